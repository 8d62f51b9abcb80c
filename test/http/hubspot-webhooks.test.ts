import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signatureHeaders } from '#sandbox/hubspot/sign-v3.ts';
import { dealAt, fileOne, type ItemParts } from '#test/support/filing.ts';
import { appId, asOwner, clientSecret, openScene, portalId, type Scene, tenantId } from '#test/support/scene.ts';

let scene: Scene;
beforeAll(async () => {
  // Nobody works the queue, so that what was queued can be looked at.
  scene = await openScene({ withWorker: false });
});
afterAll(() => scene.close());

interface Delivery {
  readonly secret?: string;
  readonly at?: number;
  readonly path?: string;
  /** The address that is signed, where it is not the one that is called. */
  readonly signedPath?: string;
  /** What is sent instead of what was signed. */
  readonly sentBody?: string;
  readonly contentType?: string;
}

/** Signs as HubSpot does and sends. */
async function deliver(events: unknown, delivery: Delivery = {}) {
  const { secret = clientSecret, at = Date.now(), path = '/hooks/hubspot', contentType } = delivery;
  const body = typeof events === 'string' ? events : JSON.stringify(events);
  const url = `${scene.url}${path}`;
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': contentType ?? 'application/json',
      ...signatureHeaders(secret, 'POST', `${scene.url}${delivery.signedPath ?? path}`, body, at),
    },
    body: delivery.sentBody ?? body,
  });
  const text = await response.text();
  return { status: response.status, code: text === '' ? null : (JSON.parse(text) as { code: string }).code };
}

function event(record: ItemParts['record'], more: object = {}) {
  return {
    eventId: 100,
    subscriptionId: 1,
    portalId,
    appId,
    occurredAt: Date.now(),
    subscriptionType: 'object.propertyChange',
    attemptNumber: 0,
    objectId: Number(record.recordId),
    objectTypeId: '0-3',
    propertyName: 'seats_needed',
    propertyValue: '77',
    changeSource: 'CRM_UI',
    sourceId: 'userId:1',
    ...more,
  };
}

const deleted = { subscriptionType: 'object.deletion', propertyName: undefined, propertyValue: undefined };

/** The jobs about one record, oldest first. */
async function jobsAbout({ recordId }: ItemParts['record']) {
  const sql = `select data from pgboss.job where name = 'follow-crm-changes' and data::text like $1 order by created_on`;
  return (await asOwner<{ data: Record<string, unknown> }>(scene, sql, [`%"${recordId}"%`])).map(({ data }) => data);
}

describe('a webhook of HubSpot', () => {
  it('is answered with nothing, and queues where to look, without any value', async () => {
    const record = dealAt(scene, 50);
    await fileOne(scene, { record });
    const events = [event(record), event(record), event(record, { propertyName: 'dealname', propertyValue: 'Ida' })];
    expect(await deliver(events)).toEqual({ status: 204, code: null });
    const { objectType, recordId } = record;
    expect(await jobsAbout(record)).toEqual([
      { tenantId, crm: 'hubspot', news: [{ objectType, recordId, fields: ['seats_needed'], deleted: false }] },
    ]);
  });

  it('about a deletion queues the record', async () => {
    const record = dealAt(scene, 51);
    await fileOne(scene, { record });
    expect((await deliver([event(record, deleted)])).status).toBe(204);
    const { objectType, recordId } = record;
    expect(await jobsAbout(record)).toMatchObject([{ news: [{ objectType, recordId, fields: [], deleted: true }] }]);
  });

  it.each([
    ['a record on which nothing waits', 60, {}],
    ['a field for which nothing waits', 61, { propertyName: 'closedate' }],
    ['a kind of event that we do not know', 61, { subscriptionType: 'object.merge' }],
    ['an object that we do not review', 61, { objectTypeId: '2-1234' }],
    ['another app', 61, { appId: appId + 1 }],
    ['an account that is not ours to know', 61, { portalId: 770_077 }],
    ['a record id that is none', 61, { objectId: '1 or 1=1' }],
    ['a property without a name', 61, { propertyName: undefined }],
  ])('about %s is taken and queues nothing', async (_, index, more) => {
    const record = dealAt(scene, index);
    if (index === 61) await fileOne(scene, { record });
    expect((await deliver([event(record, more)])).status).toBe(204);
    expect(await jobsAbout(record)).toEqual([]);
  });

  it('keeps the events that it understands when others beside them are strange', async () => {
    const record = dealAt(scene, 52);
    await fileOne(scene, { record });
    expect((await deliver([null, 7, { subscriptionType: [] }, event(record)])).status).toBe(204);
    expect(await jobsAbout(record)).toHaveLength(1);
  });

  it('is refused, and queues nothing, unless HubSpot signed exactly this body just now for this address', async () => {
    const record = dealAt(scene, 53);
    await fileOne(scene, { record });
    const events = [event(record)];
    const refused: Delivery[] = [
      { secret: 'another secret' },
      { at: Date.now() - 301_000 },
      { at: Date.now() + 301_000 },
      { sentBody: JSON.stringify([event(record, deleted)]) },
      { signedPath: '/hooks/hubspot?x=1' },
      { signedPath: '/api/records/waiting' },
    ];
    for (const delivery of refused) {
      expect(await deliver(events, delivery)).toEqual({ status: 401, code: 'unauthenticated' });
    }
    const unsigned = await fetch(`${scene.url}/hooks/hubspot`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(events),
    });
    expect(unsigned.status).toBe(401);
    expect(await jobsAbout(record)).toEqual([]);
  });

  it('that is no list of at most 100 events is refused', async () => {
    const record = dealAt(scene, 50);
    const malformed = [event(record), {}, Array.from({ length: 101 }, () => event(record)), '[{"a":', ''];
    for (const body of malformed) {
      expect(await deliver(body)).toEqual({ status: 400, code: 'request_malformed' });
    }
    expect(await deliver([], { contentType: 'text/plain' })).toEqual({ status: 415, code: 'media_type_unsupported' });
    expect(await deliver('x'.repeat(2_100_000))).toEqual({ status: 413, code: 'request_too_large' });
  });

  it('of a CRM that sends none, and a webhook address that is only looked at, are refused', async () => {
    expect(await deliver([], { path: '/hooks/salesforce' })).toEqual({ status: 404, code: 'not_found' });
    expect(await deliver([], { path: '/hooks/__proto__' })).toEqual({ status: 404, code: 'not_found' });
    const look = await fetch(`${scene.url}/hooks/hubspot`);
    expect([look.status, look.headers.get('allow')]).toEqual([405, 'POST']);
  });
});
