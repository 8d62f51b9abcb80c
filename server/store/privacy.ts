import { sql } from 'kysely';
import type { RecordRef } from '#domain/crm/record-ref.ts';
import type { SuggestionId, TenantId } from '#domain/shared/ids.ts';
import type { SuggestionState } from '#domain/suggestion/suggestion.ts';
import type { Reading, Writing } from './database.ts';

const openOrInFlight = ['pending', 'quarantined', 'accepted'] as const;
const unfinished = ['intended', 'sent'];

/** How long texts and values of what is settled are kept. */
export async function retentionDays(tx: Reading, tenantId: TenantId): Promise<number> {
  const row = await tx.selectFrom('tenant').select('retention_days').where('id', '=', tenantId).executeTakeFirst();
  if (row === undefined) throw new Error('an authenticated tenant is not stored');
  return row.retention_days;
}

export async function setRetentionDays(tx: Writing, tenantId: TenantId, days: number): Promise<void> {
  await tx.updateTable('tenant').set({ retention_days: days }).where('id', '=', tenantId).execute();
}

/** A suggestion whose texts may go, unless a write for it is under way: that write needs its values. */
export interface Erasable {
  readonly id: SuggestionId;
  readonly state: SuggestionState;
  readonly inFlight: boolean;
}

/** Everything suggested for a record that still holds a text or a value, locked in one order. */
export async function lockUnerased(tx: Writing, tenantId: TenantId, record: RecordRef): Promise<Erasable[]> {
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
  return withFlights(tx, tenantId, rows);
}

/**
 * Asked in a statement of its own, after the rows are locked: an undo locks its suggestion without changing it, so a
 * statement that waited for that lock would not see the write that the undo began.
 */
async function withFlights(
  tx: Writing,
  tenantId: TenantId,
  rows: { id: string; state: string }[],
): Promise<Erasable[]> {
  if (rows.length === 0) return [];
  const flying = await tx
    .selectFrom('change')
    .select('suggestion_id')
    .where('tenant_id', '=', tenantId)
    .where('state', 'in', unfinished)
    .where(sql<boolean>`suggestion_id = any(${rows.map(({ id }) => id)}::text[])`)
    .execute();
  const busy = new Set(flying.map(({ suggestion_id }) => suggestion_id));
  return rows.map((row) => {
    const state = row.state as SuggestionState;
    return { id: row.id as SuggestionId, state, inFlight: state === 'accepted' || busy.has(row.id) };
  });
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

/** Settled suggestions that nothing happened to since that moment, locked; at most `limit`. */
export async function lockSettledBefore(
  tx: Writing,
  tenantId: TenantId,
  before: Date,
  limit: number,
): Promise<Erasable[]> {
  const rows = await tx
    .selectFrom('suggestion')
    .select(['id', 'state'])
    .where('tenant_id', '=', tenantId)
    .where('erased_at', 'is', null)
    .where('updated_at', '<', before)
    .where('state', 'not in', [...openOrInFlight])
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('change')
            .select('change.id')
            .whereRef('change.tenant_id', '=', 'suggestion.tenant_id')
            .whereRef('change.suggestion_id', '=', 'suggestion.id')
            .where('change.state', 'in', unfinished),
        ),
      ),
    )
    .orderBy('updated_at')
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute();
  return withFlights(tx, tenantId, rows);
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

/** Deletes the rows of sessions and agent keys that ended before that moment: until then they show who used what, when. */
export async function deleteEndedAccess(tx: Writing, tenantId: TenantId, before: Date): Promise<void> {
  for (const table of ['session', 'agent_key'] as const) {
    await tx
      .deleteFrom(table)
      .where('tenant_id', '=', tenantId)
      .where(sql<boolean>`least(expires_at, coalesce(revoked_at, expires_at)) < ${before}`)
      .execute();
  }
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
