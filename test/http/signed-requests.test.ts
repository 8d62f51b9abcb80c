import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signatureHeaders } from '#sandbox/hubspot/sign-v3.ts';
import { fileAndLook } from '#test/support/decide.ts';
import { acceptBody, dealAt, truth } from '#test/support/filing.ts';
import { rowsOf } from '#test/support/log.ts';
import { appId, asOwner, clientSecret, openScene, portalId, type Scene } from '#test/support/scene.ts';

let scene: Scene;
beforeAll(async () => {
  scene = await openScene({ signed: true });
});
afterAll(() => scene.close());

const identity = {
  userId: '40101',
  portalId: String(portalId),
  userEmail: 'maya.lindqvist@corvane.example',
  appId: String(appId),
};

interface Signed {
  readonly method?: string;
  readonly path: string;
  readonly query?: string;
  readonly body?: string;
  readonly at?: number;
  readonly secret?: string;
  /** What is sent instead of what was signed. */
  readonly sentPath?: string;
  readonly sentBody?: string;
  readonly sentMethod?: string;
  readonly headers?: Record<string, string>;
}

/** Signs as HubSpot does and sends, perhaps something else than was signed. */
async function send(signed: Signed) {
  const { method = 'GET', path, query = new URLSearchParams(identity).toString(), body = '' } = signed;
  const url = `${scene.url}${path}?${query}`;
  const headers = signatureHeaders(signed.secret ?? clientSecret, method, url, body, signed.at ?? Date.now());
  const sentBody = signed.sentBody ?? body;
  const response = await fetch(signed.sentPath === undefined ? url : `${scene.url}${signed.sentPath}`, {
    method: signed.sentMethod ?? method,
    headers: { ...headers, ...(sentBody === '' ? {} : { 'content-type': 'application/json' }), ...signed.headers },
    ...(sentBody === '' ? {} : { body: sentBody }),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

const reviewPath = () => `/api/records/hubspot/deals/${dealAt(scene, 20).recordId}/review`;

describe('a request that HubSpot signed', () => {
  it('acts as the user whom HubSpot names', async () => {
    const answer = await send({ path: reviewPath() });
    expect(answer).toMatchObject({ status: 200, body: { person: { name: 'Maya Lindqvist', role: 'rep' } } });
  });

  it('decides, and a replay of it is refused', async () => {
    const record = dealAt(scene, 21);
    const one = await fileAndLook(scene, { record });
    const signed = {
      method: 'POST',
      path: `/api/suggestions/${one.id}/accept`,
      body: JSON.stringify(acceptBody(one)),
      at: Date.now(),
    };
    expect(await send(signed)).toMatchObject({ status: 200, body: { ok: true, state: 'applied' } });
    expect(await send(signed)).toMatchObject({ status: 401, body: { code: 'unauthenticated' } });
    expect(truth(scene, record, 'seats_needed')).toBe('77');
    expect((await rowsOf(scene, one.id)).decisions).toHaveLength(1);
  });

  it('makes a user who is new a rep, once', async () => {
    const query = new URLSearchParams({
      ...identity,
      userId: '40999',
      userEmail: 'new.user@corvane.example',
    }).toString();
    const answers = await Promise.all([1, 2, 3, 4].map(() => send({ path: reviewPath(), query })));
    for (const answer of answers) expect(answer).toMatchObject({ status: 200, body: { person: { role: 'rep' } } });
    expect(await asOwner(scene, `select 1 from person where crm_user_id = '40999'`)).toHaveLength(1);
    expect(await send({ path: '/api/events', query })).toMatchObject({ status: 403 });
  });

  it('may carry escapes in its address', async () => {
    const query = `${new URLSearchParams(identity)}&limit=1&type=policy%2Epublished`;
    const admin = query.replace('userId=40101', 'userId=40104');
    expect(await send({ path: '/api/events', query: admin })).toMatchObject({ status: 200 });
  });
});

const other = new URLSearchParams({ ...identity, userId: '40104' }).toString();
const mine = new URLSearchParams(identity).toString();

describe('a request whose signature does not hold', () => {
  it.each([
    ['another secret', { secret: 'guessed' }],
    ['a timestamp of six minutes ago', { at: Date.now() - 360_000 }],
    ['a timestamp of six minutes ahead', { at: Date.now() + 360_000 }],
    ['another user in the address', { sentPath: `/api/policy?${other}` }],
    ['another address', { sentPath: `/api/policies?${mine}` }],
    ['no identity', { query: 'limit=1' }],
    ['a second user before the real one', { query: `userId=40104&${mine}` }],
    ['a second user after the real one', { query: `${mine}&userId=40104` }],
    ['a second user in another spelling', { query: `user%49d=40104&${mine}` }],
    ['an account that is not connected', { query: mine.replace(String(portalId), '770077') }],
    ['the id of another app', { query: mine.replace('appId=7', 'appId=8') }],
    ['a signature of another version', { headers: { 'x-hubspot-signature-v3': 'AAAA' } }],
  ])('because of %s is refused, and no credential is tried in its place', async (_, parts) => {
    const headers = { ...(parts as Partial<Signed>).headers };
    const answer = await send({ path: '/api/policy', ...parts, headers });
    expect(answer).toMatchObject({ status: 401, body: { code: 'unauthenticated' } });
    const authorization = `Bearer ${scene.token('admin')}`;
    const both = await send({ path: '/api/policy', ...parts, headers: { ...headers, authorization } });
    expect(both.status).toBe(401);
  });

  it('because its body or its method was changed decides nothing', async () => {
    const one = await fileAndLook(scene, { record: dealAt(scene, 22) });
    const path = `/api/suggestions/${one.id}/accept`;
    const body = acceptBody(one);
    const signed = { method: 'POST', path, body: JSON.stringify(body) };
    const edited = JSON.stringify({ ...body, value: '4000' });
    expect((await send({ ...signed, sentBody: edited })).status).toBe(401);
    expect((await send({ ...signed, method: 'PUT', sentMethod: 'POST' })).status).toBe(401);
    expect(await rowsOf(scene, one.id)).toEqual({ state: 'pending', decisions: [], changes: [] });
  });

  it('because its time is missing is refused', async () => {
    const { 'X-HubSpot-Signature-v3': signature = '' } = signatureHeaders(
      clientSecret,
      'GET',
      scene.url,
      '',
      Date.now(),
    );
    const response = await fetch(`${scene.url}/api/policy?${mine}`, {
      headers: { 'x-hubspot-signature-v3': signature },
    });
    expect(response.status).toBe(401);
  });

  it('does not make the appended names mean anything without a signature', async () => {
    const answer = await scene.call('rep', 'GET', `/api/policy?${other}`);
    expect(answer.status).toBe(200);
    const review = await scene.call('rep', 'GET', `${reviewPath()}?${other}`);
    expect(review.body).toMatchObject({ person: { role: 'rep' } });
    expect((await scene.call('nobody', 'GET', `/api/policy?${other}&x=${randomUUID()}`)).status).toBe(401);
  });
});
