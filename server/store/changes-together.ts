import { sql } from 'kysely';
import type { ChangeId, SuggestionId, TenantId } from '#domain/shared/ids.ts';
import { type Change, fromRow, type WrittenAs } from './changes.ts';
import type { Reading, Writing } from './database.ts';

/** Those of one token, as their holder works on them; what was lost to another process is absent. */
export async function heldChanges(tx: Reading, tenantId: TenantId, leaseToken: string): Promise<Change[]> {
  const rows = await tx
    .selectFrom('change')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('lease_token', '=', leaseToken)
    .where('finished_at', 'is', null)
    .orderBy('record_id')
    .orderBy('id')
    .execute();
  return rows.map(fromRow);
}

/** Takes over those of these changes of which nothing was sent and whose holder's time is up. */
export async function claimUnsent(
  tx: Writing,
  tenantId: TenantId,
  ids: readonly ChangeId[],
  now: Date,
  lease: { until: Date; token: string },
): Promise<number> {
  const result = await tx
    .updateTable('change')
    .set({ lease_until: lease.until, lease_token: lease.token })
    .where('tenant_id', '=', tenantId)
    .where(sql<boolean>`id = any(${[...ids]}::text[])`)
    .where('attempts', '=', 0)
    .where('finished_at', 'is', null)
    .where(({ or, eb }) => or([eb('lease_until', 'is', null), eb('lease_until', '<=', now)]))
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}

/** Notes that a write of these is about to leave. @returns those that are still held; the others must not be sent */
export async function markAllSent(
  tx: Writing,
  tenantId: TenantId,
  ids: readonly ChangeId[],
  leaseToken: string,
  as: WrittenAs,
  now: Date,
): Promise<ReadonlySet<ChangeId>> {
  const rows = await tx
    .updateTable('change')
    .set(({ eb }) => ({ state: 'sent', attempts: eb('attempts', '+', 1), written_as: as }))
    .where('tenant_id', '=', tenantId)
    .where(sql<boolean>`id = any(${[...ids]}::text[])`)
    .where('lease_token', '=', leaseToken)
    .where('lease_until', '>', now)
    .where('finished_at', 'is', null)
    .returning('id')
    .execute();
  return new Set(rows.map(({ id }) => id as ChangeId));
}

/** Takes the note back: the CRM itself said that these writes did not happen. */
export async function markAllNotWritten(
  tx: Writing,
  tenantId: TenantId,
  ids: readonly ChangeId[],
  leaseToken: string,
): Promise<void> {
  await tx
    .updateTable('change')
    .set(({ eb }) => ({ attempts: eb('attempts', '-', 1), state: 'intended' }))
    .where('tenant_id', '=', tenantId)
    .where(sql<boolean>`id = any(${[...ids]}::text[])`)
    .where('lease_token', '=', leaseToken)
    .where('finished_at', 'is', null)
    .execute();
}

/** Gives them back unfinished. */
export async function releaseAll(
  tx: Writing,
  tenantId: TenantId,
  ids: readonly ChangeId[],
  leaseToken: string,
  message: string,
): Promise<void> {
  await tx
    .updateTable('change')
    .set({ lease_until: null, lease_token: null, message })
    .where('tenant_id', '=', tenantId)
    .where(sql<boolean>`id = any(${[...ids]}::text[])`)
    .where('lease_token', '=', leaseToken)
    .execute();
}

/** Which of these suggestions' fields another change is being written to right now. */
export async function busyAmong(
  tx: Reading,
  tenantId: TenantId,
  ids: readonly SuggestionId[],
): Promise<ReadonlySet<SuggestionId>> {
  const rows = await tx
    .selectFrom('suggestion as s')
    .innerJoin('change as c', (join) =>
      join
        .onRef('c.tenant_id', '=', 's.tenant_id')
        .onRef('c.object_type', '=', 's.object_type')
        .onRef('c.record_id', '=', 's.record_id')
        .onRef('c.field', '=', 's.field')
        .on('c.finished_at', 'is', null),
    )
    .select('s.id')
    .where('s.tenant_id', '=', tenantId)
    .where(sql<boolean>`s.id = any(${[...ids]}::text[])`)
    .execute();
  return new Set(rows.map(({ id }) => id as SuggestionId));
}
