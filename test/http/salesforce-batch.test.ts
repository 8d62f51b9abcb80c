import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TenantId } from '#domain/shared/ids.ts';
import { batchNow, confirm, goOn, itemsOf, makeBatch } from '#test/support/batches.ts';
import { fileAll, itemFor } from '#test/support/filing.ts';
import { withHooks } from '#test/support/gateway-hooks.ts';
import { type OrgScene, openOrgScene } from '#test/support/open-org-scene.ts';
import { publishPolicyWith } from '#test/support/publish-policy.ts';

let scene: OrgScene;
let tenantId: TenantId;
beforeAll(async () => {
  scene = await openOrgScene();
  tenantId = `salesforce.${scene.org.organizationId}` as TenantId;
});
afterAll(() => scene.close());

const field = 'NextStep';
const ctx = () => scene.fieldward.ctx;
const ruth = () => scene.org.people.find(({ firstName }) => firstName === 'Ruth')?.userId ?? '';
const stored = (recordId: string) => scene.org.record('Opportunity', recordId)?.fields[field];

let taken = 0;
/** Records that no test had before. */
function upcoming(count: number): string[] {
  const open = scene.org.recordIds('Opportunity').filter((id) => {
    const fields = scene.org.record('Opportunity', id)?.fields;
    return id !== scene.org.flagship.recordId && fields?.StageName !== 'Negotiation/Review';
  });
  return open.slice(taken, taken + count);
}

async function file(count: number, value: (index: number) => string) {
  const ids = upcoming(count);
  taken += count;
  const at = (recordId: string) => ({ crm: 'salesforce', objectType: 'Opportunity', recordId });
  const one = await itemFor(scene, { record: at(ids[0] ?? ''), field, proposedValue: 'x' });
  const results = await fileAll(
    scene,
    ids.map((id, index) => ({ ...one, record: at(id), proposedValue: value(index) })),
  );
  for (const { status, message } of results) expect(status, message).toBe('pending');
  const made = await makeBatch(scene, { ids: results.map(({ id }) => id) });
  expect(await goOn(ctx(), tenantId, made.id)).toBe('over');
  return { records: ids, batch: await batchNow(scene, made.id) };
}

it('writes on the condition that nobody edited meanwhile, 25 records a call', async () => {
  const { records, batch } = await file(30, () => 'Send the revised offer');
  expect(batch.findings).toMatchObject({ will_change: 30 });
  await confirm(scene, batch);
  const [edited = '', besides = ''] = records;
  let isEdited = false;
  const racing = withHooks(ctx(), {
    beforeWrite: () => {
      if (isEdited) return;
      isEdited = true;
      scene.later(2_000);
      const edit = { objectType: 'Opportunity', userId: ruth() } as const;
      scene.org.humanEdit({ ...edit, recordId: edited, fields: { NextStep: 'Call them back' } });
      scene.org.humanEdit({ ...edit, recordId: besides, fields: { Description: 'Met at the fair' } });
    },
  });
  const before = { ...scene.org.counters() };
  expect(await goOn(racing, tenantId, batch.id)).toBe('over');
  expect(scene.org.counters().batchWrites - before.batchWrites).toBe(2);
  const [locked, ...others] = await itemsOf(scene, batch.id, '?outcome=failed');
  expect(others).toEqual([]);
  expect(locked?.message).toBe('This record is locked. If you need to edit it, contact your admin.');
  expect(await batchNow(scene, batch.id)).toMatchObject({ state: 'ended', outcomes: { applied: 28, conflicted: 1 } });
  // No human edit was overwritten; one of another field of the record stands in nobody's way.
  expect(stored(edited)).toBe('Call them back');
  expect(stored(besides)).toBe('Send the revised offer');
  for (const id of records) {
    if (id !== edited && id !== locked?.record.recordId) expect(stored(id)).toBe('Send the revised offer');
  }
});

it('gives a record that Salesforce refuses its own words, and writes the others', async () => {
  const { records, batch } = await file(5, (index) => (index === 2 ? 'Hi' : 'Ask for the signed order'));
  await confirm(scene, batch);
  expect(await goOn(ctx(), tenantId, batch.id)).toBe('over');
  expect(await batchNow(scene, batch.id)).toMatchObject({ outcomes: { applied: 4, failed: 1 } });
  const [failed] = await itemsOf(scene, batch.id, '?outcome=failed');
  expect(failed).toMatchObject({ message: 'Write the next step in at least 5 characters.' });
  expect(stored(records[2] ?? '')).not.toBe('Hi');
});

it('looks at what a write left: what automation made of the value is asked again, not called applied', async () => {
  const { records, batch } = await file(3, () => 'Send the price list');
  await confirm(scene, batch);
  const [changed = ''] = records;
  const automated = withHooks(ctx(), {
    afterWrite: () =>
      scene.org.humanEdit({
        objectType: 'Opportunity',
        userId: ruth(),
        recordId: changed,
        fields: { NextStep: 'PRICE LIST' },
      }),
  });
  expect(await goOn(automated, tenantId, batch.id)).toBe('over');
  expect(await batchNow(scene, batch.id)).toMatchObject({ outcomes: { applied: 2, conflicted: 1 } });
  const [line] = await itemsOf(scene, batch.id, '?outcome=conflicted');
  expect(line).toMatchObject({ record: { recordId: changed }, message: expect.stringContaining('while it was being') });
});

it('writes 200 records in a call, without a condition, where the policy wants the fewest calls', async () => {
  await publishPolicyWith(scene, ({ batches }) => ({ batches: { ...batches, writes: 'fewest_calls' } }));
  const { records, batch } = await file(60, (index) => (index === 2 ? 'Oh' : 'Agree on a day for the visit'));
  await confirm(scene, batch);
  const before = { ...scene.org.counters() };
  expect(await goOn(ctx(), tenantId, batch.id)).toBe('over');
  expect(scene.org.counters().batchWrites - before.batchWrites).toBe(1);
  const failed = await itemsOf(scene, batch.id, '?outcome=failed');
  const locked = 'This record is locked. If you need to edit it, contact your admin.';
  const words = ['Write the next step in at least 5 characters.', locked, locked];
  expect(failed.map(({ message }) => message).toSorted()).toEqual(words.toSorted());
  expect(await batchNow(scene, batch.id)).toMatchObject({ outcomes: { applied: 57, failed: 3 } });
  expect(records.filter((id) => stored(id) === 'Agree on a day for the visit')).toHaveLength(57);
});

it('writes what hangs on one account one after the other, so that no write finds its account locked by another', async () => {
  await publishPolicyWith(scene, ({ batches }) => ({ batches: { ...batches, writes: 'guarded' } }));
  const accounts = scene.org.recordIds('Account').slice(0, 7);
  for (const [index, recordId] of upcoming(100).entries()) {
    const AccountId = accounts[index % accounts.length] ?? '';
    scene.org.humanEdit({ objectType: 'Opportunity', userId: ruth(), recordId, fields: { AccountId } });
  }
  const { records, batch } = await file(100, () => 'Walk through the offer');
  await confirm(scene, batch);
  scene.org.setMishaps({ parentsLocked: true, latencyMs: 20 });
  const before = scene.org.counters().rowLocks;
  const provider = ctx().providerOf('salesforce');
  if (provider === null) throw new Error('Salesforce is not served');
  const inLanes = { ...ctx(), providerOf: () => ({ ...provider, together: { records: 20, lanes: 4 } }) };
  expect(await goOn(inLanes, tenantId, batch.id)).toBe('over');
  scene.org.setMishaps({});
  expect(scene.org.counters().rowLocks).toBe(before);
  expect(records.filter((id) => stored(id) === 'Walk through the offer').length).toBeGreaterThan(90);
});
