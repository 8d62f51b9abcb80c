import { sql } from 'kysely';
import type { RecordRef } from '#domain/crm/record-ref.ts';
import type { SuggestionId, TenantId } from '#domain/shared/ids.ts';
import type { Reading, Writing } from './database.ts';

/** How long texts and values of what is settled are kept. */
export async function retentionDays(tx: Reading, tenantId: TenantId): Promise<number> {
  const row = await tx.selectFrom('tenant').select('retention_days').where('id', '=', tenantId).executeTakeFirst();
  if (row === undefined) throw new Error('an authenticated tenant is not stored');
  return row.retention_days;
}

export async function setRetentionDays(tx: Writing, tenantId: TenantId, days: number): Promise<void> {
  await tx.updateTable('tenant').set({ retention_days: days }).where('id', '=', tenantId).execute();
}

/** Everything suggested for a record that still holds a text or a value, locked in one order. */
export async function lockUnerased(
  tx: Writing,
  tenantId: TenantId,
  record: RecordRef,
): Promise<{ id: SuggestionId; state: string }[]> {
  const rows = await tx
    .selectFrom('suggestion')
    .select(['id', 'state'])
    .where('tenant_id', '=', tenantId)
    .where('object_type', '=', record.objectType)
    .where('record_id', '=', record.recordId)
    .where('crm', '=', record.crm)
    .where('erased_at', 'is', null)
    .orderBy('id')
    .forUpdate()
    .execute();
  return rows.map(({ id, state }) => ({ id: id as SuggestionId, state }));
}

/** Records of one type about which something is held, in the order of their ids, after one of them. */
export async function recordsHeld(
  tx: Reading,
  tenantId: TenantId,
  objectType: string,
  after: string,
  limit: number,
): Promise<string[]> {
  const rows = await tx
    .selectFrom('suggestion')
    .select('record_id')
    .distinct()
    .where('tenant_id', '=', tenantId)
    .where('object_type', '=', objectType)
    .where('record_id', '>', after)
    .where('erased_at', 'is', null)
    .orderBy('record_id')
    .limit(limit)
    .execute();
  return rows.map(({ record_id }) => record_id);
}

const openOrInFlight = ['pending', 'quarantined', 'accepted'] as const;

/** Settled suggestions that nothing happened to since that moment, locked; at most `limit`. */
export async function lockSettledBefore(
  tx: Writing,
  tenantId: TenantId,
  before: Date,
  limit: number,
): Promise<SuggestionId[]> {
  const rows = await tx
    .selectFrom('suggestion')
    .select('id')
    .where('tenant_id', '=', tenantId)
    .where('erased_at', 'is', null)
    .where('updated_at', '<', before)
    .where('state', 'not in', [...openOrInFlight])
    .orderBy('updated_at')
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute();
  return rows.map(({ id }) => id as SuggestionId);
}

/** The sources that these suggestions quote. */
export async function sourcesQuotedBy(
  tx: Reading,
  tenantId: TenantId,
  ids: readonly SuggestionId[],
): Promise<string[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<{ id: string }>`
    select distinct quoted->>'sourceId' as id from suggestion s, jsonb_array_elements(s.evidence) quoted
    where s.tenant_id = ${tenantId} and s.id = any(${[...ids]}::text[])
  `.execute(tx);
  return rows.map(({ id }) => id);
}

/** Sources filed before that moment that no open suggestion quotes; at most `limit`. */
export async function idleSourcesBefore(
  tx: Writing,
  tenantId: TenantId,
  before: Date,
  limit: number,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from source
    where tenant_id = ${tenantId} and erased_at is null and filed_at < ${before}
      and not exists (
        select from suggestion s where s.tenant_id = source.tenant_id and s.state = any(${[...openOrInFlight]}::text[])
          and s.evidence @> jsonb_build_array(jsonb_build_object('sourceId', source.id)))
    order by filed_at limit ${limit} for update skip locked
  `.execute(tx);
  return rows.map(({ id }) => id);
}

/**
 * Blanks every text and value of these suggestions, of what was decided about them and of what was written, and deletes
 * the values behind the log's commitments. What happened, when, by whom and to which field stays.
 * @returns how many values of the log went
 */
export async function eraseSuggestions(
  tx: Writing,
  tenantId: TenantId,
  ids: readonly SuggestionId[],
  at: Date,
): Promise<number> {
  if (ids.length === 0) return 0;
  const named = sql<string[]>`${[...ids]}::text[]`;
  await tx
    .updateTable('suggestion')
    .set({
      proposed: null,
      suggested_over: null,
      rationale: '',
      refusal_message: null,
      warnings: '[]',
      evidence: '[]',
      evidence_digest: '',
      // What was shown cannot be proven any more, nor guessed.
      salt: '',
      erased_at: at,
    })
    .where('tenant_id', '=', tenantId)
    .where(sql<boolean>`id = any(${named})`)
    .execute();
  await tx
    .updateTable('decision')
    // The digest covers value and note, which could be guessed from it.
    .set({ value: null, note: null, request_digest: 'erased' })
    .where('tenant_id', '=', tenantId)
    .where(sql<boolean>`suggestion_id = any(${named})`)
    .execute();
  await tx
    .updateTable('change')
    .set({ expected: null, value: null, found: null, replaced_unseen: null, message: null })
    .where('tenant_id', '=', tenantId)
    .where(sql<boolean>`suggestion_id = any(${named})`)
    .execute();
  const deleted = await tx
    .deleteFrom('event_value')
    .where('tenant_id', '=', tenantId)
    .where(
      sql<boolean>`event_id in (select id from event where tenant_id = ${tenantId} and suggestion_id = any(${named}))`,
    )
    .executeTakeFirst();
  return Number(deleted.numDeletedRows);
}

/** Blanks the texts of sources. @returns how many there were */
export async function eraseSources(tx: Writing, tenantId: TenantId, ids: readonly string[], at: Date): Promise<number> {
  if (ids.length === 0) return 0;
  const result = await tx
    .updateTable('source')
    .set({
      title: 'Erased',
      body: '',
      url: null,
      external_id: null,
      warnings: '[]',
      // Of its own, so that the same text filed again is a new source and nobody can test a guess against it.
      digest: sql`'erased ' || id`,
      erased_at: at,
    })
    .where('tenant_id', '=', tenantId)
    .where('id', 'in', [...ids])
    .where('erased_at', 'is', null)
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}

/** Deletes what the log tells of the filing of these sources, their titles. @returns how many values */
export async function eraseFilingsOf(tx: Writing, tenantId: TenantId, ids: readonly string[]): Promise<number> {
  if (ids.length === 0) return 0;
  const { numAffectedRows } = await sql`
    delete from event_value v using event e
    where e.tenant_id = ${tenantId} and e.type = 'source.filed'
      and convert_from(e.body, 'UTF8')::jsonb->'facts'->>'source' = any(${[...ids]}::text[])
      and v.tenant_id = e.tenant_id and v.event_id = e.id
  `.execute(tx);
  return Number(numAffectedRows ?? 0n);
}

/**
 * Deletes the values behind old entries that belong to no suggestion: titles of sources, messages of refused items, names.
 * @returns how many
 */
export async function deleteLooseValuesBefore(
  tx: Writing,
  tenantId: TenantId,
  before: Date,
  limit: number,
): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from event_value v using (
      select e.tenant_id, e.id from event e
      where e.tenant_id = ${tenantId} and e.suggestion_id is null and e.at < ${before}
        and exists (select from event_value x where x.tenant_id = e.tenant_id and x.event_id = e.id)
      limit ${limit}) old
    where v.tenant_id = old.tenant_id and v.event_id = old.id
  `.execute(tx);
  return Number(numAffectedRows ?? 0n);
}

export interface Held {
  readonly sources: number;
  readonly suggestions: number;
  readonly oldestSourceAt: Date | null;
}

/** How much is held in the clear. */
export async function heldInTheClear(tx: Reading, tenantId: TenantId): Promise<Held> {
  const sources = await tx
    .selectFrom('source')
    .select([({ fn }) => fn.countAll<string>().as('n'), ({ fn }) => fn.min('filed_at').as('oldest')])
    .where('tenant_id', '=', tenantId)
    .where('erased_at', 'is', null)
    .executeTakeFirstOrThrow();
  const suggestions = await tx
    .selectFrom('suggestion')
    .select(({ fn }) => fn.countAll<string>().as('n'))
    .where('tenant_id', '=', tenantId)
    .where('erased_at', 'is', null)
    .executeTakeFirstOrThrow();
  return {
    sources: Number(sources.n),
    suggestions: Number(suggestions.n),
    // Without rows the minimum is null, which its type does not say.
    oldestSourceAt: (sources.oldest as Date | null) ?? null,
  };
}
