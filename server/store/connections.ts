import type { TenantId } from '#domain/shared/ids.ts';
import type { Reading, Writing } from './database.ts';
import { seal, unseal } from './seal.ts';

/** Our way into one CRM account. */
export interface Connection {
  readonly tenantId: TenantId;
  readonly crm: string;
  readonly accountId: string;
  readonly apiUrl: string;
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly expiresAt: Date;
  readonly scopes: readonly string[];
  readonly installedBy: string;
}

export async function saveConnection(tx: Writing, key: Uint8Array, connection: Connection, at: Date): Promise<void> {
  const { tenantId, crm, accessToken, refreshToken } = connection;
  const row = {
    account_id: connection.accountId,
    api_url: connection.apiUrl,
    credentials: seal(key, place(tenantId, crm), JSON.stringify({ accessToken, refreshToken })),
    expires_at: connection.expiresAt,
    scopes: [...connection.scopes],
    installed_by: connection.installedBy,
    updated_at: at,
  };
  await tx
    .insertInto('connection')
    .values({ tenant_id: tenantId, crm, ...row })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'crm']).doUpdateSet(row))
    .execute();
}

export async function connectionOf(
  tx: Reading,
  key: Uint8Array,
  tenantId: TenantId,
  crm: string,
): Promise<Connection | null> {
  return open(tx, key, tenantId, crm, false);
}

/** Holds the row: only one process at a time may spend a refresh token. */
export async function lockConnection(tx: Writing, key: Uint8Array, tenantId: TenantId, crm: string) {
  return open(tx, key, tenantId, crm, true);
}

async function open(tx: Reading, key: Uint8Array, tenantId: TenantId, crm: string, lock: boolean) {
  let query = tx.selectFrom('connection').selectAll().where('tenant_id', '=', tenantId).where('crm', '=', crm);
  if (lock) query = query.forUpdate();
  const row = await query.executeTakeFirst();
  if (row === undefined) return null;
  const opened: unknown = JSON.parse(unseal(key, place(tenantId, crm), row.credentials));
  const { accessToken, refreshToken } = opened as { accessToken: string; refreshToken: string };
  return {
    tenantId,
    crm,
    accountId: row.account_id,
    apiUrl: row.api_url,
    accessToken,
    refreshToken,
    expiresAt: row.expires_at,
    scopes: row.scopes,
    installedBy: row.installed_by,
  } satisfies Connection;
}

function place(tenantId: TenantId, crm: string): string {
  return `${tenantId}|${crm}|oauth`;
}

/** Whether the account is connected, without opening its credentials. */
export async function connectionKnown(tx: Reading, tenantId: TenantId, crm: string): Promise<boolean> {
  const row = await tx
    .selectFrom('connection')
    .select('crm')
    .where('tenant_id', '=', tenantId)
    .where('crm', '=', crm)
    .executeTakeFirst();
  return row !== undefined;
}
