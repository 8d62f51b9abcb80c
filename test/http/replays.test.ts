import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signatureHeaders } from '#sandbox/hubspot/sign-v3.ts';
import { fileAndLook } from '#test/support/decide.ts';
import { acceptBody, dealAt } from '#test/support/filing.ts';
import { rowsOf } from '#test/support/log.ts';
import { appId, asOwner, clientSecret, openScene, portalId, type Scene } from '#test/support/scene.ts';

let scene: Scene;
let ahead = 0;
const now = () => Date.now() + ahead;
beforeAll(async () => {
  scene = await openScene({ signed: true, withWorker: false, now: () => new Date(now()) });
});
afterAll(() => scene.close());

const identity = new URLSearchParams({
  userId: '40101',
  portalId: String(portalId),
  userEmail: 'maya.lindqvist@corvane.example',
  appId: String(appId),
});

/** A request as HubSpot signs it, to be sent as often as one likes. */
function signed(method: string, path: string, body = '', at = now()) {
  const url = `${scene.url}${path}?${identity}`;
  const headers = {
    ...signatureHeaders(clientSecret, method, url, body, at),
    ...(body === '' ? {} : { 'content-type': 'application/json' }),
  };
  return async (change: { url?: string; body?: string; method?: string } = {}) => {
    const sent = change.body ?? body;
    const response = await fetch(change.url ?? url, {
      method: change.method ?? method,
      headers,
      ...(sent === '' ? {} : { body: sent }),
    });
    return { status: response.status, body: (await response.json().catch(() => ({}))) as { code?: string } };
  };
}

describe('a captured request', () => {
  it('that changes something passes once, also when both arrive together', async () => {
    const one = await fileAndLook(scene, { record: dealAt(scene, 75) });
    const send = signed('POST', `/api/suggestions/${one.id}/accept`, JSON.stringify(acceptBody(one)));
    const statuses = (await Promise.all([send(), send(), send()])).map(({ status }) => status);
    expect(statuses.toSorted()).toEqual([200, 401, 401]);
    expect((await rowsOf(scene, one.id)).decisions).toHaveLength(1);
  });

  it('that only asks passes for twins of one instant, and not two seconds later', async () => {
    const send = signed('GET', '/api/policy');
    expect((await Promise.all([send(), send()])).map(({ status }) => status)).toEqual([200, 200]);
    ahead += 2_500;
    expect(await send()).toMatchObject({ status: 401, body: { code: 'unauthenticated' } });
    // The same user goes on with requests that HubSpot signs afresh.
    expect((await signed('GET', '/api/policy')()).status).toBe(200);
  });

  it('under another spelling of its address is the same request', async () => {
    const one = await fileAndLook(scene, { record: dealAt(scene, 76) });
    const path = `/api/suggestions/${one.id}/accept`;
    const send = signed('POST', path, JSON.stringify(acceptBody(one)));
    expect((await send()).status).toBe(200);
    const respelled = `${scene.url}${path}?${String(identity).replace('%40', '@')}`;
    expect((await send({ url: respelled })).status).toBe(401);
  });

  it('truncated, re-ordered, changed or sent by another method proves nothing', async () => {
    const one = await fileAndLook(scene, { record: dealAt(scene, 77) });
    const body = JSON.stringify(acceptBody(one));
    const send = signed('POST', `/api/suggestions/${one.id}/accept`, body);
    const reordered = new URLSearchParams([...identity].reverse());
    for (const change of [
      { body: body.slice(0, -1) },
      { body: `${body} ` },
      { url: `${scene.url}/api/suggestions/${one.id}/accept?${reordered}` },
      { url: `${scene.url}/api/suggestions/${one.id}/accept?${identity}&x=1` },
      { url: `${scene.url}/api/suggestions/${one.id}/accept?${identity}&${identity}` },
      { url: `${scene.url}/api/suggestions/${one.id}/reject?${identity}` },
    ]) {
      expect((await send(change)).status, JSON.stringify(change)).toBe(401);
    }
    expect((await send({ method: 'PUT' })).status).toBe(405);
    expect((await rowsOf(scene, one.id)).decisions).toEqual([]);
    expect((await send()).status).toBe(200);
  });

  it('that broke on our side may be sent once more as it was, for HubSpot does that by itself', async () => {
    const one = await fileAndLook(scene, { record: dealAt(scene, 78) });
    const send = signed('POST', `/api/suggestions/${one.id}/accept`, JSON.stringify(acceptBody(one)));
    await asOwner(scene, 'revoke insert on decision from fieldward_app');
    expect((await send()).status).toBe(500);
    await asOwner(scene, 'grant insert on decision to fieldward_app');
    expect((await send()).status).toBe(200);
    expect((await send()).status).toBe(401);
  });

  it('is remembered for as long as its time would let it pass, and no longer', async () => {
    const [row] = await asOwner<{ n: number; longest: number }>(
      scene,
      `select count(*)::int as n, extract(epoch from max(expires_at - seen_at))::int as longest from used_proof`,
    );
    expect(row?.n).toBeGreaterThan(3);
    expect(row?.longest).toBeLessThanOrEqual(301);
  });
});

describe('a webhook that was captured', () => {
  it('makes us look once, however often it is sent', async () => {
    const record = dealAt(scene, 79);
    await fileAndLook(scene, { record });
    const event = {
      eventId: 1,
      subscriptionType: 'object.propertyChange',
      appId,
      portalId,
      objectId: Number(record.recordId),
      objectTypeId: '0-3',
      propertyName: 'seats_needed',
      propertyValue: '1',
      occurredAt: now(),
      attemptNumber: 0,
    };
    const body = JSON.stringify([event]);
    const url = `${scene.url}/hooks/hubspot`;
    const headers = {
      ...signatureHeaders(clientSecret, 'POST', url, body, now()),
      'content-type': 'application/json',
    };
    const queued = async () =>
      (
        await asOwner<{ n: number }>(
          scene,
          "select count(*)::int as n from pgboss.job where name = 'follow-crm-changes'",
        )
      )[0]?.n ?? 0;
    const before = await queued();
    for (let turn = 0; turn < 3; turn += 1) {
      expect((await fetch(url, { method: 'POST', headers, body })).status).toBe(204);
    }
    expect(await queued()).toBe(before + 1);
  });
});
