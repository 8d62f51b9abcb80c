import type { PersonActor } from '#domain/shared/actor.ts';
import { Fault } from '#domain/shared/fault.ts';
import type { AgentId, AgentKeyId } from '#domain/shared/ids.ts';
import { endAgentKeyAt, lockAgentKey } from '#store/agent-keys.ts';
import { type Context, record } from '../context.ts';
import { addKey, type IssuedKey } from './issue-agent-key.ts';

/**
 * A new key in the place of one, as narrow as it. The old one goes on working for a while, so that the agent can be moved
 * over without a gap; never for longer than it would have anyway.
 * @param terms.overlapHours 0 ends the old one at once
 * @throws Fault `not_found` when no such key is in force
 */
export async function rotateAgentKey(
  ctx: Context,
  actor: PersonActor,
  old: { readonly agentId: AgentId; readonly id: AgentKeyId },
  terms: { readonly days: number; readonly overlapHours: number },
): Promise<IssuedKey> {
  const { tenantId } = actor;
  return ctx.store.transact(tenantId, async (tx) => {
    const now = ctx.now();
    const standing = await lockAgentKey(tx, { tenantId, ...old });
    if (standing === null || standing.revokedAt !== null || standing.expiresAt <= now) {
      throw new Fault('not_found', 'No such key of this agent is in force. Issue a new one.');
    }
    const { days, overlapHours } = terms;
    const { scopes, may } = standing;
    const issued = await addKey(ctx, tx, actor, old.agentId, { days, scopes, may }, standing.id);
    const overlapEnds = now.getTime() + overlapHours * 3_600_000;
    const oldEnds = new Date(Math.min(standing.expiresAt.getTime(), overlapEnds));
    await endAgentKeyAt(tx, standing, oldEnds);
    const facts = {
      agent: old.agentId,
      key: issued.key.id,
      replaces: standing.id,
      days,
      oldEnds: oldEnds.toISOString(),
    };
    await record(ctx, tx, [{ type: 'agent.key_rotated', actor, facts }]);
    return issued;
  });
}
