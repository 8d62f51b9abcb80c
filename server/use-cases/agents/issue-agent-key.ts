import type { PersonActor } from '#domain/shared/actor.ts';
import { Fault } from '#domain/shared/fault.ts';
import type { AgentId } from '#domain/shared/ids.ts';
import { agentById, insertAgentKey } from '#store/agents.ts';
import type { Writing } from '#store/database.ts';
import { makeCredential } from '../access/credential.ts';
import { type Context, record } from '../context.ts';

const keyDays = 365;

/** One more key for an agent; earlier ones stay valid until they end or are revoked. @returns the key, shown once */
export async function issueAgentKey(ctx: Context, actor: PersonActor, agentId: AgentId): Promise<string> {
  return ctx.store.transact(actor.tenantId, async (tx) => {
    if ((await agentById(tx, actor.tenantId, agentId)) === null)
      throw new Fault('not_found', 'There is no such agent.');
    return issueKey(ctx, tx, actor, agentId);
  });
}

/** Makes a key in the caller's transaction and logs it. */
export async function issueKey(ctx: Context, tx: Writing, actor: PersonActor, agentId: AgentId): Promise<string> {
  const now = ctx.now();
  const id = ctx.newId('key');
  const { token, secretHash } = makeCredential('fwk', actor.tenantId, id, ctx.newSalt());
  const expiresAt = new Date(now.getTime() + keyDays * 86_400_000);
  await insertAgentKey(tx, {
    tenantId: actor.tenantId,
    id,
    agentId,
    secretHash,
    createdAt: now,
    expiresAt,
    revokedAt: null,
  });
  await record(ctx, tx, [{ type: 'agent.key_issued', actor, facts: { agent: agentId, key: id, days: keyDays } }]);
  return token;
}
