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

export type QueueOrder = 'newest' | 'oldest' | 'expires';

/** Where the page before ended. */
export interface QueuePlace {
  readonly id: SuggestionId;
  readonly expiresAt: Date;
}

/** One page of what waits and has not expired. */
export async function queuePage(
  tx: Reading,
  tenantId: TenantId,
  filter: QueueFilter,
  page: { readonly order: QueueOrder; readonly after: QueuePlace | null; readonly limit: number; readonly now: Date },
): Promise<StoredSuggestion[]> {
  const { order, after, limit, now } = page;
  let query = waiting(tx, tenantId, filter, now).selectAll();
  if (order === 'expires') {
    if (after !== null) {
      query = query.where(sql<SqlBool>`(expires_at, id) > (${after.expiresAt}, ${after.id})`);
    }
    query = query.orderBy('expires_at').orderBy('id');
  } else {
    if (after !== null) query = query.where('id', order === 'newest' ? '<' : '>', after.id);
    query = query.orderBy('id', order === 'newest' ? 'desc' : 'asc');
  }
  return (await query.limit(limit).execute()).map(fromRow);
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
