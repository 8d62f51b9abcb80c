import type { DataKeyId, TenantId } from '#domain/shared/ids.ts';
import type { Reading, Writing } from '../database.ts';
import type { WrappedKey } from './key-wrapper.ts';

/** One tenant's key for its own secrets. Stored wrapped only. */
export interface DataKey extends WrappedKey {
  readonly tenantId: TenantId;
  readonly id: DataKeyId;
  readonly retiredAt: Date | null;
}

const columns = ['id', 'wrapped', 'wrapped_by', 'retired_at'] as const;

export async function currentDataKey(tx: Reading, tenantId: TenantId): Promise<DataKey | null> {
  const row = await tx
    .selectFrom('data_key')
    .select(columns)
    .where('tenant_id', '=', tenantId)
    .where('retired_at', 'is', null)
    .executeTakeFirst();
  return row === undefined ? null : fromRow(tenantId, row);
}

export async function dataKeyById(tx: Reading, tenantId: TenantId, id: DataKeyId): Promise<DataKey | null> {
  const rows = tx.selectFrom('data_key').select(columns).where('tenant_id', '=', tenantId);
  const row = await rows.where('id', '=', id).executeTakeFirst();
  return row === undefined ? null : fromRow(tenantId, row);
}

/**
 * Held until the end of the transaction: two rotations at once would undo each other. Not against those who only refer
 * to one, or a renewal that holds a connection's row would wait for us and we for it. The newest first.
 */
export async function lockDataKeys(tx: Writing, tenantId: TenantId): Promise<DataKey[]> {
  const rows = tx.selectFrom('data_key').select(columns).where('tenant_id', '=', tenantId);
  return (await rows.orderBy('id', 'desc').forNoKeyUpdate().execute()).map((row) => fromRow(tenantId, row));
}

/** @returns false when the tenant has a current key already: another process was first */
export async function insertDataKey(tx: Writing, key: DataKey, at: Date): Promise<boolean> {
  const result = await tx
    .insertInto('data_key')
    .values({
      tenant_id: key.tenantId,
      id: key.id,
      wrapped: Buffer.from(key.bytes),
      wrapped_by: key.wrappedBy,
      created_at: at,
      retired_at: null,
    })
    .onConflict((conflict) => conflict.column('tenant_id').where('retired_at', 'is', null).doNothing())
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export async function retireDataKey(tx: Writing, { tenantId, id }: DataKey, at: Date): Promise<void> {
  const row = tx.updateTable('data_key').set({ retired_at: at }).where('tenant_id', '=', tenantId);
  await row.where('id', '=', id).execute();
}

export async function rewrapDataKey(tx: Writing, { tenantId, id }: DataKey, wrapped: WrappedKey): Promise<void> {
  await tx
    .updateTable('data_key')
    .set({ wrapped: Buffer.from(wrapped.bytes), wrapped_by: wrapped.wrappedBy })
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .execute();
}

/**
 * Deletes those that nothing is sealed with, retired before that moment: somebody may have read what they sealed an
 * instant ago and be about to open it.
 */
export async function deleteSpentDataKeys(tx: Writing, tenantId: TenantId, retiredBefore: Date): Promise<void> {
  await tx
    .deleteFrom('data_key')
    .where('tenant_id', '=', tenantId)
    .where('retired_at', '<', retiredBefore)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('connection')
            .select('crm')
            .whereRef('connection.tenant_id', '=', 'data_key.tenant_id')
            .whereRef('connection.data_key_id', '=', 'data_key.id'),
        ),
      ),
    )
    .execute();
}

interface Row {
  readonly id: string;
  readonly wrapped: Buffer;
  readonly wrapped_by: string;
  readonly retired_at: Date | null;
}

function fromRow(tenantId: TenantId, row: Row): DataKey {
  return {
    tenantId,
    id: row.id as DataKeyId,
    bytes: row.wrapped,
    wrappedBy: row.wrapped_by,
    retiredAt: row.retired_at,
  };
}
