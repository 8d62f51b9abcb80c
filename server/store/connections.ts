import type { DataKeyId, TenantId } from '#domain/shared/ids.ts';
import type { Reading, Writing } from './database.ts';
import type { Vault } from './secrets/vault.ts';

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

/** One that is stored. */
export interface StandingConnection extends Connection {
  /** When the CRM refused this very refresh token: spending it again would only be refused again. */
  readonly refreshRefusedAt: Date | null;
}

/** Whatever was remembered of the token that stood there before goes with it. */
export async function saveConnection(tx: Writing, vault: Vault, connection: Connection, at: Date): Promise<void> {
  const { tenantId, accessToken, refreshToken } = connection;
  const sealed = await vault.seal(tx, tenantId, place(connection), JSON.stringify({ accessToken, refreshToken }));
  const row = {
    account_id: connection.accountId,
    api_url: connection.apiUrl,
    credentials: Buffer.from(sealed.bytes),
    data_key_id: sealed.dataKeyId,
    expires_at: connection.expiresAt,
    scopes: [...connection.scopes],
    installed_by: connection.installedBy,
    updated_at: at,
    refresh_refused_at: null,
  };
  await tx
    .insertInto('connection')
    .values({ tenant_id: tenantId, crm: connection.crm, holder: connection.holder, ...row })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'crm', 'holder']).doUpdateSet(row))
    .execute();
}

export async function connectionOf(tx: Reading, vault: Vault, at: ConnectionKey): Promise<StandingConnection | null> {
  return open(tx, vault, at, false);
}

/** Holds the row: only one process at a time may spend a refresh token. */
export async function lockConnection(tx: Writing, vault: Vault, at: ConnectionKey): Promise<StandingConnection | null> {
  return open(tx, vault, at, true);
}

/** Remembers that the CRM refused the refresh token that stands here. Its row is locked by the caller. */
export async function markRefreshRefused(tx: Writing, at: ConnectionKey, refusedAt: Date): Promise<void> {
  await tx
    .updateTable('connection')
    .set({ refresh_refused_at: refusedAt })
    .where('tenant_id', '=', at.tenantId)
    .where('crm', '=', at.crm)
    .where('holder', '=', at.holder)
    .execute();
}

/** Seals the credentials of one anew, with the tenant's current key. */
export async function resealConnection(tx: Writing, vault: Vault, at: ConnectionKey): Promise<void> {
  const standing = await lockConnection(tx, vault, at);
  if (standing === null) return;
  const { accessToken, refreshToken } = standing;
  const sealed = await vault.seal(tx, at.tenantId, place(at), JSON.stringify({ accessToken, refreshToken }));
  await tx
    .updateTable('connection')
    .set({ credentials: Buffer.from(sealed.bytes), data_key_id: sealed.dataKeyId })
    .where('tenant_id', '=', at.tenantId)
    .where('crm', '=', at.crm)
    .where('holder', '=', at.holder)
    .execute();
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

/** Since when the CRM is known to refuse our access, without opening it; `null` = not that we know. */
export async function refusedSince(tx: Reading, at: ConnectionKey): Promise<Date | null> {
  const row = await tx
    .selectFrom('connection')
    .select('refresh_refused_at')
    .where('tenant_id', '=', at.tenantId)
    .where('crm', '=', at.crm)
    .where('holder', '=', at.holder)
    .executeTakeFirst();
  return row?.refresh_refused_at ?? null;
}

/** What may be shown of one. */
export type DescribedConnection = Pick<
  Connection,
  'crm' | 'accountId' | 'apiUrl' | 'expiresAt' | 'scopes' | 'installedBy'
> & { readonly renewedAt: Date };

/** Without opening its credentials; `null` where there is none. */
export async function describeConnection(tx: Reading, at: ConnectionKey): Promise<DescribedConnection | null> {
  const row = await tx
    .selectFrom('connection')
    .select(['crm', 'account_id', 'api_url', 'expires_at', 'scopes', 'installed_by', 'updated_at'])
    .where('tenant_id', '=', at.tenantId)
    .where('crm', '=', at.crm)
    .where('holder', '=', at.holder)
    .executeTakeFirst();
  if (row === undefined) return null;
  return {
    crm: row.crm,
    accountId: row.account_id,
    apiUrl: row.api_url,
    expiresAt: row.expires_at,
    scopes: row.scopes,
    installedBy: row.installed_by,
    renewedAt: row.updated_at,
  };
}

async function open(tx: Reading, vault: Vault, at: ConnectionKey, lock: boolean): Promise<StandingConnection | null> {
  let query = tx
    .selectFrom('connection')
    .selectAll()
    .where('tenant_id', '=', at.tenantId)
    .where('crm', '=', at.crm)
    .where('holder', '=', at.holder);
  if (lock) query = query.forUpdate();
  const row = await query.executeTakeFirst();
  if (row === undefined) return null;
  const sealed = { dataKeyId: row.data_key_id as DataKeyId | null, bytes: row.credentials };
  const opened: unknown = JSON.parse(await vault.open(tx, at.tenantId, place(at), sealed));
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
    refreshRefusedAt: row.refresh_refused_at,
  };
}

/** Which of them a tenant has, the account's own among them, always in one order. */
export async function connectionKeys(
  tx: Reading,
  tenantId: TenantId,
): Promise<(ConnectionKey & { readonly hasDataKey: boolean })[]> {
  const rows = tx.selectFrom('connection').select(['crm', 'holder', 'data_key_id']).where('tenant_id', '=', tenantId);
  const found = await rows.orderBy('crm').orderBy('holder').execute();
  return found.map(({ crm, holder, data_key_id }) => ({
    tenantId,
    crm,
    holder: holder as Holder,
    hasDataKey: data_key_id !== null,
  }));
}

/** The account's own keep the place they were sealed for before people could connect. */
function place({ crm, holder }: ConnectionKey): string {
  return holder === 'account' ? `${crm}|oauth` : `${crm}|oauth|${holder}`;
}
