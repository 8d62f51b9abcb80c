import type { Agent } from '#domain/agent.ts';
import type { PersonActor } from '#domain/shared/actor.ts';
import { Fault } from '#domain/shared/fault.ts';
import type { AgentId } from '#domain/shared/ids.ts';
import { permissionsOf } from '#domain/shared/permission.ts';
import { type AgentKey, keysOfAgent } from '#store/agent-keys.ts';
import { agentById } from '#store/agents.ts';
import type { Context } from '../context.ts';

/** The keys of one agent, those that ended included. @throws Fault `not_found` */
export async function listAgentKeys(
  ctx: Context,
  actor: PersonActor,
  agentId: AgentId,
): Promise<{ agent: Agent; keys: AgentKey[]; mayManage: boolean }> {
  const { tenantId } = actor;
  return ctx.store.read(tenantId, async (tx) => {
    const agent = await agentById(tx, tenantId, agentId);
    if (agent === null) throw new Fault('not_found', 'There is no such agent.');
    const keys = await keysOfAgent(tx, tenantId, agentId);
    return { agent, keys, mayManage: permissionsOf(actor).includes('agent.manage') };
  });
}
