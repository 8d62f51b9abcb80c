import { sql } from 'kysely';
import type { AutomaticTrail } from '#domain/policy/left-to-people.ts';
import type { TenantId } from '#domain/shared/ids.ts';
import type { Suggestion } from '#domain/suggestion/suggestion.ts';
import { openStates } from '#domain/suggestion/transitions.ts';
import type { Reading } from './database.ts';

type Place = Pick<Suggestion, 'tenantId' | 'id' | 'record' | 'field'>;

/** The newest automatic writes of a field on any record, at most `limit`, none older than `since`. */
export async function automaticTrail(
  tx: Reading,
  tenantId: TenantId,
  { record, field }: { readonly record: Pick<Place['record'], 'crm' | 'objectType'>; readonly field: string },
  since: Date,
  limit: number,
): Promise<AutomaticTrail> {
  const { rows } = await sql<{ written: string; taken_back: string }>`
    select count(*) as written, count(*) filter (where state = 'reverted') as taken_back from (
      select s.state from change c join suggestion s on s.tenant_id = c.tenant_id and s.id = c.suggestion_id
      where c.tenant_id = ${tenantId} and c.decision_id like 'auto-%' and c.created_at >= ${since}
        and c.object_type = ${record.objectType} and c.field = ${field} and c.crm = ${record.crm}
        and s.state in ('applied', 'reverted')
      order by c.created_at desc limit ${limit}
    ) newest
  `.execute(tx);
  const [row] = rows;
  return { written: Number(row?.written ?? 0), takenBack: Number(row?.taken_back ?? 0) };
}

/** Whether another suggestion for the same field of the same record waits for a person. */
export async function isContested(tx: Reading, place: Place): Promise<boolean> {
  const row = await atPlace(tx, place).where('state', 'in', openStates).limit(1).executeTakeFirst();
  return row !== undefined;
}

/** Whether a person rejected or took back a value for this field of this record since then. */
export async function isDeclinedSince(tx: Reading, place: Place, since: Date): Promise<boolean> {
  const row = await atPlace(tx, place)
    .where('state', 'in', ['rejected', 'reverted'])
    .where('updated_at', '>=', since)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

function atPlace(tx: Reading, { tenantId, id, record, field }: Place) {
  return tx
    .selectFrom('suggestion')
    .select('id')
    .where('tenant_id', '=', tenantId)
    .where('object_type', '=', record.objectType)
    .where('record_id', '=', record.recordId)
    .where('crm', '=', record.crm)
    .where('field', '=', field)
    .where('id', '<>', id);
}
