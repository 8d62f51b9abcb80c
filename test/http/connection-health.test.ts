import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ConnectionHealthReply } from '#contract/connection-health.ts';
import { installThroughBrowser } from '#demo/install.ts';
import { signatureHeaders } from '#sandbox/hubspot/sign-v3.ts';
import { decide, fileAndLook } from '#test/support/decide.ts';
import { acceptBody, dealAt, review } from '#test/support/filing.ts';
import { eventsOfType } from '#test/support/log.ts';
import { type OrgScene, openOrgScene } from '#test/support/open-org-scene.ts';
import { enrol } from '#test/support/people.ts';
import { appId, asOwner, type Caller, clientSecret, openScene, portalId, type Scene } from '#test/support/scene.ts';

let scene: Scene;
let ahead = 0;
beforeAll(async () => {
  scene = await openScene({ signed: true, withWorker: false, now: () => new Date(Date.now() + ahead) });
});
afterAll(() => scene.close());

const health = async (as: Caller = 'admin') =>
  (await scene.call<ConnectionHealthReply>(as, 'GET', '/api/connection')).body;
const check = async () =>
  (await scene.call<{ ok: boolean; message: string }>('admin', 'POST', '/api/connection/check', {})).body;
const admin = () => String(scene.crm.people.find(({ role }) => role === 'admin')?.userId);

/** A request as HubSpot signs it, at a time of the sender's choosing. */
async function signedAt(at: number, secret = clientSecret, portal = String(portalId)) {
  const query = new URLSearchParams({
    userId: admin(),
    portalId: portal,
    userEmail: 'ruth.abernathy@corvane.example',
    appId: String(appId),
  });
  const url = `${scene.url}/api/policy?${query}`;
  return (await fetch(url, { headers: signatureHeaders(secret, 'GET', url, '', at) })).status;
}

describe('the health of a connection', () => {
  it('shows who connected it, until when the token lives, which scopes it has, and that HubSpot answers', async () => {
    expect(await check()).toMatchObject({ ok: true, message: 'HubSpot answered.' });
    const shown = await health();
    expect(shown).toMatchObject({ crm: 'hubspot', state: 'well', troubles: [], lastFailure: null, lenders: 0 });
    expect(shown.account).toMatchObject({ id: String(portalId), missingScopes: [] });
    expect(shown.account?.scopes).toContain('settings.users.teams.read');
    expect(Date.parse(shown.lastAnswerAt ?? '')).toBeGreaterThan(Date.now() - 60_000);
    expect(shown.connectUrl).toBe(`${scene.url}/oauth/hubspot/install`);
    expect(JSON.stringify(shown)).not.toMatch(/na1-|refresh/);
    expect((await health(await enrol(scene, 'auditor'))).abilities).toEqual({ manage: false });
  });

  it('says that a scope is missing, and what to do', async () => {
    await asOwner(scene, "update connection set scopes = array_remove(scopes, 'tickets')");
    const shown = await health();
    expect(shown).toMatchObject({ state: 'troubled', account: { missingScopes: ['tickets'] } });
    expect(shown.troubles[0]).toMatchObject({ kind: 'scopes_missing', message: expect.stringContaining('tickets') });
  });

  it('takes the scopes over that connecting again grants, more and fewer', async () => {
    await asOwner(scene, "update connection set scopes = scopes || 'of.an.older.version'::text");
    await installThroughBrowser('hubspot', scene.url, scene.url, admin());
    const shown = await health();
    expect(shown).toMatchObject({ state: 'well', account: { missingScopes: [] } });
    expect(shown.account?.scopes).toContain('tickets');
    expect(shown.account?.scopes).not.toContain('of.an.older.version');
  });

  it('measures our clock against HubSpot’s by what HubSpot signed', async () => {
    expect(await signedAt(Date.now() - 90_000)).toBe(200);
    const shown = await health();
    expect(shown.clock?.skewMs).toBeGreaterThan(85_000);
    expect(shown.troubles.map(({ kind }) => kind)).toEqual(['clock_skew']);
    expect(await signedAt(Date.now())).toBe(200);
    expect((await health()).state).toBe('well');
  });

  it('counts what claimed to come from the account and proved nothing, with the reason in words', async () => {
    expect(await signedAt(Date.now() + 20 * 60_000)).toBe(401);
    expect(await signedAt(Date.now() - 20 * 60_000)).toBe(401);
    for (let turn = 0; turn < 3; turn += 1) expect(await signedAt(Date.now(), 'a guessed secret')).toBe(401);
    const { refusals, troubles } = await health();
    expect(Object.fromEntries(refusals.map(({ reason, times }) => [reason, times]))).toEqual({
      in_the_future: 1,
      too_old: 1,
      mismatch: 3,
    });
    expect(refusals.find(({ reason }) => reason === 'in_the_future')?.explanation).toContain('20 minutes');
    expect(troubles).toEqual([]);
  });

  it('keeps nothing of accounts that are not connected, and answers them the same', async () => {
    const before = await asOwner(scene, 'select * from proof_refusal');
    expect(await signedAt(Date.now(), 'a guessed secret', '123456')).toBe(401);
    expect(await signedAt(Date.now(), clientSecret, '123456')).toBe(401);
    await health();
    expect(await asOwner(scene, 'select * from proof_refusal')).toEqual(before);
    expect(await asOwner(scene, "select 1 from used_proof where tenant_id = 'hubspot.123456'")).toEqual([]);
  });
});

describe('access that HubSpot has taken back', () => {
  it('is shown and logged once, and healed by connecting again, without a restart', async () => {
    const record = dealAt(scene, 70);
    const one = await fileAndLook(scene, { record });
    scene.crm.revokeGrants();
    expect((await check()).ok).toBe(false);
    expect((await check()).ok).toBe(false);
    expect(await health()).toMatchObject({ state: 'lost', lastFailure: { code: 'crm_access_lost' } });
    expect((await eventsOfType(scene, 'connection.access_lost', 10)).length).toBe(1);
    expect((await review(scene, record)).crm).toMatchObject({ reachable: false });
    await installThroughBrowser('hubspot', scene.url, scene.url, admin());
    // Connecting is an answer of HubSpot too: nobody has to ask again to read that all is well.
    expect((await health()).state).toBe('well');
    expect((await check()).ok).toBe(true);
    expect((await decide(scene, 'rep', one.id, 'accept', acceptBody(one))).body).toMatchObject({ ok: true });
  });
});

describe('ending a connection', () => {
  it('takes the id of the account, typed, and an admin', async () => {
    const end = (accountId: string, as: Caller = 'admin') =>
      scene.call(as, 'POST', '/api/connection/end', { accountId });
    expect((await end('999')).status).toBe(400);
    expect((await end(String(portalId), 'sales_ops')).status).toBe(403);
    expect((await check()).ok).toBe(true);
  });

  it('gives the tokens back to HubSpot, forgets them, and leaves suggestions and log', async () => {
    const [row] = await asOwner<{ n: number }>(scene, 'select count(*)::int as n from event');
    const answer = await scene.call('admin', 'POST', '/api/connection/end', { accountId: String(portalId) });
    expect(answer.body).toEqual({ ended: true, revokedAtCrm: true });
    expect(await asOwner(scene, 'select 1 from connection')).toEqual([]);
    expect(scene.crm.liveGrants()).toBe(0);
    const [after] = await asOwner<{ n: number }>(scene, 'select count(*)::int as n from event');
    expect(after?.n).toBe((row?.n ?? 0) + 1);
    const [event] = await eventsOfType(scene, 'connection.ended');
    expect(event?.facts).toMatchObject({ crm: 'hubspot', revokedAtCrm: true, sessions: expect.any(Number) });
    // Another process goes by what it knows for five seconds at most.
    ahead = 5_001;
    expect(await check()).toMatchObject({ ok: false, message: expect.stringContaining('connected') });
    expect(await health()).toMatchObject({ state: 'not_connected', account: null });
    expect((await scene.call('admin', 'POST', '/api/sessions/renew')).status).toBe(401);
    expect(await signedAt(Date.now() + ahead)).toBe(401);
    await installThroughBrowser('hubspot', scene.url, scene.url, admin());
    ahead = 11_000;
    expect((await check()).ok).toBe(true);
  });
});

describe('a Salesforce organization', () => {
  let org: OrgScene;
  beforeAll(async () => {
    org = await openOrgScene();
  });
  afterAll(() => org?.close());

  it('is checked, shown with its limit of the day, and left', async () => {
    const call = <T>(method: string, path: string, body?: object) => org.call<T>(org.as('Ruth'), method, path, body);
    expect((await call<{ ok: boolean }>('POST', '/api/connection/check', {})).body.ok).toBe(true);
    const { body } = await call<ConnectionHealthReply>('GET', '/api/connection');
    expect(body).toMatchObject({ crm: 'salesforce', state: 'well', account: { missingScopes: [] } });
    expect(body.dailyLimit?.limit).toBeGreaterThan(0);
    expect(Math.abs(body.clock?.skewMs ?? Number.POSITIVE_INFINITY)).toBeLessThan(30_000);
    const ended = await call('POST', '/api/connection/end', { accountId: body.account?.id ?? '' });
    expect(ended.body).toEqual({ ended: true, revokedAtCrm: true });
    expect((await call<ConnectionHealthReply>('GET', '/api/connection')).body.state).toBe('not_connected');
  });
});
