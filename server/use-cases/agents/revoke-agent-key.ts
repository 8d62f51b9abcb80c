import type { PersonActor } from '#domain/shared/actor.ts';
import { Fault } from '#domain/shared/fault.ts';
import type { AgentKeyId } from '#domain/shared/ids.ts';
import { revokeAgentKey as revoke } from '#store/agent-keys.ts';
import { type Context, record } from '../context.ts';

/** Ends a key at once. @throws Fault `not_found` when no such key is in force */
export async function revokeAgentKey(ctx: Context, actor: PersonActor, id: AgentKeyId): Promise<void> {
  await ctx.store.transact(actor.tenantId, async (tx) => {
    if (!(await revoke(tx, actor.tenantId, id, ctx.now()))) throw new Fault('not_found', 'No such key is in force.');
    await record(ctx, tx, [{ type: 'agent.key_revoked', actor, facts: { key: id } }]);
  });
}
