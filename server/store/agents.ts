import type { Selectable } from 'kysely';
import type { Agent, AgentScope } from '#domain/agent.ts';
import type { AgentId, TenantId } from '#domain/shared/ids.ts';
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
      open_per_record_max: agent.limits.openPerRecord,
      filed_per_hour_max: agent.limits.filedPerHour,
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

function fromRow(row: Selectable<Database['agent']>): Agent {
  return {
    tenantId: row.tenant_id as TenantId,
    id: row.id as AgentId,
    name: row.name,
    purpose: row.purpose,
    businessOwner: row.business_owner,
    technicalOwner: row.technical_owner,
    scopes: row.scopes as AgentScope[],
    limits: { openPerRecord: row.open_per_record_max, filedPerHour: row.filed_per_hour_max },
    createdAt: row.created_at,
  };
}
