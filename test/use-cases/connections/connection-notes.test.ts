import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type TenantId, tenantIdFor } from '#domain/shared/ids.ts';
import type { Store } from '#store/database.ts';
import { eventsOfType } from '#test/support/log.ts';
import { asOwner, openScene, portalId, type Scene, tenantId } from '#test/support/scene.ts';
import { keepConnectionNotes } from '#use-cases/connections/keep-connection-notes.ts';

let scene: Scene;
beforeAll(async () => {
  scene = await openScene({ withWorker: false });
});
afterAll(() => scene?.close());
beforeEach(async () => {
  await asOwner(scene, 'delete from connection_health');
  await asOwner(scene, 'delete from proof_refusal');
});

/** What one process noticed, at a time of its own, and for which accounts it opened a transaction. */
function processAt(time: string, broken?: TenantId) {
  const { ctx } = scene.fieldward;
  const wrote: TenantId[] = [];
  const store: Store = {
    ...ctx.store,
    transact: (tenant, work) => {
      wrote.push(tenant);
      return tenant === broken ? Promise.reject(new Error('no room')) : ctx.store.transact(tenant, work);
    },
  };
  return { notes: keepConnectionNotes({ ...ctx, store, now: () => new Date(time) }), wrote };
}
const stored = async () =>
  (
    await asOwner<{ last_answer_at: Date | null; last_failure_code: string | null }>(
      scene,
      'select last_answer_at, last_failure_code from connection_health where tenant_id = $1',
      [tenantId],
    )
  )[0];
const refusalOf = (accountId: string) => ({ crm: 'hubspot', accountId, reason: 'mismatch', skewMs: null });

describe('what a process notices of connections', () => {
  it('is written once for all of it, and not at all for accounts that somebody made up', async () => {
    const { notes, wrote } = processAt('2026-05-04T10:00:00Z');
    for (let n = 0; n < 3_000; n += 1) notes.refused(refusalOf(String(900_000 + n)));
    for (let n = 0; n < 500; n += 1) notes.answered(tenantId, 'hubspot');
    await notes.flush();
    expect(wrote).toEqual([tenantId]);
    expect((await stored())?.last_answer_at).toEqual(new Date('2026-05-04T10:00:00Z'));
    await notes.flush();
    expect(wrote).toEqual([tenantId]);
  });

  it('counts a flood as one line for each reason', async () => {
    const { notes, wrote } = processAt('2026-05-04T10:00:00Z');
    for (let n = 0; n < 700; n += 1) notes.refused(refusalOf(String(portalId)));
    for (let n = 0; n < 50; n += 1) notes.refused({ ...refusalOf(String(portalId)), reason: `reason_${n}` });
    await notes.flush();
    expect(wrote).toEqual([tenantId]);
    const rows = await asOwner<{ reason: string; times: string }>(scene, 'select reason, times from proof_refusal');
    expect(rows).toHaveLength(20);
    expect(Number(rows.find(({ reason }) => reason === 'mismatch')?.times)).toBe(700);
  });

  it('of one account is not lost because that of another cannot be written', async () => {
    const broken = tenantIdFor('hubspot', '31');
    const { notes } = processAt('2026-05-04T10:00:00Z', broken);
    notes.answered(broken, 'hubspot');
    notes.answered(tenantId, 'hubspot');
    await expect(notes.flush()).rejects.toThrow('what was noticed');
    expect((await stored())?.last_answer_at).toEqual(new Date('2026-05-04T10:00:00Z'));
  });

  it('is there for whoever reads, also while it is being written', async () => {
    const { notes } = processAt('2026-05-04T10:00:00Z');
    notes.answered(tenantId, 'hubspot');
    const everything = notes.flush();
    await notes.flushFor(tenantId);
    expect((await stored())?.last_answer_at).toEqual(new Date('2026-05-04T10:00:00Z'));
    await everything;
  });

  it('earlier than another process, and writes later, hides nothing that the other heard since', async () => {
    const before = (await eventsOfType(scene, 'connection.access_lost', 50)).length;
    const slow = processAt('2026-05-04T10:00:00Z');
    const quick = processAt('2026-05-04T10:00:05Z');
    slow.notes.answered(tenantId, 'hubspot');
    quick.notes.failed(tenantId, 'hubspot', 'crm_access_lost');
    await quick.notes.flush();
    await slow.notes.flush();
    const later = processAt('2026-05-04T10:00:09Z');
    later.notes.failed(tenantId, 'hubspot', 'crm_access_lost');
    await later.notes.flush();
    expect((await stored())?.last_failure_code).toBe('crm_access_lost');
    expect((await eventsOfType(scene, 'connection.access_lost', 50)).length).toBe(before + 1);
    const healed = processAt('2026-05-04T10:00:12Z');
    healed.notes.answered(tenantId, 'hubspot');
    await healed.notes.flush();
    slow.notes.answered(tenantId, 'hubspot');
    await slow.notes.flush();
    expect((await stored())?.last_answer_at).toEqual(new Date('2026-05-04T10:00:12Z'));
  });
});
