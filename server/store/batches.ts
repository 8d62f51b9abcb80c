import type { Selectable } from 'kysely';
import type { BatchState } from '#domain/batch/batch.ts';
import type { BatchId, ChangeId, PersonId, TenantId } from '#domain/shared/ids.ts';
import type { Reading, Writing } from './database.ts';
import type { Database } from './schema.ts';

/** Many suggestions, fixed at one moment and approved together. */
export interface Batch {
  readonly tenantId: TenantId;
  readonly id: BatchId;
  readonly state: BatchState;
  readonly madeBy: PersonId;
  readonly madeAt: Date;
  /** How many suggestions it was made of, and whether more waited than one batch takes. */
  readonly total: number;
  readonly more: boolean;
  /** Under which policy it was looked at; `null` before that. */
  readonly policyVersion: number | null;
  /** Of what it would write; `null` until it is ready. */
  readonly digest: string | null;
  readonly confirmedBy: PersonId | null;
  readonly confirmedAt: Date | null;
  /** The second person, where the size asks for one. */
  readonly secondedBy: PersonId | null;
  readonly secondedAt: Date | null;
  /** Who paused or cancelled it, or what did. */
  readonly stoppedBy: PersonId | null;
  readonly stoppedWhy: string | null;
  /** Until when the CRM takes no more calls of ours. */
  readonly waitsUntil: Date | null;
  readonly endedAt: Date | null;
  /** The batch whose writes this one takes back; `null` for an approval. */
  readonly undoes: BatchId | null;
}

export async function insertBatch(
  tx: Writing,
  batch: Pick<Batch, 'tenantId' | 'id' | 'madeBy' | 'madeAt' | 'total' | 'more' | 'undoes'>,
): Promise<void> {
  const { tenantId, id, madeBy, madeAt, total, more, undoes } = batch;
  const row = { tenant_id: tenantId, id, state: 'reading', made_by: madeBy, made_at: madeAt, total, more };
  await tx
    .insertInto('batch')
    .values({
      ...row,
      undoes,
      policy_version: null,
      digest: null,
      confirmed_by: null,
      confirmed_at: null,
      stopped_by: null,
      stopped_why: null,
      waits_until: null,
      ended_at: null,
    })
    .execute();
}

export async function batchById(tx: Reading, tenantId: TenantId, id: BatchId): Promise<Batch | null> {
  return mapped(await named(tx, tenantId, id).executeTakeFirst());
}

/** Holds the row until the transaction ends: two people who press at once queue up here. */
export async function lockBatch(tx: Writing, tenantId: TenantId, id: BatchId): Promise<Batch | null> {
  return mapped(await named(tx, tenantId, id).forUpdate().executeTakeFirst());
}

function named(tx: Reading, tenantId: TenantId, id: BatchId) {
  return tx.selectFrom('batch').selectAll().where('tenant_id', '=', tenantId).where('id', '=', id);
}

function mapped(row: Selectable<Database['batch']> | undefined): Batch | null {
  return row === undefined ? null : fromRow(row);
}

/** The newest first. */
export async function newestBatches(tx: Reading, tenantId: TenantId, limit: number): Promise<Batch[]> {
  const rows = await tx
    .selectFrom('batch')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(fromRow);
}

/** How much one person has approved in batches since then, without a second person. */
export async function approvedAlone(
  tx: Reading,
  tenantId: TenantId,
  personId: PersonId,
  since: Date,
  except: BatchId,
): Promise<number> {
  const row = await tx
    .selectFrom('batch')
    .innerJoin('batch_item as i', (join) =>
      join.onRef('i.tenant_id', '=', 'batch.tenant_id').onRef('i.batch_id', '=', 'batch.id'),
    )
    .select(({ fn }) => fn.countAll<string>().as('n'))
    .where('batch.tenant_id', '=', tenantId)
    .where('batch.confirmed_by', '=', personId)
    .where('batch.confirmed_at', '>', since)
    .where('batch.seconded_by', 'is', null)
    .where('batch.undoes', 'is', null)
    .where('batch.id', '<>', except)
    .where('batch.state', '<>', 'seconding')
    .where('i.finding', 'in', ['will_change', 'already_so'])
    .executeTakeFirstOrThrow();
  return Number(row.n);
}

type Settable = Omit<Batch, 'tenantId' | 'id' | 'madeBy' | 'madeAt' | 'undoes'>;

export async function updateBatch(
  tx: Writing,
  { tenantId, id }: Pick<Batch, 'tenantId' | 'id'>,
  set: Partial<Settable>,
): Promise<void> {
  const columns = {
    state: set.state,
    total: set.total,
    more: set.more,
    policy_version: set.policyVersion,
    digest: set.digest,
    confirmed_by: set.confirmedBy,
    confirmed_at: set.confirmedAt,
    seconded_by: set.secondedBy,
    seconded_at: set.secondedAt,
    stopped_by: set.stoppedBy,
    stopped_why: set.stoppedWhy,
    waits_until: set.waitsUntil,
    ended_at: set.endedAt,
  };
  const given = Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined));
  await tx.updateTable('batch').set(given).where('tenant_id', '=', tenantId).where('id', '=', id).execute();
}

/** How the batch stands in which this change was begun; `null` for a change of no batch. */
export async function batchOfChange(
  tx: Reading,
  tenantId: TenantId,
  changeId: ChangeId,
): Promise<Pick<Batch, 'state' | 'stoppedWhy'> | null> {
  const row = await tx
    .selectFrom('batch_item')
    .innerJoin('batch', (join) =>
      join.onRef('batch.tenant_id', '=', 'batch_item.tenant_id').onRef('batch.id', '=', 'batch_item.batch_id'),
    )
    .select(['batch.state', 'batch.stopped_why'])
    .where('batch_item.tenant_id', '=', tenantId)
    .where('batch_item.change_id', '=', changeId)
    .executeTakeFirst();
  return row === undefined ? null : { state: row.state as BatchState, stoppedWhy: row.stopped_why };
}

function fromRow(row: Selectable<Database['batch']>): Batch {
  return {
    tenantId: row.tenant_id as TenantId,
    id: row.id as BatchId,
    state: row.state as BatchState,
    madeBy: row.made_by as PersonId,
    madeAt: row.made_at,
    total: row.total,
    more: row.more,
    policyVersion: row.policy_version,
    digest: row.digest,
    confirmedBy: row.confirmed_by as PersonId | null,
    confirmedAt: row.confirmed_at,
    secondedBy: row.seconded_by as PersonId | null,
    secondedAt: row.seconded_at,
    stoppedBy: row.stopped_by as PersonId | null,
    stoppedWhy: row.stopped_why,
    waitsUntil: row.waits_until,
    endedAt: row.ended_at,
    undoes: row.undoes as BatchId | null,
  };
}
