import type { PersonActor } from '#domain/shared/actor.ts';
import type { AgentId } from '#domain/shared/ids.ts';
import { listAgents } from '#store/agents.ts';
import {
  type QueueKind,
  type QueueOwner,
  type QueueRun,
  queueKinds,
  queueOwners,
  queueRuns,
} from '#store/queue-choices.ts';
import type { Context } from '../context.ts';
import { ownerNames } from './owner-names.ts';

const kindsMax = 1_000;
const runsMax = 50;
const ownersMax = 200;

export interface QueueChoices {
  readonly kinds: readonly QueueKind[];
  readonly runs: readonly QueueRun[];
  readonly owners: readonly QueueOwner[];
  readonly agentNames: ReadonlyMap<AgentId, string>;
  readonly ownerNames: ReadonlyMap<string, string>;
}

/** By what the queue can be narrowed now. It tells numbers and names, no value of any record. */
export async function readChoices(ctx: Context, { tenantId }: PersonActor): Promise<QueueChoices> {
  const stored = await ctx.store.read(tenantId, async (tx) => ({
    kinds: await queueKinds(tx, tenantId, ctx.now(), kindsMax),
    runs: await queueRuns(tx, tenantId, ctx.now(), runsMax),
    owners: await queueOwners(tx, tenantId, ctx.now(), ownersMax),
    agentNames: new Map((await listAgents(tx, tenantId)).map(({ id, name }) => [id, name])),
  }));
  const ids = stored.owners.map(({ ownerId }) => ownerId);
  return { ...stored, ownerNames: await ownerNames(ctx, tenantId, ids) };
}
