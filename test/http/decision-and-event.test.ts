import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ChangeId } from '#domain/shared/ids.ts';
import { decide, fileAndLook } from '#test/support/decide.ts';
import { acceptBody, dealAt, itemFor, truth } from '#test/support/filing.ts';
import { eventTypesOf, logLength, rowsOf } from '#test/support/log.ts';
import { asOwner, openScene, type Scene, tenantId } from '#test/support/scene.ts';
import { finishChange } from '#use-cases/changes/finish-change.ts';

let scene: Scene;
beforeAll(async () => {
  scene = await openScene({ timing: { leaseMs: 60_000 }, withWorker: false });
});
afterAll(() => scene.close());

/** The log refuses events of some types, as a full disk or a lost right would. */
async function breakLog(pattern: string): Promise<void> {
  await asOwner(
    scene,
    `create function refuse_event() returns trigger language plpgsql as
       $$ begin if new.type like '${pattern}' then raise exception 'the log is broken'; end if; return new; end $$;
     create trigger refuse_event before insert on event for each row execute function refuse_event()`,
  );
}
const mendLog = () => asOwner(scene, 'drop function if exists refuse_event cascade');

describe('while the log takes no decision', () => {
  beforeEach(() => breakLog('suggestion.%'));
  afterEach(mendLog);

  it.each([
    ['an accept', 'accept'],
    ['a rejection', 'reject'],
  ] as const)('%s leaves no decision, no change and no write, and can be made once it does', async (_, verb) => {
    await mendLog();
    const record = dealAt(scene, verb === 'accept' ? 20 : 21);
    const before = truth(scene, record, 'seats_needed');
    const one = await fileAndLook(scene, { record });
    const body = verb === 'accept' ? acceptBody(one) : { decisionId: randomUUID(), reason: 'other' };
    const { writes } = scene.crm.counters();
    await breakLog('suggestion.%');
    expect(await decide(scene, 'rep', one.id, verb, body)).toMatchObject({
      status: 500,
      type: expect.stringContaining('application/problem+json'),
      body: { code: 'internal_error' },
    });
    expect(await rowsOf(scene, one.id)).toEqual({ state: 'pending', decisions: [], changes: [] });
    expect(scene.crm.counters().writes).toBe(writes);
    expect(truth(scene, record, 'seats_needed')).toBe(before);
    await mendLog();
    expect((await decide(scene, 'rep', one.id, verb, body)).body).toMatchObject({ ok: true });
  });

  it('a filing keeps none of its suggestions', async () => {
    await mendLog();
    const item = await itemFor(scene, { record: dealAt(scene, 22) });
    const length = await logLength(scene);
    await breakLog('suggestion.%');
    const answer = await scene.call('agent', 'POST', '/v1/suggestions', { suggestions: [item] });
    expect(answer).toMatchObject({ status: 500, body: { code: 'internal_error' } });
    expect(JSON.stringify(answer.body)).not.toContain('the log is broken');
    const kept = await asOwner(scene, 'select 1 from suggestion where record_id = $1', [item.record.recordId]);
    expect(kept).toEqual([]);
    expect(await logLength(scene)).toBe(length);
  });
});

describe('while the log takes no outcome', () => {
  afterEach(mendLog);

  it('a write has no outcome either, and gets its one outcome later, without being written twice', async () => {
    const record = dealAt(scene, 23);
    const one = await fileAndLook(scene, { record });
    await breakLog('change.%');
    expect((await decide(scene, 'rep', one.id, 'accept', acceptBody(one))).status).toBe(500);
    const rows = await rowsOf(scene, one.id);
    expect(rows).toMatchObject({ state: 'accepted', decisions: [{ kind: 'accept' }], changes: [{ state: 'sent' }] });
    expect(truth(scene, record, 'seats_needed')).toBe('77');
    await mendLog();
    const { writes } = scene.crm.counters();
    const { ctx } = scene.fieldward;
    const afterTheLease = { ...ctx, now: () => new Date(Date.now() + 61_000) };
    expect(await finishChange(afterTheLease, tenantId, rows.changes[0]?.id as ChangeId, false)).toBe('finished');
    expect(await rowsOf(scene, one.id)).toMatchObject({
      state: 'applied',
      changes: [{ state: 'applied', attempts: 1 }],
    });
    expect(scene.crm.counters().writes).toBe(writes);
    expect(await eventTypesOf(scene, one.id)).toEqual(['suggestion.filed', 'suggestion.accepted', 'change.applied']);
  });
});

describe('the log', () => {
  it('lets the server add and read entries, and never change or delete one', async () => {
    const { store } = scene.fieldward.ctx;
    const touch = [
      () => store.transact(tenantId, (tx) => tx.updateTable('event').set({ type: 'suggestion.filed' }).execute()),
      () => store.transact(tenantId, (tx) => tx.deleteFrom('event').execute()),
      () => store.transact(tenantId, (tx) => tx.updateTable('event_value').set({ value: 'x' }).execute()),
    ];
    for (const attempt of touch) await expect(attempt()).rejects.toThrow('permission denied');
  });
});
