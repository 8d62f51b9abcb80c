import { type Selectable, sql } from 'kysely';
import type { AgentScope } from '#domain/agent.ts';
import type { AgentId, AgentKeyId, TenantId } from '#domain/shared/ids.ts';
import type { Permission } from '#domain/shared/permission.ts';
import type { Reading, Writing } from './database.ts';
import type { Database } from './schema.ts';

export interface AgentKey {
  readonly tenantId: TenantId;
  readonly id: AgentKeyId;
  readonly agentId: AgentId;
  /** SHA-256 of the secret part, hex. The secret itself is kept nowhere. */
  readonly secretHash: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly revokedAt: Date | null;
  /** To the minute. */
  readonly lastUsedAt: Date | null;
  /** `null` = everything that the agent may suggest for. */
  readonly scopes: readonly AgentScope[] | null;
  /** `null` = everything that agents may do. */
  readonly may: readonly Permission[] | null;
  /** The key that this one takes over from. */
  readonly replaces: AgentKeyId | null;
}

export async function insertAgentKey(tx: Writing, key: AgentKey): Promise<void> {
  await tx
    .insertInto('agent_key')
    .values({
      tenant_id: key.tenantId,
      id: key.id,
      agent_id: key.agentId,
      secret_hash: key.secretHash,
      created_at: key.createdAt,
      expires_at: key.expiresAt,
      revoked_at: null,
      last_used_at: null,
      scopes: key.scopes === null ? null : JSON.stringify(key.scopes),
      may: key.may === null ? null : [...key.may],
      replaces: key.replaces,
    })
    .execute();
}

/** A key with the name of the agent it belongs to, in one read. */
export async function agentKeyById(
  tx: Reading,
  tenantId: TenantId,
  id: string,
): Promise<{ key: AgentKey; agentName: string } | null> {
  const row = await tx
    .selectFrom('agent_key as k')
    .innerJoin('agent as a', (join) => join.onRef('a.tenant_id', '=', 'k.tenant_id').onRef('a.id', '=', 'k.agent_id'))
    .selectAll('k')
    .select('a.name as agent_name')
    .where('k.tenant_id', '=', tenantId)
    .where('k.id', '=', id)
    .executeTakeFirst();
  return row === undefined ? null : { key: keyFrom(row), agentName: row.agent_name };
}

/** All keys of an agent, the newest first. */
export async function keysOfAgent(tx: Reading, tenantId: TenantId, agentId: AgentId): Promise<AgentKey[]> {
  const rows = tx.selectFrom('agent_key').selectAll().where('tenant_id', '=', tenantId);
  return (await rows.where('agent_id', '=', agentId).orderBy('id', 'desc').execute()).map(keyFrom);
}

/** Held until the end of the transaction; `null` when this agent has no such key. */
export async function lockAgentKey(
  tx: Writing,
  { tenantId, agentId, id }: Pick<AgentKey, 'tenantId' | 'agentId' | 'id'>,
): Promise<AgentKey | null> {
  const rows = tx.selectFrom('agent_key').selectAll().where('tenant_id', '=', tenantId);
  const row = await rows.where('agent_id', '=', agentId).where('id', '=', id).forUpdate().executeTakeFirst();
  return row === undefined ? null : keyFrom(row);
}

/** The key that each agent was issued last. */
export async function lastAgentKeys(
  tx: Reading,
  tenantId: TenantId,
): Promise<ReadonlyMap<string, Pick<AgentKey, 'createdAt' | 'expiresAt' | 'revokedAt'>>> {
  const rows = await tx
    .selectFrom('agent_key')
    .distinctOn('agent_id')
    .select(['agent_id', 'created_at', 'expires_at', 'revoked_at'])
    .where('tenant_id', '=', tenantId)
    .orderBy('agent_id')
    .orderBy('id', 'desc')
    .execute();
  return new Map(
    rows.map((row) => [
      row.agent_id,
      { createdAt: row.created_at, expiresAt: row.expires_at, revokedAt: row.revoked_at },
    ]),
  );
}

/** @returns false when there is no such key in force */
export async function revokeAgentKey(tx: Writing, tenantId: TenantId, id: AgentKeyId, at: Date): Promise<boolean> {
  const result = await tx
    .updateTable('agent_key')
    .set({ revoked_at: at })
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

export async function endAgentKeyAt(tx: Writing, { tenantId, id }: AgentKey, expiresAt: Date): Promise<void> {
  const row = tx.updateTable('agent_key').set({ expires_at: expiresAt }).where('tenant_id', '=', tenantId);
  await row.where('id', '=', id).execute();
}

/** Left alone where somebody holds the key's row at this moment or another process noted its use since `before`. */
export async function usedAgentKey(tx: Writing, { tenantId, id }: AgentKey, at: Date, before: Date): Promise<void> {
  const isDue = sql<boolean>`(last_used_at is null or last_used_at < ${before})`;
  const own = tx.selectFrom('agent_key').select('id').where('tenant_id', '=', tenantId).where('id', '=', id);
  const free = own.where(isDue).forUpdate().skipLocked();
  const row = tx.updateTable('agent_key').set({ last_used_at: at }).where('tenant_id', '=', tenantId);
  await row.where('id', 'in', free).execute();
}

function keyFrom(row: Selectable<Database['agent_key']>): AgentKey {
  return {
    tenantId: row.tenant_id as TenantId,
    id: row.id as AgentKeyId,
    agentId: row.agent_id as AgentId,
    secretHash: row.secret_hash,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    revokedAt: row.revoked_at,
    lastUsedAt: row.last_used_at,
    scopes: row.scopes as AgentScope[] | null,
    may: row.may as Permission[] | null,
    replaces: row.replaces as AgentKeyId | null,
  };
}
