import { createHmac, generateKeyPairSync } from 'node:crypto';
import { SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ConnectionHealthReply } from '#contract/connection-health.ts';
import { signatureHeaders } from '#sandbox/hubspot/sign-v3.ts';
import { type OrgScene, openOrgScene } from '#test/support/open-org-scene.ts';
import { appId, clientSecret, openScene, portalId, type Scene } from '#test/support/scene.ts';

type Refusals = ConnectionHealthReply['refusals'];
const timesOf = (refusals: Refusals) => Object.fromEntries(refusals.map(({ reason, times }) => [reason, times]));
const wordsFor = (refusals: Refusals, reason: string) =>
  refusals.find((one) => one.reason === reason)?.explanation ?? '';

describe('an admin of a HubSpot account reads about', () => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await openScene({ signed: true, withWorker: false });
  });
  afterAll(() => scene?.close());
  const refusals = async () =>
    (await scene.call<ConnectionHealthReply>('admin', 'GET', '/api/connection')).body.refusals;

  it('webhooks that name the account and prove nothing, and not about those that name none', async () => {
    const url = `${scene.url}/hooks/hubspot`;
    const send = (body: string, at = Date.now(), secret = 'a guessed secret') =>
      fetch(url, {
        method: 'POST',
        headers: { ...signatureHeaders(secret, 'POST', url, body, at), 'content-type': 'application/json' },
        body,
      });
    const events = JSON.stringify([{ eventId: 1, appId, portalId, objectId: 1, subscriptionType: 'object.deletion' }]);
    expect((await send(events)).status).toBe(401);
    expect((await send(events, Date.now() + 14 * 60_000, clientSecret)).status).toBe(401);
    for (const strange of ['[]', '', '{"portalId":"', `${' '.repeat(3_000)}${events}`, '[{"portalId":null}]']) {
      expect((await send(strange)).status).toBe(401);
    }
    const told = await refusals();
    expect(timesOf(told)).toEqual({ mismatch: 1, in_the_future: 1 });
    expect(wordsFor(told, 'in_the_future')).toBe(
      'The time in the request was too far ahead of ours. The last one: 14 minutes.',
    );
  });

  it('genuine requests that were sent again', async () => {
    const query = new URLSearchParams({
      userId: '40101',
      portalId: String(portalId),
      userEmail: 'maya.lindqvist@corvane.example',
      appId: String(appId),
    });
    const url = `${scene.url}/api/connection/check?${query}`;
    const body = '{}';
    const headers = {
      ...signatureHeaders(clientSecret, 'POST', url, body, Date.now()),
      'content-type': 'application/json',
    };
    const send = async () => (await fetch(url, { method: 'POST', headers, body })).status;
    // A rep may not ask this; what counts is that they were known the first time, and only then.
    expect([await send(), await send(), await send()]).toEqual([403, 401, 401]);
    expect(timesOf(await refusals())).toMatchObject({ replayed: 2 });
  });
});

describe('an admin of a Salesforce organization reads about', () => {
  let scene: OrgScene;
  beforeAll(async () => {
    scene = await openOrgScene();
  });
  afterAll(() => scene?.close());
  const refusals = async () =>
    (await scene.call<ConnectionHealthReply>(scene.as('Ruth'), 'GET', '/api/connection')).body.refusals;
  const maya = () => scene.org.people.find(({ firstName }) => firstName === 'Maya')?.userId ?? '';
  const open = async (assertion: string) =>
    (await scene.call('nobody', 'POST', '/api/sessions', { crm: 'salesforce', assertion })).status;

  it('tokens that are replayed, truncated, late, early, for another address, or signed by somebody else', async () => {
    const good = await scene.org.signAsApex({ audience: scene.url }, maya());
    expect(await open(good)).toBe(200);
    expect(await open(good)).toBe(401);
    expect(await open(good.slice(0, -12))).toBe(401);
    expect(await open(await scene.org.signAsApex({ audience: 'https://elsewhere.example' }, maya()))).toBe(401);
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const forged = (issuer: string) =>
      new SignJWT({})
        .setProtectedHeader({ alg: 'RS256' })
        .setIssuer(issuer)
        .setSubject(maya())
        .setAudience(scene.url)
        .setJti('forged-5678')
        .setIssuedAt()
        .setExpirationTime('60s')
        .sign(privateKey);
    expect(await open(await forged(scene.org.organizationId))).toBe(401);
    expect(await open(await forged('00D000000000999AAA'))).toBe(401);
    // The organization's clock runs ahead by ten minutes, then behind.
    const early = await scene.org.signAsApex({ audience: scene.url }, maya());
    scene.later(-600_000);
    expect(await open(early)).toBe(401);
    scene.later(1_200_000);
    expect(await open(early)).toBe(401);
    const told = await refusals();
    expect(timesOf(told)).toEqual({
      replayed: 1,
      signature: 2,
      ERR_JWT_CLAIM_VALIDATION_FAILED: 1,
      in_the_future: 1,
      ERR_JWT_EXPIRED: 1,
    });
    expect(wordsFor(told, 'in_the_future')).toContain('10 minutes');
    expect(wordsFor(told, 'ERR_JWT_CLAIM_VALIDATION_FAILED')).toContain('another address');
    scene.later(-600_000);
  });

  it('Canvas requests that were changed, sent again, or carry a dead token', async () => {
    const before = timesOf(await refusals());
    const request = () =>
      scene.org.canvasSignedRequest({
        userId: maya(),
        parameters: { recordId: scene.org.flagship.recordId, objectApiName: 'Opportunity' },
        canvasUrl: `${scene.url}/hosts/salesforce/canvas`,
      });
    const land = async (signedRequest: string) =>
      (
        await fetch(`${scene.url}/hosts/salesforce/canvas`, {
          method: 'POST',
          body: new URLSearchParams({ signed_request: signedRequest }),
        })
      ).status;
    const once = request();
    expect(await land(once)).toBe(200);
    expect(await land(once)).toBe(401);
    const [, envelope = ''] = request().split('.');
    expect(await land(`${createHmac('sha256', 'guess').update(envelope).digest('base64')}.${envelope}`)).toBe(401);
    expect(await land(once.slice(0, -8))).toBe(401);
    const old = request();
    await fetch(`${scene.org.url}/sandbox-control/tokens/expire`, { method: 'POST' });
    expect(await land(old)).toBe(401);
    const after = timesOf(await refusals());
    expect(after.replayed).toBe((before.replayed ?? 0) + 1);
    // A request cut short does not even name its organization any more.
    expect(after.signature).toBe((before.signature ?? 0) + 1);
    expect(after.token).toBe(1);
  });
});
