import { sql } from 'kysely';
import type { Finding } from '#domain/batch/finding.ts';
import type { FieldType, FieldValue } from '#domain/crm/field.ts';
import type { BatchId, SuggestionId, TenantId } from '#domain/shared/ids.ts';
import type { Evidence } from '#domain/suggestion/suggestion.ts';
import type { ChangeState } from './changes.ts';
import type { Reading } from './database.ts';

/** How many items stand where; `change` is how far the write is, where one was begun. */
export interface ItemCount {
  readonly finding: Finding | null;
  readonly skipped: boolean;
  readonly change: ChangeState | null;
  readonly count: number;
}

export async function countItems(tx: Reading, tenantId: TenantId, batchId: BatchId): Promise<ItemCount[]> {
  const rows = await tx
    .selectFrom('batch_item')
    .leftJoin('change', (join) =>
      join.onRef('change.tenant_id', '=', 'batch_item.tenant_id').onRef('change.id', '=', 'batch_item.change_id'),
    )
    .select(({ fn }) => [
      'batch_item.finding',
      sql<boolean>`batch_item.skipped is not null`.as('skipped'),
      'change.state',
      fn.countAll<string>().as('n'),
    ])
    .where('batch_item.tenant_id', '=', tenantId)
    .where('batch_item.batch_id', '=', batchId)
    .groupBy(['batch_item.finding', sql`batch_item.skipped is not null`, 'change.state'])
    .execute();
  return rows.map((row) => ({
    finding: row.finding as Finding | null,
    skipped: row.skipped,
    change: row.state as ChangeState | null,
    count: Number(row.n),
  }));
}

/** How an item ended; `skipped`: approved, and left where it was. */
export type ItemOutcome = ChangeState | 'skipped';

/** One line of the preview, and after the run of its result. */
export interface ItemLine {
  readonly position: number;
  readonly suggestionId: SuggestionId;
  readonly objectType: string;
  readonly recordId: string;
  readonly field: string;
  readonly fieldLabel: string;
  readonly fieldType: FieldType;
  /** What is written: the suggested value, or of an undo the earlier one. */
  readonly value: FieldValue;
  readonly shownCurrent: FieldValue;
  /** The words behind it, the first first. */
  readonly quotes: readonly string[];
  readonly finding: Finding | null;
  readonly why: string | null;
  readonly skipped: string | null;
  /** It has to be opened before the batch is approved. */
  readonly sampled: boolean;
  readonly rationale: string;
  readonly change: { readonly state: ChangeState; readonly message: string | null; readonly found: FieldValue } | null;
}

export async function itemLines(
  tx: Reading,
  tenantId: TenantId,
  batchId: BatchId,
  {
    finding,
    outcome,
    sampled,
    after,
    limit,
  }: {
    finding?: Finding | undefined;
    outcome?: ItemOutcome | undefined;
    sampled?: boolean | undefined;
    after: number;
    limit: number;
  },
): Promise<ItemLine[]> {
  let query = tx
    .selectFrom('batch_item as i')
    .innerJoin('suggestion as s', (join) =>
      join.onRef('s.tenant_id', '=', 'i.tenant_id').onRef('s.id', '=', 'i.suggestion_id'),
    )
    .innerJoin('batch as b', (join) => join.onRef('b.tenant_id', '=', 'i.tenant_id').onRef('b.id', '=', 'i.batch_id'))
    .leftJoin('change as c', (join) => join.onRef('c.tenant_id', '=', 'i.tenant_id').onRef('c.id', '=', 'i.change_id'))
    .select([
      'i.position',
      'i.suggestion_id',
      'i.object_type',
      'i.record_id',
      'i.finding',
      'i.why',
      'i.skipped',
      'i.sampled',
      'i.put_back',
      'i.shown_current',
      's.field',
      's.field_label',
      's.field_type',
      's.proposed',
      's.evidence',
      's.rationale',
      'b.undoes',
      'c.state',
      'c.message',
      'c.found',
    ])
    .where('i.tenant_id', '=', tenantId)
    .where('i.batch_id', '=', batchId)
    .where('i.position', '>', after);
  if (finding !== undefined) query = query.where('i.finding', '=', finding);
  if (sampled !== undefined) query = query.where('i.sampled', '=', sampled);
  if (outcome === 'skipped') query = query.where('i.skipped', 'is not', null);
  else if (outcome !== undefined) query = query.where('c.state', '=', outcome);
  const rows = await query.orderBy('i.position').limit(limit).execute();
  return rows.map((row) => ({
    position: row.position,
    suggestionId: row.suggestion_id as SuggestionId,
    objectType: row.object_type,
    recordId: row.record_id,
    field: row.field,
    fieldLabel: row.field_label,
    fieldType: row.field_type as FieldType,
    value: row.undoes === null ? row.proposed : row.put_back,
    shownCurrent: row.shown_current,
    quotes: (row.evidence as Evidence[]).map(({ quote }) => quote),
    finding: row.finding as Finding | null,
    why: row.why,
    skipped: row.skipped,
    sampled: row.sampled,
    rationale: row.rationale,
    change: row.state === null ? null : { state: row.state as ChangeState, message: row.message, found: row.found },
  }));
}
