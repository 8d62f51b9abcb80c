import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type ApiReply, OfflineError } from '#ui/core/host.ts';
import type { EmbeddingHost, EmbeddingProps } from '#ui/hosts/salesforce/embedding/embedding-host.ts';
import { PageSession } from '#ui/hosts/salesforce/session.ts';
import type { JsonRequest } from '#ui/hosts/web/send-json.ts';

const base = 'https://fieldward.example/below/';
const startedAt = Date.parse('2026-11-23T09:00:00.000Z');
const life = 15 * 60_000;

/** A page whose proofs the test hands out. */
class Page implements EmbeddingHost {
  asked = 0;
  canGive = true;
  /** What comes when the panel asks. */
  next: string[] = [];
  #props: EmbeddingProps = { recordId: '006000000000001AAA', objectApiName: 'Opportunity', proof: 'proof-1' };
  readonly #listeners = new Set<() => void>();

  readonly props = () => this.#props;
  readonly ended = () => false;
  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  applied(): void {}
  resize(): void {}
  toast(): boolean {
    return true;
  }

  needProof(): boolean {
    this.asked += 1;
    const proof = this.next.shift();
    if (proof !== undefined) queueMicrotask(() => this.give(proof));
    return this.canGive;
  }

  give(proof: string | null): void {
    this.#props = { ...this.#props, proof };
    for (const listener of this.#listeners) listener();
  }
}

let page: Page;
let sent: JsonRequest[];
let now: number;
let exchanged: number;
let answer: (request: JsonRequest) => ApiReply | Error;

beforeEach(() => {
  vi.useFakeTimers();
  page = new Page();
  sent = [];
  now = startedAt;
  exchanged = 0;
  answer = (request) => (request.url.includes('/api/sessions') ? session() : { status: 200, body: 'done' });
});

afterEach(() => {
  vi.useRealTimers();
});

function session(): ApiReply {
  exchanged += 1;
  const expiresAt = new Date(now + life).toISOString();
  return { status: 200, body: { token: `t${exchanged}`, expiresAt, person: { id: 'per', name: 'Maya', role: 'rep' } } };
}

const refusal: ApiReply = { status: 401, body: { code: 'unauthenticated', detail: 'Reload the record.' } };

function open(proofKind: 'assertion' | 'code' = 'assertion'): PageSession {
  const send = async (request: JsonRequest) => {
    sent.push(request);
    const given = answer(request);
    if (given instanceof Error) throw given;
    return given;
  };
  return new PageSession({ base, embedding: page, proofKind, send, now: () => now });
}

/** What was sent, without what every request has. */
function trace(): string[] {
  return sent.map(({ method, url, body, token }) => {
    const proof = body !== undefined && 'crm' in body ? ` ${JSON.stringify(body)}` : '';
    return `${method} ${url.slice(base.length)}${proof}${token === undefined ? '' : ` as ${token}`}`;
  });
}

const exchangeOf = (proof: string) => `POST api/sessions {"crm":"salesforce","assertion":"${proof}"}`;

describe('signing in', () => {
  it('exchanges the proof and sends the request with the bearer', async () => {
    const opened = open();
    expect(await opened.request('GET', '/api/x')).toEqual({ status: 200, body: 'done' });
    expect(trace()).toEqual([exchangeOf('proof-1'), 'GET api/x as t1']);
    expect(opened.person()).toEqual({ id: 'per', name: 'Maya', role: 'rep' });
  });

  it('exchanges once, however many requests begin at the same time', async () => {
    const opened = open();
    await Promise.all(['/a', '/b', '/c'].map((path) => opened.request('GET', path)));
    expect(trace()).toEqual([exchangeOf('proof-1'), 'GET a as t1', 'GET b as t1', 'GET c as t1']);
  });

  it('waits for a proof that the page is still getting, without asking for a second one', async () => {
    page.give(null);
    const opened = open();
    const reply = opened.request('GET', '/a');
    await vi.advanceTimersByTimeAsync(1_000);
    expect(sent).toEqual([]);
    page.give('late');
    expect((await reply).status).toBe(200);
    expect(page.asked).toBe(0);
    expect(trace()[0]).toBe(exchangeOf('late'));
  });

  it('gives up when no proof comes, and begins anew at the next request', async () => {
    page.give(null);
    const opened = open();
    const reply = opened.request('GET', '/a');
    await vi.advanceTimersByTimeAsync(15_000);
    expect((await reply).status).toBe(401);
    page.give('late');
    expect((await opened.request('GET', '/a')).status).toBe(200);
  });

  it('asks for a fresh proof when the first one has lain about for too long', async () => {
    page.next = ['proof-2'];
    answer = ({ body, url }) => {
      if (!url.includes('sessions')) return { status: 200, body: null };
      return JSON.stringify(body).includes('proof-1') ? refusal : session();
    };
    await open().request('GET', '/a');
    expect(trace()).toEqual([exchangeOf('proof-1'), exchangeOf('proof-2'), 'GET a as t1']);
  });

  it('answers with the refusal when a fresh proof is refused, too', async () => {
    page.next = ['proof-2'];
    answer = () => refusal;
    expect(await open().request('GET', '/a')).toEqual(refusal);
    expect(trace()).toEqual([exchangeOf('proof-1'), exchangeOf('proof-2')]);
  });

  it('answers with the refusal when the page has no fresh proof to give', async () => {
    page.canGive = false;
    answer = () => refusal;
    expect(await open('code').request('GET', '/a')).toEqual(refusal);
    expect(sent).toHaveLength(1);
  });

  it('answers with the refusal at once when the person may not use Fieldward', async () => {
    const forbidden: ApiReply = { status: 403, body: { code: 'forbidden', detail: 'Not enrolled.' } };
    answer = () => forbidden;
    expect(await open().request('GET', '/a')).toEqual(forbidden);
    expect(page.asked).toBe(0);
  });

  it('sends the same proof again when nobody knows whether it arrived', async () => {
    const opened = open();
    answer = () => new OfflineError();
    await expect(opened.request('GET', '/a')).rejects.toThrow(OfflineError);
    answer = ({ url }) => (url.includes('sessions') ? session() : { status: 200, body: null });
    expect((await opened.request('GET', '/a')).status).toBe(200);
    expect(trace().slice(0, 2)).toEqual([exchangeOf('proof-1'), exchangeOf('proof-1')]);
  });

  it('takes no answer for a session that is none', async () => {
    answer = () => ({ status: 200, body: { token: 7 } });
    expect((await open().request('GET', '/a')).status).toBe(500);
  });
});

describe('staying signed in', () => {
  it('gets a new bearer with a new proof before the old one ends', async () => {
    page.next = ['proof-2'];
    const opened = open();
    await opened.request('GET', '/a');
    now += life - 50_000;
    await opened.request('GET', '/b');
    now += 10_000;
    await opened.request('GET', '/c');
    expect(trace()).toEqual([
      exchangeOf('proof-1'),
      'GET a as t1',
      'GET b as t1',
      exchangeOf('proof-2'),
      'GET c as t2',
    ]);
  });

  it('sends a request again, once, that was refused because the bearer had ended', async () => {
    page.next = ['proof-2'];
    const opened = open();
    await opened.request('GET', '/a');
    const usual = answer;
    answer = (request) => (request.token === 't1' ? refusal : usual(request));
    expect((await opened.request('POST', '/b', { decisionId: 'x' })).status).toBe(200);
    expect(trace().slice(2)).toEqual(['POST b as t1', exchangeOf('proof-2'), 'POST b as t2']);
    expect(sent.at(-1)?.body).toEqual({ decisionId: 'x' });
  });

  it('does not go round in circles when the new bearer is refused, too', async () => {
    page.next = ['proof-2', 'proof-3'];
    answer = ({ url }) => (url.includes('sessions') ? session() : refusal);
    expect(await open().request('GET', '/a')).toEqual(refusal);
    expect(trace()).toEqual([exchangeOf('proof-1'), 'GET a as t1', exchangeOf('proof-2'), 'GET a as t2']);
  });

  it('renews the bearer where the page gives no second proof', async () => {
    page.canGive = false;
    const opened = open('code');
    await opened.request('GET', '/a');
    now += life - 10_000;
    await opened.request('GET', '/b');
    expect(trace()).toEqual([
      'POST api/sessions {"crm":"salesforce","code":"proof-1"}',
      'GET a as t1',
      'POST api/sessions/renew as t1',
      'GET b as t2',
    ]);
  });

  it('is over where the page gives no second proof and the bearer has ended', async () => {
    page.canGive = false;
    const opened = open('code');
    await opened.request('GET', '/a');
    now += life + 1;
    expect((await opened.request('GET', '/b')).status).toBe(401);
    expect(sent).toHaveLength(2);
  });

  it('is not upset by a clock that goes an hour fast', async () => {
    answer = ({ url }) => {
      if (!url.includes('sessions')) return { status: 200, body: null };
      const body = session().body as { expiresAt: string };
      return { status: 200, body: { ...body, expiresAt: new Date(now - 45 * 60_000).toISOString() } };
    };
    const opened = open();
    await opened.request('GET', '/a');
    await opened.request('GET', '/b');
    expect(exchanged).toBe(1);
  });

  it('acts for nobody from before once the page has begun anew', async () => {
    const opened = open();
    await opened.request('GET', '/a');
    page.give(null);
    const reply = opened.request('GET', '/b');
    await vi.advanceTimersByTimeAsync(100);
    expect(sent).toHaveLength(2);
    page.give('of-somebody-else');
    await reply;
    expect(trace().slice(2)).toEqual([exchangeOf('of-somebody-else'), 'GET b as t2']);
  });
});
