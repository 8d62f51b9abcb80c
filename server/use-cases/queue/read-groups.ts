import type { PersonActor } from '#domain/shared/actor.ts';
import type { AgentId } from '#domain/shared/ids.ts';
import { isWithheld } from '#domain/suggestion/sensitive-sight.ts';
import { listAgents } from '#store/agents.ts';
import { type QueueFilter, type QueueGroup, queueGroups } from '#store/queue.ts';
import type { Context } from '../context.ts';

const groupsMax = 50;

export interface QueueGroups {
  readonly groups: readonly QueueGroup[];
  readonly agentNames: ReadonlyMap<AgentId, string>;
}

/**
 * What agents suggest most often alike. A group tells a value without its records, so it is for those who work across all
 * records; sensitive values are left out for everybody else than those who see them anywhere.
 */
export async function readGroups(ctx: Context, actor: PersonActor, filter: QueueFilter): Promise<QueueGroups> {
  return ctx.store.read(actor.tenantId, async (tx) => ({
    groups: (await queueGroups(tx, actor.tenantId, filter, ctx.now(), groupsMax)).filter(
      (group) => !isWithheld(group.class, actor.role, false),
    ),
    agentNames: new Map((await listAgents(tx, actor.tenantId)).map(({ id, name }) => [id, name])),
  }));
}
