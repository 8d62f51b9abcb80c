import { sql } from 'kysely';
import type { RecordRef } from '#domain/crm/record-ref.ts';
import type { SuggestionId, TenantId } from '#domain/shared/ids.ts';
import type { Writing } from './database.ts';

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
      judged_on: null,
      evidence: '[]',
      evidence_digest: '',
      // What was shown cannot be proven any more, nor guessed.
      salt: '',
      erased_at: at,
    })
    .where('tenant_id', '=', tenantId)
    .where(sql<boolean>`id = any(${named})`)
    .execute();
  // A first yes of two holds the value that it was given to; nothing is left to decide, so all of it goes.
  await tx
    .deleteFrom('approval')
    .where('tenant_id', '=', tenantId)
    .where(sql<boolean>`suggestion_id = any(${named})`)
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
  await tx
    .updateTable('batch_item')
    .set({ parent: null, put_back: null, shown_current: null, shown_digest: null, why: null, skipped: null })
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

/** Deletes what the log tells of the filing of these sources: titles and digests. @returns how many values */
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
 * What agents filed for a record without a suggestion that stands for it: sources that name it, and entries about items
 * that were refused.
 */
export async function filedFor(
  tx: Writing,
  tenantId: TenantId,
  { crm, objectType, recordId }: RecordRef,
): Promise<{ sources: string[]; refusals: string[] }> {
  const { rows } = await sql<{ id: string; source: string | null }>`
    select id, convert_from(body, 'UTF8')::jsonb->'facts'->>'source' as source from event
    where tenant_id = ${tenantId} and type in ('source.filed', 'suggestion.refused')
      -- Cheap, so that only the few bodies that name the id are parsed.
      and position(convert_to(${recordId}, 'UTF8') in body) > 0
      and convert_from(body, 'UTF8')::jsonb->'facts'->'record'
        = jsonb_build_object('crm', ${crm}::text, 'objectType', ${objectType}::text, 'recordId', ${recordId}::text)
  `.execute(tx);
  return {
    sources: [...new Set(rows.flatMap(({ source }) => source ?? []))],
    refusals: rows.flatMap(({ id, source }) => (source === null ? id : [])),
  };
}

/** Deletes the values behind these entries of the log. @returns how many */
export async function eraseValuesOf(tx: Writing, tenantId: TenantId, eventIds: readonly string[]): Promise<number> {
  const deleted = await tx
    .deleteFrom('event_value')
    .where('tenant_id', '=', tenantId)
    .where(sql<boolean>`event_id = any(${[...eventIds]}::text[])`)
    .executeTakeFirst();
  return Number(deleted.numDeletedRows);
}

/** Entries whose values belong to no suggestion and to nobody's account: they go by their own age. */
export const looseTypes = ['source.filed', 'suggestion.refused'] as const;

/**
 * Deletes the values behind one page of old entries, but never those of a source that is still kept.
 * @param after the last entry of the page before, `'0'` to begin
 * @returns how many values went, and where to go on, `null` at the end
 */
export async function eraseLooseValues(
  tx: Writing,
  tenantId: TenantId,
  { type, before, after, limit }: { type: (typeof looseTypes)[number]; before: Date; after: string; limit: number },
): Promise<{ values: number; next: string | null }> {
  const { rows } = await sql<{ values: string; entries: string; last: string | null }>`
    with page as (
      select seq, id, at, body from event
      where tenant_id = ${tenantId} and type = ${type} and seq > ${after}::bigint order by seq limit ${limit}
    ), old as (
      select id from page where at < ${before} and not exists (
        select from source s where s.tenant_id = ${tenantId} and s.erased_at is null
          and s.id = convert_from(page.body, 'UTF8')::jsonb->'facts'->>'source')
    ), gone as (
      delete from event_value v using old where v.tenant_id = ${tenantId} and v.event_id = old.id returning 1
    )
    select (select count(*) from gone) as values, count(*) as entries, max(seq) as last from page where at < ${before}
  `.execute(tx);
  const [{ values, entries, last } = { values: '0', entries: '0', last: null }] = rows;
  return { values: Number(values), next: Number(entries) < limit ? null : last };
}
