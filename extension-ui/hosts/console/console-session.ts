import type { ApiReply } from '#ui/core/host.ts';
import { isObject } from '#ui/core/read-reply.ts';
import type { SendJson } from '../web/send-json.ts';
import type { Crm } from './start-data.ts';
import type { SignInCode } from './take-code.ts';
import { words } from './words.ts';

export interface SignedInPerson {
  readonly id: string;
  readonly name: string;
  readonly role: string;
}

export type SessionState =
  | { readonly status: 'signing_in' }
  /** A code came that this tab did not ask for: whose it is, before anything is done as them. */
  | { readonly status: 'confirming'; readonly person: SignedInPerson; readonly crm: Crm }
  | { readonly status: 'signed_in'; readonly person: SignedInPerson; readonly crm: Crm }
  /** `said`: why, for somebody who did not just come here. */
  | { readonly status: 'signed_out'; readonly said: { readonly title: string; readonly text: string } | null };

/** What this tab keeps, and no other: it is gone when the tab is closed. */
interface Kept {
  readonly token: string;
  /** Milliseconds since 1970, by this machine's clock. */
  readonly until: number;
  readonly person: SignedInPerson;
  readonly crm: Crm;
}

export interface SessionOptions {
  /** Where our server is; ends with a slash. */
  readonly base: string;
  readonly send: SendJson;
  readonly now: () => number;
  readonly storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
}

type Method = 'GET' | 'POST' | 'DELETE';

const storageName = 'fieldward.session';
/** So long before its end a bearer is replaced: a request that takes its time must not outlive it. */
const marginMs = 45_000;
/** From here on somebody who is at work gets a fresh bearer; who is away lets it end. */
const renewBeforeMs = 5 * 60_000;
/** A clock that goes fast must not make every bearer look old; one that is old is refused, and the tab signs out. */
const lifeMinMs = 120_000;

/** Who this tab acts as. It ends when the server says so, when the person leaves, or when they were away too long. */
export class ConsoleSession {
  readonly #options: SessionOptions;
  readonly #listeners = new Set<() => void>();
  #state: SessionState = { status: 'signed_out', said: null };
  #kept: Kept | null = null;
  /** Waits for the person at the page to say that it is them. Never stored. */
  #offered: Kept | null = null;
  #renewing: Promise<void> | null = null;
  #lastActive: number;

  constructor(options: SessionOptions) {
    this.#options = options;
    this.#lastActive = options.now();
  }

  readonly state = (): SessionState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /**
   * Takes up what this tab kept, or exchanges the code that the page was opened with. A link with a code can come from
   * anybody, who would then see what is done here as them: unless this tab asked for it, the person confirms first.
   */
  async begin(code: SignInCode | null): Promise<void> {
    if (code === null) return this.#resume();
    // Whoever comes with a code comes as somebody: nothing of an earlier person may stay.
    this.#forget({ status: 'signing_in' });
    const { base, send } = this.#options;
    try {
      const reply = await send({
        method: 'POST',
        url: `${base}api/sessions`,
        body: { crm: code.crm, code: code.code },
      });
      const kept = this.#read(reply, code.crm);
      if (kept === null) this.#leave(words.refusedTitle, detailOf(reply) ?? words.offlineText);
      else if (code.asked) this.#keep(kept);
      else this.#offer(kept);
    } catch {
      this.#leave(words.refusedTitle, words.offlineText);
    }
  }

  /** The person at the page says that they are whom the code was made for. */
  readonly confirm = (): void => {
    if (this.#offered !== null) this.#keep(this.#offered);
  };

  /** They are not. The other's session stays theirs and is only forgotten here. */
  readonly decline = (): void => {
    if (this.#offered !== null) this.#forget({ status: 'signed_out', said: null });
  };

  /**
   * One request as the person of this tab; refused as signed out where there is none.
   * @throws OfflineError
   */
  async request(method: Method, path: string, body?: object): Promise<ApiReply> {
    if (this.#kept !== null && this.#kept.until - marginMs <= this.#options.now()) await this.#renew();
    const first = await this.#send(method, path, body);
    if (first.reply.status !== 401 || first.token === null) return first.reply;
    // Refused before anything was done, so asking once more with a bearer that came meanwhile is safe.
    if (this.#kept !== null && this.#kept.token !== first.token) return (await this.#send(method, path, body)).reply;
    this.#leave(words.endedTitle, words.endedText);
    return first.reply;
  }

  /** Ends every session of the person, and this tab's in any case. */
  async signOut(): Promise<void> {
    const told = await this.#send('POST', '/api/people/me/sign-out', {}).then(
      ({ reply }) => reply.status < 300 || reply.status === 401,
      () => false,
    );
    this.#leave(words.leftTitle, told ? words.leftText : words.leftUntold);
  }

  /** Somebody is at the page. */
  readonly noteActivity = (): void => {
    this.#lastActive = this.#options.now();
  };

  /** Called every now and then: renews for whoever is at work, and signs out whoever is not. */
  async tick(): Promise<void> {
    const kept = this.#kept;
    if (kept === null) return;
    const now = this.#options.now();
    if (kept.until <= now) return this.#leave(words.endedTitle, words.awayText);
    const wasHere = this.#lastActive > now - renewBeforeMs;
    if (wasHere && kept.until - renewBeforeMs <= now) await this.#renew();
  }

  async #send(method: Method, path: string, body?: object): Promise<{ token: string | null; reply: ApiReply }> {
    if (this.#kept === null) return { token: null, reply: signedOut };
    const { token } = this.#kept;
    const { base, send } = this.#options;
    return { token, reply: await send({ method, url: base + path.slice(1), body, token }) };
  }

  /** However many requests need a fresh bearer at once, one renewal answers them all. */
  #renew(): Promise<void> {
    this.#renewing ??= this.#renewOnce().finally(() => {
      this.#renewing = null;
    });
    return this.#renewing;
  }

  async #renewOnce(): Promise<void> {
    const before = this.#kept;
    if (before === null) return;
    const { base, send } = this.#options;
    let reply: ApiReply;
    try {
      reply = await send({ method: 'POST', url: `${base}api/sessions/renew`, token: before.token });
    } catch {
      // The old one may still hold; whether it does the next request finds out.
      return;
    }
    // Somebody signed out while this was on its way.
    if (this.#kept !== before) return;
    const kept = this.#read(reply, before.crm);
    if (kept !== null) this.#keep(kept);
    else if (reply.status === 401) this.#leave(words.endedTitle, words.endedText);
  }

  #resume(): void {
    const kept = parsed(this.#options.storage.getItem(storageName));
    if (kept === null) return;
    if (kept.until > this.#options.now()) this.#keep(kept);
    else this.#leave(words.endedTitle, words.endedText);
  }

  #read({ status, body }: ApiReply, crm: string): Kept | null {
    if (status < 200 || status > 299 || !isObject(body) || typeof body.token !== 'string') return null;
    const now = this.#options.now();
    const until = now + Math.max(Date.parse(String(body.expiresAt)) - now, lifeMinMs);
    return keptFrom({ token: body.token, until, person: body.person, crm });
  }

  #offer(kept: Kept): void {
    this.#offered = kept;
    const { person, crm } = kept;
    this.#become({ status: 'confirming', person, crm });
  }

  #keep(kept: Kept): void {
    this.#offered = null;
    this.#kept = kept;
    this.#options.storage.setItem(storageName, JSON.stringify(kept));
    const { person, crm } = kept;
    this.#become({ status: 'signed_in', person, crm });
  }

  #leave(title: string, text: string): void {
    this.#forget({ status: 'signed_out', said: { title, text } });
  }

  #forget(state: SessionState): void {
    this.#kept = null;
    this.#offered = null;
    this.#options.storage.removeItem(storageName);
    this.#become(state);
  }

  #become(state: SessionState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}

// Nobody answered this, so the sentence for the person is ours.
const signedOut: ApiReply = { status: 401, body: { code: 'unauthenticated', detail: words.endedTitle } };

function detailOf({ body }: ApiReply): string | null {
  return isObject(body) && typeof body.detail === 'string' ? body.detail : null;
}

function parsed(text: string | null): Kept | null {
  try {
    const value: unknown = JSON.parse(text ?? 'null');
    return isObject(value) ? keptFrom(value) : null;
  } catch {
    return null;
  }
}

function keptFrom({ token, until, person, crm }: Record<string, unknown>): Kept | null {
  if (typeof token !== 'string' || typeof until !== 'number' || !Number.isFinite(until)) return null;
  if (!isObject(person) || (crm !== 'hubspot' && crm !== 'salesforce')) return null;
  return { token, until, person: { id: String(person.id), name: String(person.name), role: String(person.role) }, crm };
}
