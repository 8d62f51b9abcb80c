import { sql } from 'kysely';
import type { EventType, SealedEvent } from '#domain/log/event.ts';
import type { EventId, SuggestionId, TenantId } from '#domain/shared/ids.ts';
import type { Reading, Writing } from './database.ts';

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * Appends entries of one tenant in the caller's transaction: the change and its entry live or die together.
 * @throws Error when they are of several, before anything is written
 */
export async function appendEvents(tx: Writing, events: readonly SealedEvent[]): Promise<void> {
  const [first] = events;
  if (first === undefined) return;
  if (events.some(({ tenantId }) => tenantId !== first.tenantId)) throw new Error('entries of several tenants at once');
  const rows = events.map(({ id, type, at, suggestionId, body, leaf, values }) => ({
    id,
    type,
    at,
    suggestion: suggestionId,
    // Canonical JSON is UTF-8 text, which is half as long as its bytes in hex.
    body: utf8.decode(body),
    leaf: Buffer.from(leaf).toString('hex'),
    kept: values,
  }));
  // One statement for both tables: no entry is said twice, and none waits for a second trip.
  await sql`
    with entry as materialized (
      select * from json_to_recordset(${JSON.stringify(rows)}::json)
        as e (id text, type text, at timestamptz, suggestion text, body text, leaf text, kept json)
    ), appended as (
      insert into event (tenant_id, id, type, at, suggestion_id, body, leaf)
      select ${first.tenantId}, id, type, at, suggestion, convert_to(body, 'UTF8'), decode(leaf, 'hex') from entry
    )
    insert into event_value (tenant_id, event_id, name, salt, value)
    select ${first.tenantId}, entry.id, v.name, v."saltHex", v.value
    from entry, json_to_recordset(entry.kept) as v (name text, "saltHex" text, value text)
  `.execute(tx);
}

export interface StoredEvent {
  readonly seq: string;
  readonly id: EventId;
  readonly type: EventType;
  readonly at: Date;
  readonly suggestionId: SuggestionId | null;
  readonly body: Uint8Array;
  readonly leaf: Uint8Array;
  readonly values: ReadonlyMap<string, string | null>;
}

/** Newest first. */
export async function eventsPage(
  tx: Reading,
  tenantId: TenantId,
  filter: { suggestionId?: string; type?: string; before?: string; limit: number },
): Promise<StoredEvent[]> {
  let query = tx.selectFrom('event').selectAll().where('tenant_id', '=', tenantId);
  if (filter.suggestionId !== undefined) query = query.where('suggestion_id', '=', filter.suggestionId);
  if (filter.type !== undefined) query = query.where('type', '=', filter.type);
  if (filter.before !== undefined) query = query.where('seq', '<', filter.before);
  const rows = await query.orderBy('seq', 'desc').limit(filter.limit).execute();
  const values = await valuesOf(
    tx,
    tenantId,
    rows.map((row) => row.id),
  );
  return rows.map((row) => ({
    seq: row.seq,
    id: row.id as EventId,
    type: row.type as EventType,
    at: row.at,
    suggestionId: row.suggestion_id as SuggestionId | null,
    body: row.body,
    leaf: row.leaf,
    values: values.get(row.id) ?? new Map(),
  }));
}

async function valuesOf(tx: Reading, tenantId: TenantId, eventIds: readonly string[]) {
  const found = new Map<string, Map<string, string | null>>();
  if (eventIds.length === 0) return found;
  const rows = await tx
    .selectFrom('event_value')
    .select(['event_id', 'name', 'value'])
    .where('tenant_id', '=', tenantId)
    .where('event_id', 'in', eventIds)
    .execute();
  for (const row of rows) {
    const values = found.get(row.event_id) ?? new Map<string, string | null>();
    values.set(row.name, row.value);
    found.set(row.event_id, values);
  }
  return found;
}
