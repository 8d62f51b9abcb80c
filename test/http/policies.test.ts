import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dealAt, fileOne } from '#test/support/filing.ts';
import { eventsOfType } from '#test/support/log.ts';
import { openScene, type Scene } from '#test/support/scene.ts';

interface PolicyReply {
  readonly version: number;
  readonly note: string;
  readonly publishedBy: string;
  readonly fields: { objectType: string; field: string; autonomy: string; impact: string }[];
}

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

const current = async () => (await scene.call<PolicyReply>('admin', 'GET', '/api/policy')).body;
const publish = (draft: object, as: Parameters<Scene['call']>[0] = 'admin') =>
  scene.call<PolicyReply & { code: string; detail: string }>(as, 'POST', '/api/policies', draft);

/** A draft on top of what is in force, with one more line. */
async function draftWith(line: object, parts: object = {}) {
  const { version, fields } = await current();
  return { expectedVersion: version, note: 'One more field', fields: [...fields, line], ...parts };
}

describe('publishing an allowlist', () => {
  it('makes the next version, takes effect at once, and stands in the log and in the list', async () => {
    const record = dealAt(scene, 20);
    const parts = { record, field: 'pilot_sites', proposedValue: '4' };
    expect(await fileOne(scene, parts)).toMatchObject({ status: 'blocked', code: 'field_not_allowed' });
    const { version } = await current();
    const line = { objectType: 'deals', field: 'pilot_sites', autonomy: 'review', impact: 'high' };
    const answer = await publish(await draftWith(line));
    expect(answer).toMatchObject({ status: 200, body: { version: version + 1, publishedBy: 'Ruth Abernathy' } });
    expect((await fileOne(scene, parts)).status).toBe('pending');
    expect((await current()).fields).toContainEqual(line);
    const [event] = await eventsOfType(scene, 'policy.published');
    expect(event).toMatchObject({
      actor: { kind: 'person', name: 'Ruth Abernathy' },
      facts: { version: version + 1 },
      values: { note: { value: 'One more field' } },
    });
    const list = await scene.call<{ policies: { version: number }[] }>('rep', 'GET', '/api/policies');
    expect(list.body.policies.map((one) => one.version)).toEqual(
      Array.from({ length: version + 1 }, (_, index) => version + 1 - index),
    );
  });

  it('closes a field again, for new suggestions and with a reason', async () => {
    const { version, fields } = await current();
    const without = fields.filter(({ field }) => field !== 'champion');
    await publish({ expectedVersion: version, note: 'No champions', fields: without });
    const refused = await fileOne(scene, { record: dealAt(scene, 21), field: 'champion', proposedValue: 'Ida' });
    expect(refused).toMatchObject({ status: 'blocked', code: 'field_not_allowed' });
    expect(refused.message).toContain(`version ${version + 1}`);
  });

  it('switches a field off where it is named with autonomy off', async () => {
    const line = { objectType: 'deals', field: 'closed_lost_reason', autonomy: 'off', impact: 'low' };
    expect((await publish(await draftWith(line))).status).toBe(200);
    const parts = { record: dealAt(scene, 22), field: 'closed_lost_reason', proposedValue: 'Price' };
    expect(await fileOne(scene, parts)).toMatchObject({ status: 'blocked', code: 'field_not_allowed' });
  });

  it.each([
    ['policy_field_protected', { objectType: 'deals', field: 'hubspot_owner_id', autonomy: 'review' }],
    ['policy_field_protected', { objectType: 'deals', field: 'payment_terms', autonomy: 'review' }],
    ['policy_field_protected', { objectType: 'deals', field: 'contract_end_date', autonomy: 'review' }],
    ['policy_field_protected', { objectType: 'deals', field: 'hs_object_id', autonomy: 'review' }],
    ['field_unknown', { objectType: 'deals', field: 'no_such_field', autonomy: 'review' }],
    ['field_unknown', { objectType: 'deals', field: 'Payment_Terms', autonomy: 'review' }],
    ['field_unknown', { objectType: 'invoices', field: 'amount', autonomy: 'review' }],
    ['policy_not_publishable', { objectType: 'deals', field: 'amount', autonomy: 'review' }],
    ['policy_not_publishable', { objectType: 'deals', field: 'pilot_sites', autonomy: 'auto', impact: 'high' }],
    ['request_malformed', { objectType: 'deals', field: '*', autonomy: 'review' }],
  ])('is refused whole with %s for a line like %o', async (code, line) => {
    const { version } = await current();
    const answer = await publish(await draftWith(line));
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.body.code).toBe(code);
    expect((await current()).version).toBe(version);
  });

  it('may name a protected field only to switch it off, which changes nothing', async () => {
    const line = { objectType: 'deals', field: 'payment_terms', autonomy: 'off', impact: 'low' };
    expect((await publish(await draftWith(line))).status).toBe(200);
    const parts = { record: dealAt(scene, 23), field: 'payment_terms', proposedValue: 'net_60' };
    expect(await fileOne(scene, parts)).toMatchObject({ status: 'blocked', code: 'field_protected' });
  });

  it('on top of an old version is refused and names the newer one', async () => {
    const { version, fields } = await current();
    const draft = { expectedVersion: version, note: 'Mine', fields };
    await publish(draft);
    for (const expectedVersion of [version, 0, version + 5]) {
      const stale = await publish({ ...draft, expectedVersion });
      expect(stale).toMatchObject({ status: 409, body: { code: 'policy_version_stale' } });
      expect(stale.body.detail).toContain(`Version ${version + 1}`);
    }
  });

  it('by two admins at once succeeds for exactly one', async () => {
    const { version, fields } = await current();
    const answers = await Promise.all(
      ['a', 'b', 'c', 'd'].map((note) => publish({ expectedVersion: version, note, fields })),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409, 409, 409]);
    expect((await current()).version).toBe(version + 1);
  });

  it('is for admins alone', async () => {
    const draft = await draftWith({ objectType: 'deals', field: 'legacy', autonomy: 'review' });
    for (const role of ['rep', 'sales_ops', 'agent'] as const) {
      expect(await publish(draft, role)).toMatchObject({ status: 403, body: { code: 'forbidden' } });
    }
  });
});
