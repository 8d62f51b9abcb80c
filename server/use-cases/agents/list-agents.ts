import type { Agent } from '#domain/agent.ts';
import type { PersonActor } from '#domain/shared/actor.ts';
import { listAgents as stored } from '#store/agents.ts';
import type { Context } from '../context.ts';

export async function listAgents(ctx: Context, actor: PersonActor): Promise<Agent[]> {
  return ctx.store.read(actor.tenantId, (tx) => stored(tx, actor.tenantId));
}
