import type { PersonActor } from '#domain/shared/actor.ts';
import type { AgentId } from '#domain/shared/ids.ts';
import { listAgents } from '#store/agents.ts';
import { type QueueKind, type QueueRun, queueKinds, queueRuns } from '#store/queue-choices.ts';
import type { Context } from '../context.ts';

const kindsMax = 1_000;
const runsMax = 50;

export interface QueueChoices {
  readonly kinds: readonly QueueKind[];
  readonly runs: readonly QueueRun[];
  readonly agentNames: ReadonlyMap<AgentId, string>;
}

/** By what the queue can be narrowed now. It tells numbers and names, no value of any record. */
export async function readChoices(ctx: Context, { tenantId }: PersonActor): Promise<QueueChoices> {
  return ctx.store.read(tenantId, async (tx) => ({
    kinds: await queueKinds(tx, tenantId, ctx.now(), kindsMax),
    runs: await queueRuns(tx, tenantId, ctx.now(), runsMax),
    agentNames: new Map((await listAgents(tx, tenantId)).map(({ id, name }) => [id, name])),
  }));
}
