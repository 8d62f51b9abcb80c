import { type Selectable, sql } from 'kysely';
import type { FieldType } from '#domain/crm/field.ts';
import type { FieldClass } from '#domain/crm/field-class.ts';
import type { RecordRef } from '#domain/crm/record-ref.ts';
import type { Impact } from '#domain/policy/policy.ts';
import type { RuleSpoken } from '#domain/policy/verdict.ts';
import type { FaultCode } from '#domain/shared/fault.ts';
import type { AgentId, RunId, SuggestionId, TenantId } from '#domain/shared/ids.ts';
import type { JudgedOn } from '#domain/suggestion/judged-on.ts';
import type { Evidence, Suggestion, SuggestionState } from '#domain/suggestion/suggestion.ts';
import { openStates } from '#domain/suggestion/transitions.ts';
import type { Reading, Writing } from './database.ts';
import { insertMany, type JsonRow } from './insert-many.ts';
import type { Database } from './schema.ts';

type Row = Selectable<Database['suggestion']>;

export interface StoredSuggestion extends Suggestion {
  /** Since when nothing but the facts of it is kept; `null` while all is. */
  readonly erasedAt: Date | null;
  readonly updatedAt: Date;
}

export async function insertSuggestions(tx: Writing, suggestions: readonly Suggestion[]): Promise<void> {
  await insertMany(tx, 'suggestion', suggestions.map(toRow));
}

export async function suggestionById(tx: Reading, tenantId: TenantId, id: SuggestionId) {
  const row = await tx
    .selectFrom('suggestion')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row === undefined ? null : fromRow(row);
}

/** Holds the row until the transaction ends: two deciders queue up here, and the second sees what the first did. */
export async function lockSuggestion(tx: Writing, tenantId: TenantId, id: SuggestionId) {
  const row = await tx
    .selectFrom('suggestion')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row === undefined ? null : fromRow(row);
}

export async function setSuggestionState(
  tx: Writing,
  suggestion: Pick<Suggestion, 'tenantId' | 'id'>,
  state: SuggestionState,
  at: Date,
): Promise<void> {
  await tx
    .updateTable('suggestion')
    .set({ state, updated_at: at })
    .where('tenant_id', '=', suggestion.tenantId)
    .where('id', '=', suggestion.id)
    .execute();
}

export async function setSuggestionRules(
  tx: Writing,
  suggestion: Pick<Suggestion, 'tenantId' | 'id'>,
  rules: readonly RuleSpoken[],
): Promise<void> {
  await tx
    .updateTable('suggestion')
    .set({ rules: JSON.stringify(rules) })
    .where('tenant_id', '=', suggestion.tenantId)
    .where('id', '=', suggestion.id)
    .execute();
}

/** Newest first, those of one filing in the order in which they were filed; at most `limit`. */
export async function suggestionsOfRecord(
  tx: Reading,
  tenantId: TenantId,
  record: RecordRef,
  filter: { states: readonly SuggestionState[]; since?: Date; limit: number; unseen?: boolean },
): Promise<StoredSuggestion[]> {
  let query = tx
    .selectFrom('suggestion')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('object_type', '=', record.objectType)
    .where('record_id', '=', record.recordId)
    .where('crm', '=', record.crm)
    .where('state', 'in', filter.states)
    // Of an erased one nothing is left to show.
    .where('erased_at', 'is', null);
  if (filter.unseen === true) query = query.where(decidedByPolicyAlone);
  if (filter.since !== undefined) query = query.where('updated_at', '>=', filter.since);
  const rows = await query.orderBy('updated_at', 'desc').orderBy('id').limit(filter.limit).execute();
  return rows.map(fromRow);
}

/** The policy decided it, and no person has since. */
const decidedByPolicyAlone = sql<boolean>`(
  select kind from decision d where d.tenant_id = suggestion.tenant_id and d.suggestion_id = suggestion.id
  order by d.at desc limit 1) = 'auto'`;

export async function countOfRecord(
  tx: Reading,
  tenantId: TenantId,
  record: RecordRef,
  states: readonly SuggestionState[],
): Promise<number> {
  const row = await tx
    .selectFrom('suggestion')
    .select(({ fn }) => fn.countAll<string>().as('n'))
    .where('tenant_id', '=', tenantId)
    .where('object_type', '=', record.objectType)
    .where('record_id', '=', record.recordId)
    .where('crm', '=', record.crm)
    .where('state', 'in', states)
    .executeTakeFirstOrThrow();
  return Number(row.n);
}

/** The open suggestions of these records. */
export async function openAmong(
  tx: Reading,
  tenantId: TenantId,
  records: readonly RecordRef[],
): Promise<StoredSuggestion[]> {
  if (records.length === 0) return [];
  const rows = await tx
    .selectFrom('suggestion')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('state', 'in', [...openStates])
    .where(({ eb, refTuple, tuple }) =>
      eb(
        refTuple('object_type', 'record_id', 'crm'),
        'in',
        records.map(({ objectType, recordId, crm }) => tuple(objectType, recordId, crm)),
      ),
    )
    .orderBy('id')
    .execute();
  return rows.map(fromRow);
}

/** Open and rejected suggestions of one agent for these fields, locked: what a new filing is compared with. */
export async function lockEarlier(
  tx: Writing,
  tenantId: TenantId,
  agentId: AgentId,
  places: readonly { record: RecordRef; field: string }[],
): Promise<StoredSuggestion[]> {
  if (places.length === 0) return [];
  // One parameter: with three for each of a hundred places, planning takes longer than looking them up.
  const named = places.map(({ record, field }) => ({
    object_type: record.objectType,
    record_id: record.recordId,
    field,
  }));
  const rows = await tx
    .selectFrom('suggestion')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('agent_id', '=', agentId)
    .where('state', 'in', ['pending', 'quarantined', 'rejected', 'blocked'])
    .where(sql<boolean>`(object_type, record_id, field) in (
      select place.object_type, place.record_id, place.field
      from json_populate_recordset(null::suggestion, ${JSON.stringify(named)}::json) place)`)
    .orderBy('id')
    .forUpdate()
    .execute();
  return rows.map(fromRow);
}

/** Which of these were asked again as a new suggestion. */
export async function followedAmong(
  tx: Reading,
  tenantId: TenantId,
  ids: readonly SuggestionId[],
): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const rows = await tx
    .selectFrom('suggestion')
    .select('follows')
    .where('tenant_id', '=', tenantId)
    .where(sql<boolean>`follows = any(${[...ids]}::text[])`)
    .execute();
  return new Set(rows.map(({ follows }) => follows ?? ''));
}

/** Those that wait for a person as one of these asked again. */
export async function openFollowing(
  tx: Reading,
  tenantId: TenantId,
  ids: readonly SuggestionId[],
): Promise<SuggestionId[]> {
  const rows = await tx
    .selectFrom('suggestion')
    .select('id')
    .where('tenant_id', '=', tenantId)
    .where(sql<boolean>`follows = any(${[...ids]}::text[])`)
    .where('state', 'in', [...openStates])
    .execute();
  return rows.map(({ id }) => id as SuggestionId);
}

/** Open suggestions past their time, oldest first, skipping those that somebody is deciding right now. */
export async function lockDue(tx: Writing, tenantId: TenantId, now: Date, limit: number): Promise<StoredSuggestion[]> {
  const rows = await tx
    .selectFrom('suggestion')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('state', 'in', ['pending', 'quarantined'])
    .where('expires_at', '<=', now)
    .orderBy('expires_at')
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute();
  return rows.map(fromRow);
}

/** Which of these were filed for a sensitive field. */
export async function sensitiveAmong(
  tx: Reading,
  tenantId: TenantId,
  ids: readonly SuggestionId[],
): Promise<ReadonlySet<SuggestionId>> {
  if (ids.length === 0) return new Set();
  const rows = await tx
    .selectFrom('suggestion')
    .select('id')
    .where('tenant_id', '=', tenantId)
    .where('id', 'in', ids)
    .where('field_class', '=', 'sensitive')
    .execute();
  return new Set(rows.map(({ id }) => id as SuggestionId));
}

function toRow(s: Suggestion): JsonRow<'suggestion'> {
  return {
    tenant_id: s.tenantId,
    id: s.id,
    run_id: s.runId,
    agent_id: s.agentId,
    crm: s.record.crm,
    object_type: s.record.objectType,
    record_id: s.record.recordId,
    owner_id: s.ownerId ?? '',
    field: s.field,
    field_label: s.fieldLabel,
    field_type: s.fieldType,
    field_class: s.fieldClass,
    impact: s.impact,
    state: s.state,
    proposed: s.proposed,
    suggested_over: s.suggestedOver,
    rationale: s.rationale,
    policy_version: s.policyVersion,
    rules: s.rules,
    refusal_code: s.refusal?.code ?? null,
    refusal_message: s.refusal?.message ?? null,
    warnings: s.warnings,
    evidence: s.evidence,
    evidence_digest: s.evidenceDigest,
    salt: s.salt,
    filed_at: s.filedAt,
    expires_at: s.expiresAt,
    updated_at: s.filedAt,
    follows: s.follows,
    erased_at: null,
    judged_on: s.judgedOn as unknown as JsonRow<'suggestion'>['judged_on'],
  };
}

export function fromRow(row: Row): StoredSuggestion {
  return {
    tenantId: row.tenant_id as TenantId,
    id: row.id as SuggestionId,
    runId: row.run_id as RunId,
    agentId: row.agent_id as AgentId,
    record: { crm: row.crm, objectType: row.object_type, recordId: row.record_id },
    ownerId: row.owner_id === '' ? null : row.owner_id,
    field: row.field,
    fieldLabel: row.field_label,
    fieldType: row.field_type as FieldType,
    fieldClass: row.field_class as FieldClass,
    impact: row.impact as Impact,
    state: row.state as SuggestionState,
    proposed: row.proposed,
    suggestedOver: row.suggested_over,
    rationale: row.rationale,
    policyVersion: row.policy_version,
    rules: row.rules as RuleSpoken[],
    refusal:
      row.refusal_code === null ? null : { code: row.refusal_code as FaultCode, message: row.refusal_message ?? '' },
    judgedOn: row.judged_on as unknown as JudgedOn | null,
    warnings: row.warnings as string[],
    evidence: row.evidence as Evidence[],
    evidenceDigest: row.evidence_digest,
    salt: row.salt,
    filedAt: row.filed_at,
    expiresAt: row.expires_at,
    updatedAt: row.updated_at,
    follows: row.follows as SuggestionId | null,
    erasedAt: row.erased_at,
  };
}
