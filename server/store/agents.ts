import type { Selectable } from 'kysely';
import type { Agent, AgentScope } from '#domain/agent.ts';
import type { AgentId, AgentKeyId, TenantId } from '#domain/shared/ids.ts';
import type { Reading, Writing } from './database.ts';
import type { Database } from './schema.ts';

export async function insertAgent(tx: Writing, agent: Agent): Promise<void> {
  await tx
    .insertInto('agent')
    .values({
      tenant_id: agent.tenantId,
      id: agent.id,
      name: agent.name,
      purpose: agent.purpose,
      business_owner: agent.businessOwner,
      technical_owner: agent.technicalOwner,
      scopes: JSON.stringify(agent.scopes),
      created_at: agent.createdAt,
    })
    .execute();
}

export async function agentById(tx: Reading, tenantId: TenantId, id: AgentId): Promise<Agent | null> {
  const row = await tx
    .selectFrom('agent')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row === undefined ? null : fromRow(row);
}

export async function listAgents(tx: Reading, tenantId: TenantId): Promise<Agent[]> {
  const rows = await tx.selectFrom('agent').selectAll().where('tenant_id', '=', tenantId).orderBy('id').execute();
  return rows.map(fromRow);
}

export interface AgentKey {
  readonly tenantId: TenantId;
  readonly id: AgentKeyId;
  readonly agentId: AgentId;
  /** SHA-256 of the secret part, hex. The secret itself is kept nowhere. */
  readonly secretHash: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly revokedAt: Date | null;
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
    })
    .execute();
}

/** A key with the agent it belongs to, in one read. */
export async function agentKeyById(
  tx: Reading,
  tenantId: TenantId,
  id: string,
): Promise<{ key: AgentKey; agentName: string } | null> {
  const row = await tx
    .selectFrom('agent_key as k')
    .innerJoin('agent as a', (join) => join.onRef('a.tenant_id', '=', 'k.tenant_id').onRef('a.id', '=', 'k.agent_id'))
    .select(['k.id', 'k.agent_id', 'k.secret_hash', 'k.created_at', 'k.expires_at', 'k.revoked_at', 'a.name'])
    .where('k.tenant_id', '=', tenantId)
    .where('k.id', '=', id)
    .executeTakeFirst();
  if (row === undefined) return null;
  const key: AgentKey = {
    tenantId,
    id: row.id as AgentKeyId,
    agentId: row.agent_id as AgentId,
    secretHash: row.secret_hash,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    revokedAt: row.revoked_at,
  };
  return { key, agentName: row.name };
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

function fromRow(row: Selectable<Database['agent']>): Agent {
  return {
    tenantId: row.tenant_id as TenantId,
    id: row.id as AgentId,
    name: row.name,
    purpose: row.purpose,
    businessOwner: row.business_owner,
    technicalOwner: row.technical_owner,
    scopes: row.scopes as AgentScope[],
    createdAt: row.created_at,
  };
}
