import { sql } from 'kysely';
import type { ApprovedItem } from '#domain/batch/batch-digest.ts';
import type { Finding } from '#domain/batch/finding.ts';
import type { FieldValue } from '#domain/crm/field.ts';
import type { BatchId, ChangeId, SuggestionId, TenantId } from '#domain/shared/ids.ts';
import type { Reading, Writing } from './database.ts';
import { type QueueFilter, waiting } from './queue.ts';

/** One suggestion of a batch. */
export interface BatchItem {
  readonly position: number;
  readonly suggestionId: SuggestionId;
  readonly contested: boolean;
  /** What an undo writes. */
  readonly putBack: FieldValue;
  readonly shownCurrent: FieldValue;
  readonly shownDigest: string | null;
}

/** Approved and not begun; spelled as in the partial index, or the planner does not know it again. */
const toBegin = sql<boolean>`finding in ('will_change', 'already_so') and change_id is null and skipped is null`;

/**
 * Fixes what is in a batch, records side by side, so that one record gets one write. The oldest come first where there are
 * more than `most`. @returns how many, and whether there were more
 */
export async function freezeItems(
  tx: Writing,
  tenantId: TenantId,
  batchId: BatchId,
  filter: QueueFilter,
  now: Date,
  most: number,
): Promise<{ total: number; more: boolean }> {
  const found = waiting(tx, tenantId, filter, now)
    .select(['id', 'object_type', 'record_id', 'field'])
    .orderBy('id')
    .limit(most + 1);
  const { rows } = await sql<{ n: string; total: string }>`
    with found as materialized (${found}), kept as (select * from found order by id limit ${most}), made as (
      insert into batch_item (tenant_id, batch_id, position, suggestion_id, object_type, record_id, contested)
      select ${tenantId}, ${batchId}, row_number() over (order by object_type, record_id, id), id, object_type, record_id,
        count(*) over (partition by object_type, record_id, field) > 1
      from kept returning 1)
    select (select count(*) from found) as n, (select count(*) from made) as total
  `.execute(tx);
  const [{ n, total } = { n: '0', total: '0' }] = rows;
  return { total: Number(total), more: Number(n) > Number(total) };
}

/** Fixes what an undo of a batch takes back: what that batch has written. @returns how many */
export async function freezeUndo(tx: Writing, tenantId: TenantId, batchId: BatchId, undoes: BatchId): Promise<number> {
  const { numAffectedRows } = await sql`
    insert into batch_item (tenant_id, batch_id, position, suggestion_id, object_type, record_id, contested, put_back)
    select i.tenant_id, ${batchId}, i.position, i.suggestion_id, i.object_type, i.record_id, false,
      -- Where our write replaced a value that nobody at Fieldward had seen, that is the one to give back.
      case when c.replaced_unseen_known then c.replaced_unseen else c.expected end
    from batch_item i join change c on c.tenant_id = i.tenant_id and c.id = i.change_id
      join suggestion s on s.tenant_id = i.tenant_id and s.id = i.suggestion_id
    where i.tenant_id = ${tenantId} and i.batch_id = ${undoes} and c.kind = 'apply' and c.state = 'applied'
      and c.attempts > 0 and s.erased_at is null
  `.execute(tx);
  return Number(numAffectedRows ?? 0n);
}

/** What was approved in a batch and is not in the CRM: failed, met an edit, or was left where it was. */
export async function itemsNotWritten(tx: Reading, tenantId: TenantId, batchId: BatchId): Promise<SuggestionId[]> {
  const rows = await tx
    .selectFrom('batch_item as i')
    .leftJoin('change as c', (join) => join.onRef('c.tenant_id', '=', 'i.tenant_id').onRef('c.id', '=', 'i.change_id'))
    .select('i.suggestion_id')
    .where('i.tenant_id', '=', tenantId)
    .where('i.batch_id', '=', batchId)
    .where(({ eb, or }) => or([eb('i.skipped', 'is not', null), eb('c.state', 'in', ['failed', 'conflicted'])]))
    .orderBy('i.position')
    .execute();
  return rows.map((row) => row.suggestion_id as SuggestionId);
}

/** The next that nobody has compared with the CRM yet. */
export async function unreadItems(
  tx: Reading,
  tenantId: TenantId,
  batchId: BatchId,
  limit: number,
): Promise<BatchItem[]> {
  return items(await itemsQuery(tx, tenantId, batchId, sql<boolean>`finding is null`, limit).execute());
}

/**
 * Those of a batch that one lane writes: whatever hangs on one parent is in one lane, so that no two writes that are
 * under way at once need the same lock.
 */
export interface BatchLane {
  readonly index: number;
  readonly count: number;
}

function inLane({ index, count }: BatchLane) {
  const key = sql`md5(coalesce(batch_item.parent, batch_item.record_id))`;
  return sql<boolean>`('x' || left(${key}, 6))::bit(24)::int % ${count}::int = ${index}`;
}

/** The next of a lane that were approved and are not begun, locked; those that another process has in hand are skipped. */
export async function lockItemsToBegin(
  tx: Writing,
  tenantId: TenantId,
  batchId: BatchId,
  lane: BatchLane,
  after: number,
  limit: number,
): Promise<BatchItem[]> {
  const open = sql<boolean>`position > ${after} and ${toBegin} and ${inLane(lane)}`;
  return items(await itemsQuery(tx, tenantId, batchId, open, limit).forUpdate().skipLocked().execute());
}

function itemsQuery(
  tx: Reading,
  tenantId: TenantId,
  batchId: BatchId,
  condition: ReturnType<typeof sql<boolean>>,
  limit: number,
) {
  return tx
    .selectFrom('batch_item')
    .select(['position', 'suggestion_id', 'contested', 'put_back', 'shown_current', 'shown_digest'])
    .where('tenant_id', '=', tenantId)
    .where('batch_id', '=', batchId)
    .where(condition)
    .orderBy('position')
    .limit(limit);
}

function items(rows: Awaited<ReturnType<ReturnType<typeof itemsQuery>['execute']>>): BatchItem[] {
  return rows.map((row) => ({
    position: row.position,
    suggestionId: row.suggestion_id as SuggestionId,
    contested: row.contested,
    putBack: row.put_back,
    shownCurrent: row.shown_current,
    shownDigest: row.shown_digest,
  }));
}

export interface ItemFound {
  readonly position: number;
  readonly finding: Finding;
  readonly why: string | null;
  readonly parent: string | null;
  readonly shown_current: FieldValue;
  readonly shown_digest: string | null;
}

export async function keepFindings(
  tx: Writing,
  tenantId: TenantId,
  batchId: BatchId,
  found: readonly ItemFound[],
): Promise<void> {
  await sql`
    update batch_item i set finding = f.finding, why = f.why, parent = f.parent, shown_current = f.shown_current, shown_digest = f.shown_digest
    from json_populate_recordset(null::batch_item, ${JSON.stringify(found)}::json) f
    where i.tenant_id = ${tenantId} and i.batch_id = ${batchId} and i.position = f.position
  `.execute(tx);
}

/** Forgets what was found: it was judged by a policy that is no longer in force. */
export async function forgetFindings(tx: Writing, tenantId: TenantId, batchId: BatchId): Promise<void> {
  await tx
    .updateTable('batch_item')
    .set({ finding: null, why: null, shown_current: null, shown_digest: null })
    .where('tenant_id', '=', tenantId)
    .where('batch_id', '=', batchId)
    .execute();
}

/** What would be approved, in its order: what the digest covers. */
export async function approvedItems(tx: Reading, tenantId: TenantId, batchId: BatchId): Promise<ApprovedItem[]> {
  const rows = await tx
    .selectFrom('batch_item')
    .select(['suggestion_id', 'shown_digest'])
    .where('tenant_id', '=', tenantId)
    .where('batch_id', '=', batchId)
    .where('finding', 'in', ['will_change', 'already_so'])
    .orderBy('position')
    .execute();
  return rows.map((row) => ({
    suggestionId: row.suggestion_id as SuggestionId,
    // An erased one has none, and then the digest is another.
    shownDigest: row.shown_digest ?? '',
  }));
}

export async function noteBegun(
  tx: Writing,
  tenantId: TenantId,
  batchId: BatchId,
  begun: readonly { readonly position: number; readonly change_id: ChangeId | null; readonly skipped: string | null }[],
): Promise<void> {
  if (begun.length === 0) return;
  await sql`
    update batch_item i set change_id = b.change_id, skipped = b.skipped
    from json_populate_recordset(null::batch_item, ${JSON.stringify(begun)}::json) b
    where i.tenant_id = ${tenantId} and i.batch_id = ${batchId} and i.position = b.position
  `.execute(tx);
}

export interface UnfinishedChange {
  readonly id: ChangeId;
  readonly objectType: string;
  readonly attempts: number;
  readonly leaseUntil: Date | null;
}

/** Whether something approved is still to be begun, here or in another process. */
export async function hasItemsToBegin(tx: Reading, tenantId: TenantId, batchId: BatchId): Promise<boolean> {
  return (await itemsQuery(tx, tenantId, batchId, toBegin, 1).execute()).length > 0;
}

/** Changes that the batch has begun and that have no outcome yet, of one lane or of all. */
export async function unfinishedChanges(
  tx: Reading,
  tenantId: TenantId,
  batchId: BatchId,
  limit: number,
  lane: BatchLane = { index: 0, count: 1 },
): Promise<UnfinishedChange[]> {
  const rows = await tx
    .selectFrom('batch_item')
    .innerJoin('change', (join) =>
      join.onRef('change.tenant_id', '=', 'batch_item.tenant_id').onRef('change.id', '=', 'batch_item.change_id'),
    )
    .select(['change.id', 'change.attempts', 'change.lease_until', 'change.object_type'])
    .where('batch_item.tenant_id', '=', tenantId)
    .where('batch_item.batch_id', '=', batchId)
    .where('change.finished_at', 'is', null)
    .where(inLane(lane))
    .orderBy('batch_item.position')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    id: row.id as ChangeId,
    objectType: row.object_type,
    attempts: row.attempts,
    leaseUntil: row.lease_until,
  }));
}
