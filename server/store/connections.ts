import type { TenantId } from '#domain/shared/ids.ts';
import type { Reading, Writing } from './database.ts';
import { seal, unseal } from './seal.ts';

/** Whose access it is: the account's, or that of the person with this id. */
export type Holder = 'account' | `per_${string}`;

/** Which connection of a tenant. */
export interface ConnectionKey {
  readonly tenantId: TenantId;
  readonly crm: string;
  readonly holder: Holder;
}

/** Our way into one CRM account. */
export interface Connection extends ConnectionKey {
  readonly accountId: string;
  readonly apiUrl: string;
  readonly accessToken: string;
  /** Empty where access is renewed without one. */
  readonly refreshToken: string;
  readonly expiresAt: Date;
  readonly scopes: readonly string[];
  readonly installedBy: string;
}

export async function saveConnection(tx: Writing, key: Uint8Array, connection: Connection, at: Date): Promise<void> {
  const { accessToken, refreshToken } = connection;
  const row = {
    account_id: connection.accountId,
    api_url: connection.apiUrl,
    credentials: seal(key, place(connection), JSON.stringify({ accessToken, refreshToken })),
    expires_at: connection.expiresAt,
    scopes: [...connection.scopes],
    installed_by: connection.installedBy,
    updated_at: at,
  };
  await tx
    .insertInto('connection')
    .values({ tenant_id: connection.tenantId, crm: connection.crm, holder: connection.holder, ...row })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'crm', 'holder']).doUpdateSet(row))
    .execute();
}

export async function connectionOf(tx: Reading, key: Uint8Array, at: ConnectionKey): Promise<Connection | null> {
  return open(tx, key, at, false);
}

/** Holds the row: only one process at a time may spend a refresh token. */
export async function lockConnection(tx: Writing, key: Uint8Array, at: ConnectionKey): Promise<Connection | null> {
  return open(tx, key, at, true);
}

/** @returns false when there was none */
export async function deleteConnection(tx: Writing, at: ConnectionKey): Promise<boolean> {
  const result = await tx
    .deleteFrom('connection')
    .where('tenant_id', '=', at.tenantId)
    .where('crm', '=', at.crm)
    .where('holder', '=', at.holder)
    .executeTakeFirst();
  return result.numDeletedRows > 0n;
}

/** Whether there is one, without opening its credentials. */
export async function connectionKnown(tx: Reading, at: ConnectionKey): Promise<boolean> {
  const row = await tx
    .selectFrom('connection')
    .select('crm')
    .where('tenant_id', '=', at.tenantId)
    .where('crm', '=', at.crm)
    .where('holder', '=', at.holder)
    .executeTakeFirst();
  return row !== undefined;
}

/** What may be shown of one, without opening its credentials; `null` where there is none. */
export async function describeConnection(
  tx: Reading,
  at: ConnectionKey,
): Promise<(Pick<Connection, 'crm' | 'accountId'> & { readonly renewedAt: Date }) | null> {
  const row = await tx
    .selectFrom('connection')
    .select(['crm', 'account_id', 'updated_at'])
    .where('tenant_id', '=', at.tenantId)
    .where('crm', '=', at.crm)
    .where('holder', '=', at.holder)
    .executeTakeFirst();
  return row === undefined ? null : { crm: row.crm, accountId: row.account_id, renewedAt: row.updated_at };
}

async function open(tx: Reading, key: Uint8Array, at: ConnectionKey, lock: boolean): Promise<Connection | null> {
  let query = tx
    .selectFrom('connection')
    .selectAll()
    .where('tenant_id', '=', at.tenantId)
    .where('crm', '=', at.crm)
    .where('holder', '=', at.holder);
  if (lock) query = query.forUpdate();
  const row = await query.executeTakeFirst();
  if (row === undefined) return null;
  const opened: unknown = JSON.parse(unseal(key, place(at), row.credentials));
  const { accessToken, refreshToken } = opened as { accessToken: string; refreshToken: string };
  return {
    tenantId: at.tenantId,
    crm: at.crm,
    holder: at.holder,
    accountId: row.account_id,
    apiUrl: row.api_url,
    accessToken,
    refreshToken,
    expiresAt: row.expires_at,
    scopes: row.scopes,
    installedBy: row.installed_by,
  };
}

/** The account's own keep the place they were sealed for before people could connect. */
function place({ tenantId, crm, holder }: ConnectionKey): string {
  return holder === 'account' ? `${tenantId}|${crm}|oauth` : `${tenantId}|${crm}|oauth|${holder}`;
}
