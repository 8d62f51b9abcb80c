import { sql } from 'kysely';
import type { SuggestionId, TenantId } from '#domain/shared/ids.ts';
import type { SuggestionState } from '#domain/suggestion/suggestion.ts';
import type { Reading, Writing } from './database.ts';
import { fromRow, type StoredSuggestion } from './suggestions.ts';

export async function suggestionsByIds(
  tx: Reading,
  tenantId: TenantId,
  ids: readonly SuggestionId[],
): Promise<ReadonlyMap<SuggestionId, StoredSuggestion>> {
  return mapped(await named(tx, tenantId, ids).execute());
}

/** Holds the rows until the transaction ends, always taken in the same order. */
export async function lockSuggestions(
  tx: Writing,
  tenantId: TenantId,
  ids: readonly SuggestionId[],
): Promise<ReadonlyMap<SuggestionId, StoredSuggestion>> {
  return mapped(await named(tx, tenantId, ids).forUpdate().execute());
}

export async function setSuggestionStates(
  tx: Writing,
  tenantId: TenantId,
  ids: readonly SuggestionId[],
  state: SuggestionState,
  at: Date,
): Promise<void> {
  await tx
    .updateTable('suggestion')
    .set({ state, updated_at: at })
    .where('tenant_id', '=', tenantId)
    .where(sql<boolean>`id = any(${[...ids]}::text[])`)
    .execute();
}

function named(tx: Reading, tenantId: TenantId, ids: readonly SuggestionId[]) {
  return tx
    .selectFrom('suggestion')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where(sql<boolean>`id = any(${[...ids]}::text[])`)
    .orderBy('id');
}

function mapped(rows: Parameters<typeof fromRow>[0][]): ReadonlyMap<SuggestionId, StoredSuggestion> {
  return new Map(rows.map(fromRow).map((one) => [one.id, one]));
}

/** Keeps who owns the records of these now; most have not changed. */
export async function keepOwners(
  tx: Writing,
  tenantId: TenantId,
  owners: readonly { readonly id: SuggestionId; readonly ownerId: string | null }[],
): Promise<void> {
  const given = owners.map(({ id, ownerId }) => ({ id, owner_id: ownerId ?? '' }));
  await sql`
    update suggestion s set owner_id = o.owner_id
    from json_to_recordset(${JSON.stringify(given)}::json) as o (id text, owner_id text)
    where s.tenant_id = ${tenantId} and s.id = o.id and s.owner_id <> o.owner_id
  `.execute(tx);
}
