import type { RecordRef } from '#domain/crm/record-ref.ts';
import type { TenantId } from '#domain/shared/ids.ts';
import { openStates } from '#domain/suggestion/transitions.ts';
import type { Reading } from './database.ts';

/** How many open suggestions stand for one field of one record. */
export interface WaitingCount {
  readonly record: RecordRef;
  readonly field: string;
  readonly count: number;
}

/** Open suggestions of these records that are not past their time, counted field by field. */
export async function countWaiting(
  tx: Reading,
  tenantId: TenantId,
  records: readonly RecordRef[],
  now: Date,
): Promise<WaitingCount[]> {
  if (records.length === 0) return [];
  const rows = await tx
    .selectFrom('suggestion')
    .select(({ fn }) => ['crm', 'object_type', 'record_id', 'field', fn.countAll<string>().as('n')])
    .where('tenant_id', '=', tenantId)
    .where('state', 'in', openStates)
    .where('expires_at', '>', now)
    .where(({ eb, refTuple, tuple }) =>
      eb(
        refTuple('object_type', 'record_id', 'crm'),
        'in',
        records.map(({ objectType, recordId, crm }) => tuple(objectType, recordId, crm)),
      ),
    )
    .groupBy(['crm', 'object_type', 'record_id', 'field'])
    .execute();
  return rows.map((row) => ({
    record: { crm: row.crm, objectType: row.object_type, recordId: row.record_id },
    field: row.field,
    count: Number(row.n),
  }));
}
