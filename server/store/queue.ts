import { type SqlBool, sql } from 'kysely';
import type { FieldType } from '#domain/crm/field.ts';
import type { FieldClass } from '#domain/crm/field-class.ts';
import type { Impact } from '#domain/policy/policy.ts';
import type { AgentId, RunId, SuggestionId, TenantId } from '#domain/shared/ids.ts';
import type { SuggestionState } from '#domain/suggestion/suggestion.ts';
import type { Reading } from './database.ts';
import { firstIdSince } from './past-suggestions.ts';
import { fromRow, type StoredSuggestion } from './suggestions.ts';

/** What of all that waits is meant; what is absent is not asked. */
export interface QueueFilter {
  readonly objectType?: string | undefined;
  readonly field?: string | undefined;
  readonly agentId?: AgentId | undefined;
  readonly runId?: RunId | undefined;
  /** The CRM's own id; `null` = nobody owns the record. */
  readonly ownerId?: string | null | undefined;
  readonly state?: Extract<SuggestionState, 'pending' | 'quarantined'> | undefined;
  readonly class?: FieldClass | undefined;
  readonly impact?: Impact | undefined;
  readonly evidence?: 'quoted' | 'none' | 'warned' | undefined;
  /** Only what proposes exactly this. */
  readonly proposed?: string | null | undefined;
  /** Only these. */
  readonly ids?: readonly SuggestionId[] | undefined;
  /** Only what is on these. */
  readonly recordIds?: readonly string[] | undefined;
  /** Only what was filed before that day. */
  readonly filedBefore?: Date | undefined;
}

export type QueueOrder = 'newest' | 'oldest' | 'expires' | 'field' | 'agent' | 'owner';

/** By which columns each order goes, every one of them with an index; the id breaks ties, and is the age. */
const columnsOf = {
  newest: [],
  oldest: [],
  expires: ['expires_at'],
  field: ['object_type', 'field'],
  agent: ['agent_id'],
  owner: ['owner_id'],
} as const satisfies Record<QueueOrder, readonly string[]>;

/**
 * One page of what waits and has not expired.
 * @param page.after the last suggestion of the page before, wherever that stands by now
 */
export async function queuePage(
  tx: Reading,
  tenantId: TenantId,
  filter: QueueFilter,
  page: { readonly order: QueueOrder; readonly after: SuggestionId | null; readonly limit: number; readonly now: Date },
): Promise<StoredSuggestion[]> {
  const { order, after, limit, now } = page;
  const direction = order === 'newest' ? 'desc' : 'asc';
  let query = waiting(tx, tenantId, filter, now).selectAll();
  if (after !== null) {
    const place = await placeOf(tx, tenantId, after);
    if (place === null) return [];
    const columns = [...columnsOf[order], 'id'] as const;
    const names = sql.join(columns.map((column) => sql.ref(column)));
    const values = sql.join(columns.map((column) => place[column]));
    query = query.where(sql<SqlBool>`(${names}) ${sql.raw(order === 'newest' ? '<' : '>')} (${values})`);
  }
  for (const column of columnsOf[order]) query = query.orderBy(column);
  return (await query.orderBy('id', direction).limit(limit).execute()).map(fromRow);
}

async function placeOf(tx: Reading, tenantId: TenantId, id: SuggestionId) {
  const row = await tx
    .selectFrom('suggestion')
    .select(['id', 'expires_at', 'object_type', 'field', 'agent_id', 'owner_id'])
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row ?? null;
}

/** How many there are, counted no further than `most`. */
export async function countQueue(
  tx: Reading,
  tenantId: TenantId,
  filter: QueueFilter,
  now: Date,
  most: number,
): Promise<number> {
  const some = waiting(tx, tenantId, filter, now).select('id').limit(most).as('some');
  const row = await tx
    .selectFrom(some)
    .select(({ fn }) => fn.countAll<string>().as('n'))
    .executeTakeFirstOrThrow();
  return Number(row.n);
}

const byEvidence = {
  quoted: sql<SqlBool>`jsonb_array_length(evidence) > 0`,
  none: sql<SqlBool>`jsonb_array_length(evidence) = 0`,
  warned: sql<SqlBool>`jsonb_array_length(warnings) > 0`,
};

/** All that waits and is meant; columns and order are the caller's. */
export function waiting(tx: Reading, tenantId: TenantId, filter: QueueFilter, now: Date) {
  let query = tx
    .selectFrom('suggestion')
    .where('tenant_id', '=', tenantId)
    // Spelled as in the partial indexes, or the planner does not know them again.
    .where(sql<SqlBool>`state in ('pending', 'quarantined')`)
    .where('expires_at', '>', now)
    .where('erased_at', 'is', null);
  if (filter.state !== undefined) query = query.where('state', '=', filter.state);
  if (filter.objectType !== undefined) query = query.where('object_type', '=', filter.objectType);
  if (filter.field !== undefined) query = query.where('field', '=', filter.field);
  if (filter.agentId !== undefined) query = query.where('agent_id', '=', filter.agentId);
  if (filter.runId !== undefined) query = query.where('run_id', '=', filter.runId);
  if (filter.ownerId !== undefined) query = query.where('owner_id', '=', filter.ownerId ?? '');
  if (filter.class !== undefined) query = query.where('field_class', '=', filter.class);
  if (filter.impact !== undefined) query = query.where('impact', '=', filter.impact);
  if (filter.evidence !== undefined) query = query.where(byEvidence[filter.evidence]);
  if (filter.proposed !== undefined)
    query = query.where(sql<SqlBool>`proposed is not distinct from ${filter.proposed}`);
  if (filter.ids !== undefined) query = query.where(sql<SqlBool>`id = any(${[...filter.ids]}::text[])`);
  if (filter.recordIds !== undefined)
    query = query.where(sql<SqlBool>`record_id = any(${[...filter.recordIds]}::text[])`);
  if (filter.filedBefore !== undefined) query = query.where('id', '<', firstIdSince(filter.filedBefore));
  return query;
}

/** Suggestions of one agent for the same value of the same field. */
export interface QueueGroup {
  readonly objectType: string;
  readonly field: string;
  readonly fieldLabel: string;
  readonly agentId: AgentId;
  readonly proposed: string | null;
  readonly fieldType: FieldType;
  readonly class: FieldClass;
  /** Some of them could be approved together, as they were judged when they were filed. */
  readonly together: boolean;
  readonly count: number;
}

/** The largest groups first. */
export async function queueGroups(
  tx: Reading,
  tenantId: TenantId,
  filter: QueueFilter,
  now: Date,
  limit: number,
): Promise<QueueGroup[]> {
  const rows = await waiting(tx, tenantId, filter, now)
    .select(({ fn }) => [
      'object_type',
      'field',
      'agent_id',
      'proposed',
      fn.max('field_label').as('label'),
      fn.max('field_type').as('type'),
      fn.max('field_class').as('class'),
      sql<boolean>`bool_or(state = 'pending' and impact = 'low' and field_class = 'ordinary')`.as('together'),
      fn.countAll<string>().as('n'),
    ])
    .groupBy(['object_type', 'field', 'agent_id', 'proposed'])
    .orderBy('n', 'desc')
    .orderBy('object_type')
    .orderBy('field')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    objectType: row.object_type,
    field: row.field,
    fieldLabel: row.label,
    agentId: row.agent_id as AgentId,
    proposed: row.proposed,
    fieldType: row.type as FieldType,
    class: row.class as FieldClass,
    together: row.together,
    count: Number(row.n),
  }));
}
