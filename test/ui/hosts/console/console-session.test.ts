import { beforeEach, describe, expect, it } from 'vitest';
import { type ApiReply, OfflineError } from '#ui/core/host.ts';
import { ConsoleSession } from '#ui/hosts/console/console-session.ts';
import type { JsonRequest } from '#ui/hosts/web/send-json.ts';

const base = 'https://fieldward.example/below/';
const startedAt = Date.parse('2026-11-23T09:00:00.000Z');
const minute = 60_000;
const life = 15 * minute;
const code = { crm: 'hubspot', code: 'one-time', asked: true };
const unasked = { ...code, asked: false };

let sent: JsonRequest[];
let stored: Map<string, string>;
let now: number;
let opened: number;
let answer: (request: JsonRequest) => ApiReply | Error | Promise<ApiReply>;

beforeEach(() => {
  sent = [];
  stored = new Map();
  now = startedAt;
  opened = 0;
  answer = (request) => (request.url.includes('/api/sessions') ? opens() : { status: 200, body: 'done' });
});

function opens(person: object = { id: 'per_1', name: 'Ruth Abernathy', role: 'admin' }): ApiReply {
  opened += 1;
  return { status: 200, body: { token: `token-${opened}`, expiresAt: new Date(now + life).toISOString(), person } };
}

const refused: ApiReply = { status: 401, body: { code: 'unauthenticated', detail: 'This code was used already.' } };

function tab(): ConsoleSession {
  return new ConsoleSession({
    base,
    now: () => now,
    storage: {
      getItem: (name) => stored.get(name) ?? null,
      setItem: (name, value) => void stored.set(name, value),
      removeItem: (name) => void stored.delete(name),
    },
    send: async (request) => {
      sent.push(request);
      const given = await answer(request);
      if (given instanceof Error) throw given;
      return given;
    },
  });
}

async function signedIn(): Promise<ConsoleSession> {
  const session = tab();
  await session.begin(code);
  sent = [];
  return session;
}

const paths = () => sent.map(({ method, url, token }) => `${method} ${url.replace(base, '/')} ${token ?? '-'}`);
const saidBy = (session: ConsoleSession) => {
  const state = session.state();
  return state.status === 'signed_out' ? state.said : 'signed in';
};

describe('a tab of the console', () => {
  it('asks to sign in, without a word of reproach, when nobody was here', async () => {
    const session = tab();
    await session.begin(null);
    expect(session.state()).toEqual({ status: 'signed_out', said: null });
    expect(sent).toEqual([]);
  });

  it('exchanges the code for a bearer, once, and acts with it', async () => {
    const session = tab();
    await session.begin(code);
    expect(sent).toMatchObject([
      { method: 'POST', url: `${base}api/sessions`, body: { crm: 'hubspot', code: 'one-time' } },
    ]);
    expect(session.state()).toMatchObject({ status: 'signed_in', crm: 'hubspot', person: { name: 'Ruth Abernathy' } });
    expect(await session.request('GET', '/api/people')).toEqual({ status: 200, body: 'done' });
    expect(paths().at(-1)).toBe('GET /api/people token-1');
  });

  it('goes on after a reload without asking anybody, and never keeps the code', async () => {
    await signedIn();
    expect([...stored.values()].join()).not.toContain('one-time');
    const again = tab();
    await again.begin(null);
    expect(again.state()).toMatchObject({ status: 'signed_in', person: { role: 'admin' } });
    expect(sent).toEqual([]);
  });

  it('forgets whoever was here before when somebody comes with a code, also with one that is refused', async () => {
    await signedIn();
    answer = () => refused;
    const again = tab();
    await again.begin(code);
    expect(saidBy(again)).toMatchObject({ text: 'This code was used already.' });
    expect(stored.size).toBe(0);
  });

  it('acts as nobody and keeps nothing until a person confirms a code that this tab did not ask for', async () => {
    const session = tab();
    await session.begin(unasked);
    expect(session.state()).toMatchObject({ status: 'confirming', person: { name: 'Ruth Abernathy' } });
    expect(stored.size).toBe(0);
    expect(await session.request('GET', '/api/people')).toMatchObject({ status: 401 });
    expect(paths()).toEqual(['POST /api/sessions -']);
    await session.tick();
    session.confirm();
    expect(session.state()).toMatchObject({ status: 'signed_in' });
    await session.request('GET', '/api/people');
    expect(paths().at(-1)).toBe('GET /api/people token-1');
  });

  it('forgets a code that the person at the page declines, and ends nobody’s session', async () => {
    const session = tab();
    await session.begin(unasked);
    session.decline();
    expect(session.state()).toEqual({ status: 'signed_out', said: null });
    session.confirm();
    expect(session.state()).toMatchObject({ status: 'signed_out' });
    expect(paths()).toEqual(['POST /api/sessions -']);
    expect(stored.size).toBe(0);
  });

  it.each([
    ['no answer came', () => new OfflineError()],
    ['the answer cannot be read', () => ({ status: 200, body: { token: 7 } })],
    ['the CRM is one that the console does not know', () => opens()],
  ] as const)('is signed out and says so when %s', async (name, given) => {
    answer = given;
    const session = tab();
    await session.begin(name.startsWith('the CRM') ? { ...code, crm: 'other' } : code);
    expect(saidBy(session)).toMatchObject({ title: 'That did not work' });
    expect(stored.size).toBe(0);
  });

  it.each(['no JSON', '{}', '{"token":"t","until":"soon","person":{},"crm":"hubspot"}', 'null'])(
    'takes nothing that it does not understand out of its storage: %s',
    async (text) => {
      stored.set('fieldward.session', text);
      const session = tab();
      await session.begin(null);
      expect(session.state()).toEqual({ status: 'signed_out', said: null });
    },
  );

  it('does not take up a sign-in that ended while the tab was away', async () => {
    await signedIn();
    now += life;
    const again = tab();
    await again.begin(null);
    expect(saidBy(again)).toMatchObject({ title: 'Your sign-in has ended' });
    expect(stored.size).toBe(0);
  });
});

describe('the bearer of a tab', () => {
  it('is renewed once before requests that would outlive it, however many there are', async () => {
    const session = await signedIn();
    now += life - 30_000;
    await Promise.all([session.request('GET', '/api/a'), session.request('GET', '/api/b')]);
    expect(paths()).toEqual(['POST /api/sessions/renew token-1', 'GET /api/a token-2', 'GET /api/b token-2']);
    expect(stored.get('fieldward.session')).toContain('token-2');
  });

  it('is renewed for somebody at work, and not before it is time', async () => {
    const session = await signedIn();
    now += 9 * minute;
    session.noteActivity();
    await session.tick();
    expect(sent).toEqual([]);
    now += 2 * minute;
    await session.tick();
    expect(paths()).toEqual(['POST /api/sessions/renew token-1']);
  });

  it('ends for somebody who went away, and says why', async () => {
    const session = await signedIn();
    now += 11 * minute;
    await session.tick();
    expect(session.state().status).toBe('signed_in');
    now = startedAt + life;
    await session.tick();
    expect(sent).toEqual([]);
    expect(saidBy(session)).toMatchObject({ text: expect.stringContaining('away for a while') });
    expect(stored.size).toBe(0);
  });

  it('is kept when the renewal got no answer, and given up when it was refused', async () => {
    const session = await signedIn();
    now += life - 30_000;
    answer = ({ url }) => (url.endsWith('/renew') ? new OfflineError() : { status: 200, body: 'done' });
    expect((await session.request('GET', '/api/a')).status).toBe(200);
    answer = ({ url }) => (url.endsWith('/renew') ? refused : { status: 200, body: 'done' });
    expect((await session.request('GET', '/api/a')).status).toBe(401);
    expect(saidBy(session)).toMatchObject({ title: 'Your sign-in has ended' });
  });

  it('ends the sign-in of the tab when the server refuses it', async () => {
    const session = await signedIn();
    answer = () => refused;
    let told = 0;
    session.subscribe(() => {
      told += 1;
    });
    expect((await session.request('GET', '/api/people')).status).toBe(401);
    expect([told, stored.size]).toEqual([1, 0]);
    expect(await session.request('GET', '/api/people')).toMatchObject({ status: 401 });
    expect(sent).toHaveLength(1);
  });

  it('that was refused while a fresh one came is replaced, and the request sent once more', async () => {
    const session = await signedIn();
    const held = Promise.withResolvers<ApiReply>();
    answer = ({ token, url }) => (token === 'token-1' && url.endsWith('/slow') ? held.promise : opens());
    const slow = session.request('GET', '/api/slow');
    now += 11 * minute;
    session.noteActivity();
    await session.tick();
    held.resolve(refused);
    expect((await slow).status).toBe(200);
    expect(paths().at(-1)).toBe('GET /api/slow token-2');
    expect(session.state().status).toBe('signed_in');
  });

  it('stays for a refusal that is about something else', async () => {
    const session = await signedIn();
    answer = () => ({ status: 403, body: { code: 'forbidden' } });
    expect((await session.request('GET', '/api/people')).status).toBe(403);
    expect(session.state().status).toBe('signed_in');
  });
});

describe('signing out', () => {
  it('ends every session at the server and forgets this one', async () => {
    const session = await signedIn();
    await session.signOut();
    expect(paths()).toEqual(['POST /api/people/me/sign-out token-1']);
    expect(saidBy(session)).toMatchObject({ text: 'Every session of yours has ended.' });
    expect(stored.size).toBe(0);
  });

  it('forgets it also when the server could not be told, and does not claim that it was', async () => {
    const session = await signedIn();
    answer = () => new OfflineError();
    await session.signOut();
    expect(saidBy(session)).toMatchObject({ text: expect.stringContaining('could not be told') });
    expect(stored.size).toBe(0);
  });

  it('is not undone by a renewal that was on its way', async () => {
    const session = await signedIn();
    const held = Promise.withResolvers<ApiReply>();
    answer = ({ url }) => (url.endsWith('/renew') ? held.promise : { status: 200, body: { ended: 1 } });
    now += 11 * minute;
    session.noteActivity();
    const ticking = session.tick();
    await session.signOut();
    held.resolve(opens());
    await ticking;
    expect(session.state().status).toBe('signed_out');
    expect(stored.size).toBe(0);
  });
});
