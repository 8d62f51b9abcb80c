import type { RecordRef } from '#domain/crm/record-ref.ts';
import type { PersonActor } from '#domain/shared/actor.ts';
import { permissionsOf } from '#domain/shared/permission.ts';
import { countWaiting, type WaitingCount } from '#store/waiting.ts';
import { personOf } from '../access/crm-rights.ts';
import type { Context } from '../context.ts';
import { keyOf, recordsSeen, type SeenRecord } from './records-seen.ts';

export interface WaitingRecord {
  readonly record: RecordRef;
  readonly title: string | null;
  readonly waiting: number;
}

export interface WaitingOnRecords {
  readonly records: readonly WaitingRecord[];
  readonly asked: number;
  readonly mayApproveTogether: boolean;
}

/** Which of these records have something waiting that this person may see, in the order in which they were asked. */
export async function waitingOnRecords(
  ctx: Context,
  actor: PersonActor,
  refs: readonly RecordRef[],
): Promise<WaitingOnRecords> {
  const asked = [...new Map(refs.map((ref) => [keyOf(ref), ref])).values()];
  const counts = await ctx.store.read(actor.tenantId, (tx) => countWaiting(tx, actor.tenantId, asked, ctx.now()));
  const byRecord = Map.groupBy(counts, ({ record }) => keyOf(record));
  const known = asked.filter((ref) => byRecord.has(keyOf(ref)));
  const person = await personOf(ctx, actor);
  const places = known.flatMap((ref) => byRecord.get(keyOf(ref)) ?? []);
  const seen = await recordsSeen(ctx, actor.tenantId, person.crmUserId, places);
  const records = known.flatMap((record) => {
    const view = seen?.get(keyOf(record));
    // While the CRM is away, counts are shown as the card shows its suggestions: without what only the CRM knows.
    const fields = byRecord.get(keyOf(record)) ?? [];
    const visible = view === undefined ? (seen === null ? fields : []) : fields.filter((one) => isVisible(one, view));
    const waiting = visible.reduce((sum, { count }) => sum + count, 0);
    return waiting === 0 ? [] : [{ record, title: view?.title ?? null, waiting }];
  });
  return { records, asked: asked.length, mayApproveTogether: permissionsOf(actor).includes('batch.approve') };
}

function isVisible({ field }: WaitingCount, { access }: SeenRecord): boolean {
  return access.record !== 'none' && access.fields[field] !== 'none';
}
