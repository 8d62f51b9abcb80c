import type { FieldNames } from '#domain/policy/field-catalogue.ts';
import type { PersonActor } from '#domain/shared/actor.ts';
import type { AgentId } from '#domain/shared/ids.ts';
import { isWithheld } from '#domain/suggestion/sensitive-sight.ts';
import { listAgents } from '#store/agents.ts';
import { type QueueFilter, type QueueGroup, queueGroups } from '#store/queue.ts';
import type { Context } from '../context.ts';
import { readFieldNames } from '../policies/read-catalogue.ts';

const groupsMax = 50;

export interface QueueGroups {
  readonly groups: readonly QueueGroup[];
  readonly names: FieldNames;
  readonly agentNames: ReadonlyMap<AgentId, string>;
}

/**
 * What agents suggest most often alike. A group tells a value without its records, so it is for those who work across all
 * records; sensitive values are left out for everybody else than those who see them anywhere.
 */
export async function readGroups(ctx: Context, actor: PersonActor, filter: QueueFilter): Promise<QueueGroups> {
  const { tenantId } = actor;
  const found = await ctx.store.read(tenantId, async (tx) => ({
    groups: (await queueGroups(tx, tenantId, filter, ctx.now(), groupsMax)).filter(
      (group) => !isWithheld(group.class, actor.role, false),
    ),
    agentNames: new Map((await listAgents(tx, tenantId)).map(({ id, name }) => [id, name])),
  }));
  const objects = [...new Set(found.groups.map(({ objectType }) => objectType))];
  return { ...found, names: await readFieldNames(ctx, tenantId, objects) };
}
