import type { ApiReply } from '#ui/core/host.ts';
import { isObject } from '#ui/core/read-reply.ts';
import type { SendJson } from '../web/send-json.ts';
import type { EmbeddingHost } from './embedding/embedding-host.ts';
import { words } from './words.ts';

export interface SignedInPerson {
  readonly id: string;
  readonly name: string;
  readonly role: string;
}

interface Bearer {
  readonly token: string;
  /** Milliseconds since 1970, by this machine's clock. */
  readonly until: number;
}

type Obtained = { readonly ok: true; readonly bearer: Bearer } | { readonly ok: false; readonly reply: ApiReply };

export interface SessionOptions {
  /** Where our server is; ends with a slash. */
  readonly base: string;
  readonly embedding: EmbeddingHost;
  /** What the embedding's proof is: a token that Salesforce signed, or the code of our own landing page. */
  readonly proofKind: 'assertion' | 'code';
  readonly send: SendJson;
  readonly now: () => number;
}

/** So long before its end a bearer is replaced: a request that takes its time must not outlive it. */
const marginMs = 45_000;
/** A clock that goes fast must not make every bearer look old; one that is old is refused, and replaced then. */
const lifeMinMs = 120_000;
/** Apex signs in well under a second; a page that cannot answer tells the person so itself. */
const proofPatienceMs = 15_000;

/**
 * Who this page acts as. A proof is exchanged for a bearer, which is kept in this object and nowhere else; when it ends,
 * the page around is asked for a new proof, or, where there is none to be had, the bearer is renewed.
 */
export class PageSession {
  readonly #options: SessionOptions;
  readonly #listeners = new Set<() => void>();
  #person: SignedInPerson | null = null;
  #bearer: Bearer | null = null;
  #obtaining: Promise<Obtained> | null = null;
  /** Proofs are good for one time: what got an answer is never sent again. */
  #spent: string | null = null;

  constructor(options: SessionOptions) {
    this.#options = options;
  }

  readonly person = (): SignedInPerson | null => this.#person;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /**
   * One request as the person at the page. Where nobody can be signed in, the answer is the refusal.
   * @param path below our server's address, with a slash at its beginning
   * @throws OfflineError
   */
  async request(method: 'GET' | 'POST' | 'DELETE', path: string, body?: object): Promise<ApiReply> {
    const first = await this.#requestOnce(method, path, body);
    if (!first.signedIn || first.reply.status !== 401) return first.reply;
    // Refused before anything was done, so asking once more with a new bearer is safe for a decision, too.
    if (this.#bearer?.token === first.token) this.#bearer = null;
    return (await this.#requestOnce(method, path, body)).reply;
  }

  async #requestOnce(method: 'GET' | 'POST' | 'DELETE', path: string, body: object | undefined) {
    const obtained = await this.#obtain();
    if (!obtained.ok) return { signedIn: false as const, reply: obtained.reply };
    const { token } = obtained.bearer;
    const reply = await this.#options.send({ method, url: this.#url(path), body, token });
    return { signedIn: true as const, token, reply };
  }

  /** However many requests need a bearer at once, one exchange answers them all. */
  #obtain(): Promise<Obtained> {
    const bearer = this.#bearer;
    const { embedding, now } = this.#options;
    // Another proof, or none: the page around began anew, maybe for somebody else.
    const isCurrent = embedding.props()?.proof === this.#spent;
    if (bearer !== null && isCurrent && bearer.until - marginMs > now()) return Promise.resolve({ ok: true, bearer });
    this.#obtaining ??= this.#signIn(bearer).finally(() => {
      this.#obtaining = null;
    });
    return this.#obtaining;
  }

  async #signIn(old: Bearer | null): Promise<Obtained> {
    const waiting = this.#unspentProof();
    let refusal = signedOut;
    if (waiting !== null) {
      const obtained = await this.#exchange(waiting);
      // A proof that lay about for minutes is too old by now; the page may have a fresh one.
      if (obtained.ok || obtained.reply.status !== 401) return obtained;
      refusal = obtained.reply;
    }
    const fresh = await this.#freshProof();
    if (fresh !== null) return this.#exchange(fresh);
    if (old === null || old.until <= this.#options.now()) return { ok: false, reply: refusal };
    return this.#take(
      await this.#options.send({ method: 'POST', url: this.#url('/api/sessions/renew'), token: old.token }),
    );
  }

  async #exchange(proof: string): Promise<Obtained> {
    this.#spent = proof;
    const { proofKind, send } = this.#options;
    const body = { crm: 'salesforce', [proofKind]: proof };
    try {
      return this.#take(await send({ method: 'POST', url: this.#url('/api/sessions'), body }));
    } catch (error) {
      // Perhaps it never arrived; where it did, the server refuses it the second time.
      this.#spent = null;
      throw error;
    }
  }

  #take(reply: ApiReply): Obtained {
    const { status, body } = reply;
    if (status < 200 || status > 299) return { ok: false, reply };
    const person = isObject(body) ? body.person : null;
    if (!isObject(body) || typeof body.token !== 'string' || !isObject(person)) return { ok: false, reply: broken };
    const now = this.#options.now();
    this.#bearer = { token: body.token, until: now + Math.max(Date.parse(String(body.expiresAt)) - now, lifeMinMs) };
    this.#person = { id: String(person.id), name: String(person.name), role: String(person.role) };
    for (const listener of this.#listeners) listener();
    return { ok: true, bearer: this.#bearer };
  }

  #unspentProof(): string | null {
    const proof = this.#options.embedding.props()?.proof ?? null;
    return proof === this.#spent ? null : proof;
  }

  /** Asks the page for a proof, unless it is getting one anyway. `null` when none comes. */
  async #freshProof(): Promise<string | null> {
    const { embedding } = this.#options;
    const isComing = embedding.props()?.proof === null;
    if (!isComing && !embedding.needProof()) return null;
    return new Promise((resolve) => {
      const settle = () => {
        const proof = this.#unspentProof();
        if (proof !== null || embedding.ended()) finish(proof);
      };
      const timer = setTimeout(() => finish(null), proofPatienceMs);
      const stop = embedding.subscribe(settle);
      const finish = (proof: string | null) => {
        clearTimeout(timer);
        stop();
        resolve(proof);
      };
      settle();
    });
  }

  #url(path: string): string {
    return this.#options.base + path.slice(1);
  }
}

// Nobody answered this, so the sentence for the person is ours.
const signedOut: ApiReply = { status: 401, body: { code: 'unauthenticated', detail: words.signInEnded } };
const broken: ApiReply = { status: 500, body: null };
