import type { Agent, AgentScope } from '#domain/agent.ts';
import type { PersonActor } from '#domain/shared/actor.ts';
import { Fault } from '#domain/shared/fault.ts';
import { insertAgent, insertAgentKey } from '#store/agents.ts';
import { brokenUniqueness } from '#store/database.ts';
import { makeCredential } from '../access/credential.ts';
import { type Context, record } from '../context.ts';

export interface AgentDraft {
  readonly name: string;
  readonly purpose: string;
  readonly businessOwner: string;
  readonly technicalOwner: string;
  readonly scopes: readonly AgentScope[];
}

const keyDays = 365;

/** Registers an agent and issues its first key. The key is returned once; only its hash is kept. */
export async function registerAgent(
  ctx: Context,
  actor: PersonActor,
  draft: AgentDraft,
): Promise<{ agent: Agent; key: string }> {
  const now = ctx.now();
  const agent: Agent = { ...draft, tenantId: actor.tenantId, id: ctx.newId('agt'), createdAt: now };
  const keyId = ctx.newId('key');
  const credential = makeCredential('fwk', actor.tenantId, keyId, ctx.newSalt());
  try {
    await ctx.store.transact(actor.tenantId, async (tx) => {
      await insertAgent(tx, agent);
      await insertAgentKey(tx, {
        tenantId: actor.tenantId,
        id: keyId,
        agentId: agent.id,
        secretHash: credential.secretHash,
        createdAt: now,
        expiresAt: new Date(now.getTime() + keyDays * 86_400_000),
        revokedAt: null,
      });
      const scopes = agent.scopes.map(({ objectType, fields }) => ({ objectType, fields }));
      await record(ctx, tx, [
        {
          type: 'agent.registered',
          actor,
          facts: { agent: agent.id, name: agent.name, scopes },
          values: {
            purpose: agent.purpose,
            businessOwner: agent.businessOwner,
            technicalOwner: agent.technicalOwner,
          },
        },
        { type: 'agent.key_issued', actor, facts: { agent: agent.id, key: keyId, days: keyDays } },
      ]);
    });
  } catch (error) {
    if (brokenUniqueness(error) !== 'agent_tenant_id_name_key') throw error;
    throw new Fault('request_malformed', `There is already an agent named ${draft.name}. Give this one its own name.`);
  }
  return { agent, key: credential.token };
}
