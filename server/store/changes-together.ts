import { type Selectable, sql } from 'kysely';
import type { ChangeId, SuggestionId, TenantId } from '#domain/shared/ids.ts';
import { type Change, columnsOfEnd, type EndOfChange, fromRow, type WrittenAs } from './changes.ts';
import type { Reading, Writing } from './database.ts';
import type { Database } from './schema.ts';

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
): Promise<void> {
  await tx
    .updateTable('change')
    .set({ lease_until: lease.until, lease_token: lease.token })
    .where('tenant_id', '=', tenantId)
    .where(sql<boolean>`id = any(${[...ids]}::text[])`)
    .where('attempts', '=', 0)
    .where('finished_at', 'is', null)
    .where(({ or, eb }) => or([eb('lease_until', 'is', null), eb('lease_until', '<=', now)]))
    .execute();
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

/** Ends those of these changes that the lease still holds. @returns as they stand then; the others another process ended */
export async function finishChanges(
  tx: Writing,
  tenantId: TenantId,
  leaseToken: string,
  ends: readonly { readonly id: ChangeId; readonly end: EndOfChange }[],
  at: Date,
): Promise<Change[]> {
  const given = ends.map(({ id, end }) => ({ id, ...columnsOfEnd(end) }));
  const { rows } = await sql<Selectable<Database['change']>>`
    update change c set state = e.state, message = e.message, failure_code = e.failure_code, found = e.found,
      found_known = e.found_known, replaced_unseen = e.replaced_unseen, replaced_unseen_known = e.replaced_unseen_known,
      finished_at = ${at}, lease_until = null, lease_token = null
    from json_populate_recordset(null::change, ${JSON.stringify(given)}::json) e
    where c.tenant_id = ${tenantId} and c.id = e.id and c.lease_token = ${leaseToken} and c.finished_at is null
    returning c.*
  `.execute(tx);
  return rows.map(fromRow);
}

/** Gives back what has no outcome yet. @returns those that were still held; the rest is finished, or another's */
export async function releaseAll(
  tx: Writing,
  tenantId: TenantId,
  ids: readonly ChangeId[],
  leaseToken: string,
  message: string,
): Promise<ChangeId[]> {
  const rows = await tx
    .updateTable('change')
    .set({ lease_until: null, lease_token: null, message })
    .where('tenant_id', '=', tenantId)
    .where(sql<boolean>`id = any(${[...ids]}::text[])`)
    .where('lease_token', '=', leaseToken)
    .returning('id')
    .execute();
  return rows.map(({ id }) => id as ChangeId);
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
