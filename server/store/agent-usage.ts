import { sql } from 'kysely';
import type { RecordRef } from '#domain/crm/record-ref.ts';
import type { AgentId, TenantId } from '#domain/shared/ids.ts';
import type { Writing } from './database.ts';

/** Whose filing it is. */
interface Filer {
  readonly tenantId: TenantId;
  readonly agentId: AgentId;
}

/** More than any limit, and far from where the column ends. */
const countedMax = 1_000_000_000;

/**
 * Counts items against what an agent may file in the running hour, for all processes together: the row is locked until
 * the end of the transaction, and one statement reads and writes it.
 * @param hour when it began. A process whose clock is a little behind goes on counting in the hour that another began.
 * @returns how many of them may go on
 */
export async function countFiled(
  tx: Writing,
  { tenantId, agentId }: Filer,
  items: number,
  hour: Date,
  max: number,
): Promise<number> {
  const { rows } = await sql<{ filed: number }>`
    insert into agent_usage as standing (tenant_id, agent_id, hour, filed)
    values (${tenantId}, ${agentId}, ${hour}, ${items})
    on conflict (tenant_id, agent_id) do update set (hour, filed) = (
      select case when same then standing.hour else excluded.hour end,
        case when same then least(standing.filed + excluded.filed, ${countedMax}::integer) else excluded.filed end
      from (select standing.hour between excluded.hour and excluded.hour + interval '1 hour' as same) as compared
    )
    returning filed`.execute(tx);
  const before = (rows[0]?.filed ?? items) - items;
  return Math.max(0, Math.min(items, max - before));
}

/** One spelling of a place, for looking a count up. */
export function recordKey({ crm, objectType, recordId }: RecordRef): string {
  return `${crm} ${objectType} ${recordId}`;
}

/**
 * How many suggestions of an agent wait on each of these records. Held until the end of the transaction: of two filings at
 * once, the second one counts what the first one filed.
 */
export async function lockOpenCounts(
  tx: Writing,
  { tenantId, agentId }: Filer,
  records: readonly RecordRef[],
): Promise<Map<string, number>> {
  const keys = [...new Set(records.map(recordKey))].sort();
  if (keys.length === 0) return new Map();
  // There may be no row yet to lock, so the place itself is; always in one order.
  const places = keys.map((key) => `${tenantId} ${agentId} ${key}`);
  await sql`select pg_advisory_xact_lock(hashtextextended(place, 0))
    from unnest(${places}::text[]) as place`.execute(tx);
  const named = records.map(({ objectType, recordId }) => ({ object_type: objectType, record_id: recordId }));
  const rows = await tx
    .selectFrom('suggestion')
    .select(['crm', 'object_type', 'record_id', ({ fn }) => fn.countAll<string>().as('n')])
    .where('tenant_id', '=', tenantId)
    .where('agent_id', '=', agentId)
    .where('state', 'in', ['pending', 'quarantined'])
    .where(
      sql<boolean>`(object_type, record_id) in (select place.object_type, place.record_id
        from json_populate_recordset(null::suggestion, ${JSON.stringify(named)}::json) place)`,
    )
    .groupBy(['crm', 'object_type', 'record_id'])
    .execute();
  return new Map(
    rows.map((row) => [
      recordKey({ crm: row.crm, objectType: row.object_type, recordId: row.record_id }),
      Number(row.n),
    ]),
  );
}
