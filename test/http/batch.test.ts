import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { validationRules } from '#sandbox/hubspot/catalogue/validation-rules.ts';
import { batchNow, confirm, goOn, itemsOf, makeBatch, steer } from '#test/support/batches.ts';
import { decide, typeIntoCrm } from '#test/support/decide.ts';
import { acceptBody, dealAt, fileAll, itemFor, shown, truth } from '#test/support/filing.ts';
import { withHooks } from '#test/support/gateway-hooks.ts';
import { publishPolicyWith } from '#test/support/publish-policy.ts';
import { asOwner, openScene, type Scene, tenantId } from '#test/support/scene.ts';

let scene: Scene;
beforeAll(async () => {
  // The tests are the background: what happens between two calls is theirs to say.
  scene = await openScene({ withWorker: false });
});
afterAll(() => scene.close());

let nextDeal = 0;
/** Suggestions for so many deals that no test had before, all with this value. */
async function file(count: number, value = 'Sorting parcels') {
  const records = Array.from({ length: count }, () => dealAt(scene, nextDeal++ % scene.crm.recordIds('deals').length));
  const one = await itemFor(scene, { record: dealAt(scene, 0), field: 'use_case', proposedValue: value });
  const results = [];
  for (let start = 0; start < count; start += 50) {
    const page = records.slice(start, start + 50).map((record) => ({ ...one, record }));
    results.push(...(await fileAll(scene, page)));
  }
  const ids = results.map(({ id, status, message }) => {
    if (status !== 'pending' || id === undefined) throw new Error(`${status}: ${message}`);
    return id;
  });
  return { records, ids };
}

const ctx = () => scene.fieldward.ctx;
async function ready(body: object) {
  const made = await makeBatch(scene, body);
  expect(await goOn(ctx(), tenantId, made.id)).toBe('over');
  return batchNow(scene, made.id);
}
/** Another try of what this batch could not write, looked at. */
async function retried(id: string) {
  const made = await scene.call<{ id: string }>('sales_ops', 'POST', `/api/batches/${id}/retry`, {});
  expect(made.status).toBe(200);
  expect(await goOn(ctx(), tenantId, made.body.id)).toBe('over');
  return batchNow(scene, made.body.id);
}
const eventsOf = async (batch: string) =>
  (
    await asOwner<{ type: string }>(
      scene,
      `select type from event where convert_from(body, 'UTF8')::jsonb->'facts'->>'batch' = $1 order by seq`,
      [batch],
    )
  ).map(({ type }) => type);

describe('a batch', () => {
  it('writes exactly what its preview showed, with four calls for a hundred records, and logs each decision', async () => {
    const { records, ids } = await file(100);
    const later = await makeBatch(scene, { filter: { field: 'use_case' } });
    const { ids: arrivedLater } = await file(1);
    await goOn(ctx(), tenantId, later.id);
    const batch = await batchNow(scene, later.id);
    expect(batch).toMatchObject({ state: 'ready', total: 100, findings: { will_change: 100, unread: 0 } });
    await confirm(scene, batch);
    const before = { ...scene.crm.counters() };
    expect(await goOn(ctx(), tenantId, batch.id)).toBe('over');
    const calls = scene.crm.counters();
    // One look before, one write, and two looks at what became of it: histories come 50 at a time.
    expect([calls.batchReads - before.batchReads, calls.batchWrites - before.batchWrites]).toEqual([3, 1]);
    expect([calls.reads - before.reads, calls.writes - before.writes]).toEqual([0, 0]);
    expect(await batchNow(scene, batch.id)).toMatchObject({ state: 'ended', outcomes: { applied: 100, toBegin: 0 } });
    const [line] = await itemsOf(scene, batch.id, '?outcome=applied&limit=1');
    expect(line).toMatchObject({ quotes: ['We need 77 seats.'], values: { proposed: 'Sorting parcels' } });
    for (const record of records) expect(truth(scene, record, 'use_case')).toBe('Sorting parcels');
    const [late] = await asOwner<{ state: string }>(scene, 'select state from suggestion where id = $1', arrivedLater);
    expect(late?.state).toBe('pending');
    const types = await eventsOf(batch.id);
    expect(types.filter((type) => type === 'suggestion.accepted')).toHaveLength(100);
    expect([types[0], types[1], types.at(-1)]).toEqual(['batch.frozen', 'batch.approved', 'batch.ended']);
    const outcomes = await asOwner<{ n: string }>(
      scene,
      `select count(*) as n from event where type = 'change.applied' and suggestion_id = any($1)`,
      [ids],
    );
    expect(outcomes[0]?.n).toBe('100');
  });

  it('is made of what waits on records, such as those that are ticked in the CRM’s own list', async () => {
    const { records, ids } = await file(3, 'Hampers');
    const [one, other] = records.map(({ recordId }) => recordId);
    const made = await makeBatch(scene, { records: { objectType: 'deals', recordIds: [one, other] } });
    await goOn(ctx(), tenantId, made.id);
    const lines = await itemsOf(scene, made.id);
    expect(lines.map(({ suggestion }) => suggestion).toSorted()).toEqual(ids.slice(0, 2).toSorted());
    const both = { ids, filter: { field: 'use_case' } };
    expect(await scene.call('sales_ops', 'POST', '/api/batches', both)).toMatchObject({ status: 400 });
    await steer(scene, made.id, 'cancel');
  });

  it('takes out what asks for a look of its own, and says how many and why', async () => {
    const { records, ids } = await file(6, 'Labels');
    const [first, second] = records;
    if (first === undefined || second === undefined) throw new Error('nothing was filed');
    typeIntoCrm(scene, first, 'use_case', 'Labels');
    typeIntoCrm(scene, second, 'use_case', 'Something else');
    await asOwner(scene, "update suggestion set state = 'quarantined' where id = $1", [ids[2] ?? '']);
    const batch = await ready({ ids });
    expect(batch.findings).toMatchObject({ already_so: 1, changed_since: 1, needs_a_person: 1, will_change: 3 });
    const [changed] = await itemsOf(scene, batch.id, '?finding=changed_since');
    expect(changed).toMatchObject({
      values: { proposed: 'Labels', shown: 'Something else' },
      why: expect.stringContaining('changed'),
    });
  });

  it('refuses a confirmation of anything but what was shown, by anybody but who made it', async () => {
    const { ids } = await file(2, 'Crates');
    const batch = await ready({ ids });
    const path = `/api/batches/${batch.id}/confirm`;
    const other = { digest: 'ab'.repeat(32) };
    expect(await scene.call('sales_ops', 'POST', path, other)).toMatchObject({ body: { code: 'batch_changed' } });
    expect(await scene.call('admin', 'POST', path, { digest: batch.digest })).toMatchObject({ status: 403 });
    expect((await scene.call('rep', 'POST', path, { digest: batch.digest })).status).toBe(403);
    await publishPolicyWith(scene, () => ({}));
    expect(await scene.call('sales_ops', 'POST', path, { digest: batch.digest })).toMatchObject({
      status: 409,
      body: { code: 'batch_changed' },
    });
  });

  it('names an edit that fell between its look and its write, and an undo gives that one back', async () => {
    const { records, ids } = await file(3, 'Bobbins');
    const [edited] = records;
    if (edited === undefined) throw new Error('nothing was filed');
    const batch = await confirm(scene, await ready({ ids }));
    const racing = withHooks(ctx(), { afterReadTogether: () => typeIntoCrm(scene, edited, 'use_case', 'By hand') });
    expect(await goOn(racing, tenantId, batch.id)).toBe('over');
    expect(await batchNow(scene, batch.id)).toMatchObject({ state: 'ended', outcomes: { applied: 3 } });
    const said = await asOwner<{ unseen: boolean; replaced: string | null }>(
      scene,
      `select (convert_from(e.body, 'UTF8')::jsonb->'facts'->>'replacedUnseen')::boolean as unseen, v.value as replaced
      from event e left join event_value v on v.tenant_id = e.tenant_id and v.event_id = e.id and v.name = 'replaced'
      where e.type = 'change.applied' and e.suggestion_id = any($1) order by unseen desc`,
      [ids],
    );
    expect(said.map(({ unseen }) => unseen)).toEqual([true, false, false]);
    expect(said.map(({ replaced }) => replaced)).toEqual(['By hand', null, null]);

    const made = await scene.call<{ id: string }>('sales_ops', 'POST', `/api/batches/${batch.id}/undo`, {});
    expect(await goOn(ctx(), tenantId, made.body.id)).toBe('over');
    await confirm(scene, await batchNow(scene, made.body.id));
    expect(await goOn(ctx(), tenantId, made.body.id)).toBe('over');
    expect(truth(scene, edited, 'use_case')).toBe('By hand');
  });

  it('makes two calls for a hundred records where the policy wants the fewest', async () => {
    const writes = (way: 'guarded' | 'fewest_calls') =>
      publishPolicyWith(scene, ({ batches }) => ({ batches: { ...batches, writes: way } }));
    await writes('fewest_calls');
    const { records, ids } = await file(100, 'Spools');
    const batch = await confirm(scene, await ready({ ids }));
    const before = { ...scene.crm.counters() };
    expect(await goOn(ctx(), tenantId, batch.id)).toBe('over');
    const calls = scene.crm.counters();
    expect([calls.batchReads - before.batchReads, calls.batchWrites - before.batchWrites]).toEqual([1, 1]);
    expect(await batchNow(scene, batch.id)).toMatchObject({ state: 'ended', outcomes: { applied: 100 } });
    for (const record of records) expect(truth(scene, record, 'use_case')).toBe('Spools');
    await writes('guarded');
  });

  it('lets no further call out once anything is paused while it runs, and goes on where it was', async () => {
    const { records, ids } = await file(120, 'Pallets');
    const batch = await confirm(scene, await ready({ ids }));
    let paused = '';
    const pausing = withHooks(ctx(), {
      afterWrite: async () => {
        if (paused !== '') return;
        const pause = { field: 'use_case', reason: 'Being looked at' };
        const answer = await scene.call<{ id: string }>('admin', 'POST', '/api/pauses', pause);
        paused = answer.body.id;
      },
    });
    const before = { ...scene.crm.counters() };
    expect(await goOn(pausing, tenantId, batch.id)).toEqual({ afterMs: expect.any(Number) });
    const calls = scene.crm.counters();
    expect([calls.batchWrites - before.batchWrites, calls.writes - before.writes]).toEqual([1, 0]);
    expect(await batchNow(scene, batch.id)).toMatchObject({ state: 'running', outcomes: { applied: 100 } });
    await goOn(ctx(), tenantId, batch.id);
    expect(scene.crm.counters().batchWrites - before.batchWrites).toBe(1);
    await scene.call('admin', 'DELETE', `/api/pauses/${paused}`);
    expect(await goOn(ctx(), tenantId, batch.id)).toBe('over');
    expect(await batchNow(scene, batch.id)).toMatchObject({ state: 'ended', outcomes: { applied: 120 } });
    for (const record of records) expect(truth(scene, record, 'use_case')).toBe('Pallets');
  });

  it('holds before the next call when it is paused itself, also what it had begun; a cancelled one ends it', async () => {
    const { records, ids } = await file(30, 'Drums');
    const batch = await confirm(scene, await ready({ ids }));
    const before = { ...scene.crm.counters() };
    const stopping = withHooks(ctx(), {
      afterReadTogether: async () => void (await steer(scene, batch.id, 'pause')),
    });
    expect(await goOn(stopping, tenantId, batch.id)).toBe('over');
    expect(scene.crm.counters().batchWrites).toBe(before.batchWrites);
    expect(await batchNow(scene, batch.id)).toMatchObject({ state: 'paused', outcomes: { waiting: 30 } });
    await steer(scene, batch.id, 'cancel');
    expect(await goOn(ctx(), tenantId, batch.id)).toBe('over');
    expect(await batchNow(scene, batch.id)).toMatchObject({ state: 'cancelled', outcomes: { failed: 30, waiting: 0 } });
    expect(scene.crm.counters().recordsWritten).toBe(before.recordsWritten);
    for (const record of records) expect(truth(scene, record, 'use_case')).not.toBe('Drums');
    expect(await scene.call('sales_ops', 'POST', `/api/batches/${batch.id}/steer`, { step: 'resume' })).toMatchObject({
      status: 409,
      body: { code: 'batch_not_open' },
    });
  });

  it('says when it goes on while the CRM takes no more calls, and then does', async () => {
    const { ids } = await file(3, 'Kettles');
    const batch = await confirm(scene, await ready({ ids }));
    await asOwner(scene, "update rate_budget set held_until = now() + interval '1 hour'");
    const { afterMs } = (await goOn(ctx(), tenantId, batch.id)) as { afterMs: number };
    expect(afterMs).toBeGreaterThan(3_000_000);
    expect((await batchNow(scene, batch.id)).continuesAt).not.toBeNull();
    await asOwner(scene, 'update rate_budget set held_until = null');
    expect(await goOn(ctx(), tenantId, batch.id)).toBe('over');
    expect(await batchNow(scene, batch.id)).toMatchObject({
      state: 'ended',
      continuesAt: null,
      outcomes: { applied: 3 },
    });
  });

  it('follows every write whose reply was lost to its one outcome', async () => {
    const { records, ids } = await file(8, 'Barrels');
    const batch = await confirm(scene, await ready({ ids }));
    scene.crm.setMishaps({ dropReplyAfterWrite: { probability: 1 } });
    expect(await goOn(ctx(), tenantId, batch.id)).toEqual({ afterMs: expect.any(Number) });
    scene.crm.setMishaps({});
    expect(await goOn(ctx(), tenantId, batch.id)).toBe('over');
    expect(await batchNow(scene, batch.id)).toMatchObject({ state: 'ended', outcomes: { applied: 8 } });
    for (const record of records) expect(truth(scene, record, 'use_case')).toBe('Barrels');
  });

  it('splits a call that HubSpot refuses for one record until that one is alone, and keeps HubSpot’s words', async () => {
    const { records } = await file(16, 'Tins');
    const one = await itemFor(scene, { record: dealAt(scene, 0), field: 'champion' });
    const nameOf = (index: number) => (index === 5 ? 'Ida Margrethe Brandt-Halvorsen' : `Ida ${index}`);
    const items = records.map((record, index) => ({ ...one, record, proposedValue: nameOf(index) }));
    const filed = await fileAll(scene, items);
    const batch = await confirm(scene, await ready({ ids: filed.map(({ id }) => id) }));
    // After the approval an admin of HubSpot sets a rule that one of them breaks.
    const rules = validationRules.deals as Record<string, (typeof validationRules.deals)[string]>;
    rules.champion = [{ ruleType: 'MAX_LENGTH', ruleArguments: ['20'] }];
    const before = scene.crm.counters().batchWrites;
    expect(await goOn(ctx(), tenantId, batch.id)).toBe('over');
    delete rules.champion;
    expect(await batchNow(scene, batch.id)).toMatchObject({ state: 'ended', outcomes: { applied: 15, failed: 1 } });
    // 16, two of 8, and of the half that holds it two of 4, two of 2, two alone.
    expect(scene.crm.counters().batchWrites - before).toBe(9);
    const [failed] = await itemsOf(scene, batch.id, '?outcome=failed');
    expect(failed).toMatchObject({
      values: { proposed: 'Ida Margrethe Brandt-Halvorsen' },
      message: expect.stringContaining('validation rule MAX_LENGTH (20)'),
    });
    // Another try is looked at first: HubSpot has told its rule by now.
    expect(await retried(batch.id)).toMatchObject({ total: 1, findings: { crm_would_refuse: 1 } });
  });

  it('is gone on with by another process once the one that began it is surely dead, and written once', async () => {
    const { records, ids } = await file(4, 'Casks');
    const batch = await confirm(scene, await ready({ ids }));
    const dying = withHooks(ctx(), {
      beforeWrite: () => {
        throw new Error('the process was killed');
      },
    });
    await expect(goOn(dying, tenantId, batch.id)).rejects.toThrow('killed');
    const before = scene.crm.counters().recordsWritten;
    // As a kill would have left them: nobody gave anything back, and what was sent is known to nobody.
    const ofBatch = 'id in (select change_id from batch_item where batch_id = $1';
    const leased = (until: string) =>
      asOwner(scene, `update change set lease_token = 'dead', lease_until = now() + $2::interval where ${ofBatch})`, [
        batch.id,
        until,
      ]);
    await asOwner(scene, `update change set state = 'intended', attempts = 0 where ${ofBatch} and position <= 2)`, [
      batch.id,
    ]);
    await leased('1 hour');
    expect(await goOn(ctx(), tenantId, batch.id)).toEqual({ afterMs: expect.any(Number) });
    expect(scene.crm.counters().recordsWritten).toBe(before);
    await leased('-1 second');
    expect(await goOn(ctx(), tenantId, batch.id)).toBe('over');
    expect(await batchNow(scene, batch.id)).toMatchObject({ state: 'ended', outcomes: { applied: 4 } });
    expect(scene.crm.counters().recordsWritten - before).toBe(4);
    for (const record of records) expect(truth(scene, record, 'use_case')).toBe('Casks');
  });

  it('is shared by processes that work on it at once: each record is written once', async () => {
    const { records, ids } = await file(200, 'Trays');
    const batch = await confirm(scene, await ready({ ids }));
    const before = scene.crm.counters().recordsWritten;
    await Promise.all([1, 2, 3].map(() => goOn(ctx(), tenantId, batch.id)));
    await goOn(ctx(), tenantId, batch.id);
    expect(await batchNow(scene, batch.id)).toMatchObject({ state: 'ended', outcomes: { applied: 200 } });
    expect(scene.crm.counters().recordsWritten - before).toBe(200);
    for (const record of records) expect(truth(scene, record, 'use_case')).toBe('Trays');
  });

  it('does not write what somebody edited or decided after the approval', async () => {
    const { records, ids } = await file(3, 'Sacks');
    const batch = await confirm(scene, await ready({ ids }));
    const [edited, decided] = records;
    if (edited === undefined || decided === undefined) throw new Error('nothing was filed');
    typeIntoCrm(scene, edited, 'use_case', 'By hand');
    await decide(scene, 'rep', ids[1] ?? '', 'reject', { decisionId: crypto.randomUUID(), reason: 'wrong_value' });
    expect(await goOn(ctx(), tenantId, batch.id)).toBe('over');
    expect(await batchNow(scene, batch.id)).toMatchObject({
      state: 'ended',
      outcomes: { applied: 1, conflicted: 1, skipped: 1 },
    });
    expect(truth(scene, edited, 'use_case')).toBe('By hand');
    expect(truth(scene, decided, 'use_case')).not.toBe('Sacks');
    // What somebody decided meanwhile stays decided; what they edited is shown, and stays out again.
    expect(await retried(batch.id)).toMatchObject({ total: 1, findings: { changed_since: 1 } });
  });

  it('writes no value of a field that came to hold sensitive data after the approval', async () => {
    const { records, ids } = await file(3, 'Vats');
    const batch = await confirm(scene, await ready({ ids }));
    const gatewayOf: ReturnType<typeof ctx>['gatewayOf'] = async (...asked) => {
      const gateway = await ctx().gatewayOf(...asked);
      const fields = async (...of: Parameters<typeof gateway.fields>) =>
        (await gateway.fields(...of)).map((one) => ({ ...one, sensitivity: 'sensitive' as const }));
      return { ...gateway, fields };
    };
    const before = scene.crm.counters().recordsWritten;
    expect(await goOn({ ...ctx(), gatewayOf }, tenantId, batch.id)).toBe('over');
    expect(await batchNow(scene, batch.id)).toMatchObject({ state: 'ended', outcomes: { failed: 3, applied: 0 } });
    const [line] = await itemsOf(scene, batch.id, '?outcome=failed');
    expect(line?.message).toBe('Use case holds sensitive data by now, so somebody has to look at each value.');
    expect(scene.crm.counters().recordsWritten).toBe(before);
    for (const record of records) expect(truth(scene, record, 'use_case')).not.toBe('Vats');
  });

  it('leaves what is left where it is when another version is published meanwhile', async () => {
    const { ids } = await file(3, 'Bales');
    const batch = await confirm(scene, await ready({ ids }));
    await publishPolicyWith(scene, () => ({}));
    const before = scene.crm.counters().recordsWritten;
    expect(await goOn(ctx(), tenantId, batch.id)).toBe('over');
    expect(await batchNow(scene, batch.id)).toMatchObject({ state: 'ended', outcomes: { skipped: 3, applied: 0 } });
    expect(scene.crm.counters().recordsWritten).toBe(before);
    const [line] = await itemsOf(scene, batch.id);
    expect(line?.message).toContain('published after the approval');

    const again = await retried(batch.id);
    expect(again).toMatchObject({ total: 3, findings: { will_change: 3 } });
    await confirm(scene, again);
    expect(await goOn(ctx(), tenantId, again.id)).toBe('over');
    expect(await batchNow(scene, again.id)).toMatchObject({ state: 'ended', outcomes: { applied: 3 } });
    const nothing = await scene.call('sales_ops', 'POST', `/api/batches/${batch.id}/retry`, {});
    expect(nothing).toMatchObject({ status: 409, body: { code: 'batch_not_open' } });
  });

  it('is taken back as a whole, but only where the CRM still holds what was written', async () => {
    const { records, ids } = await file(4, 'Chests');
    const before = records.map((record) => truth(scene, record, 'use_case'));
    const batch = await confirm(scene, await ready({ ids }));
    await goOn(ctx(), tenantId, batch.id);
    const [edited, ...others] = records;
    if (edited === undefined) throw new Error('nothing was filed');
    typeIntoCrm(scene, edited, 'use_case', 'By hand');
    const made = await scene.call<{ id: string }>('sales_ops', 'POST', `/api/batches/${batch.id}/undo`, {});
    expect(await goOn(ctx(), tenantId, made.body.id)).toBe('over');
    const undo = await batchNow(scene, made.body.id);
    expect(undo).toMatchObject({ undoes: batch.id, findings: { will_change: 3, changed_since: 1 } });
    // A policy published meanwhile holds no undo.
    await publishPolicyWith(scene, () => ({}));
    await confirm(scene, undo);
    expect(await goOn(ctx(), tenantId, undo.id)).toBe('over');
    expect(await batchNow(scene, undo.id)).toMatchObject({ state: 'ended', outcomes: { applied: 3 } });
    expect(truth(scene, edited, 'use_case')).toBe('By hand');
    for (const record of others) {
      expect(truth(scene, record, 'use_case') ?? '').toBe(before[records.indexOf(record)] ?? '');
    }
    const states = await asOwner<{ state: string }>(scene, 'select state from suggestion where id = any($1)', [ids]);
    expect(states.map(({ state }) => state).toSorted()).toEqual(['applied', 'reverted', 'reverted', 'reverted']);
    const again = await scene.call('sales_ops', 'POST', `/api/batches/${undo.id}/undo`, {});
    expect(again).toMatchObject({ status: 409, body: { code: 'batch_not_open' } });
  });

  it('shows nothing that the person may not see, and nothing to those who approve nothing', async () => {
    const { ids, records } = await file(1, 'Kegs');
    const batch = await ready({ ids });
    expect((await scene.call('rep', 'GET', `/api/batches/${batch.id}`)).status).toBe(403);
    expect((await scene.call('agent', 'GET', '/api/batches')).status).toBe(403);
    scene.crm.setMishaps({ serverError: { probability: 1 } });
    const [line] = await itemsOf(scene, batch.id);
    scene.crm.setMishaps({});
    expect(line).toMatchObject({ values: null, record: { title: null } });
    const one = await shown(scene, records[0] ?? dealAt(scene, 0), ids[0]);
    await decide(scene, 'rep', one.id, 'accept', acceptBody(one));
    expect(await makeBatchOf(ids)).toMatchObject({ status: 404 });
  });
});

const makeBatchOf = (ids: readonly string[]) => scene.call('sales_ops', 'POST', '/api/batches', { ids });
