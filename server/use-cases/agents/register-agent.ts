import { type Agent, type AgentLimits, type AgentScope, usualLimits } from '#domain/agent.ts';
import type { PersonActor } from '#domain/shared/actor.ts';
import { Fault } from '#domain/shared/fault.ts';
import { insertAgent } from '#store/agents.ts';
import { brokenUniqueness } from '#store/database.ts';
import { type Context, record } from '../context.ts';
import { addKey, usualTerms } from './issue-agent-key.ts';

export interface AgentDraft {
  readonly name: string;
  readonly purpose: string;
  readonly businessOwner: string;
  readonly technicalOwner: string;
  readonly scopes: readonly AgentScope[];
  readonly limits?: AgentLimits | undefined;
}

/** Registers an agent and issues its first key. The key is returned once; only its hash is kept. */
export async function registerAgent(
  ctx: Context,
  actor: PersonActor,
  draft: AgentDraft,
): Promise<{ agent: Agent; key: string }> {
  const { limits = usualLimits, ...described } = draft;
  const own = { tenantId: actor.tenantId, id: ctx.newId('agt'), createdAt: ctx.now() };
  const agent: Agent = { ...described, limits, ...own };
  const { purpose, businessOwner, technicalOwner } = agent;
  const scopes = agent.scopes.map(({ objectType, fields }) => ({ objectType, fields }));
  const facts = { agent: agent.id, name: agent.name, scopes, limits: { ...limits } };
  try {
    const key = await ctx.store.transact(actor.tenantId, async (tx) => {
      await insertAgent(tx, agent);
      const values = { purpose, businessOwner, technicalOwner };
      await record(ctx, tx, [{ type: 'agent.registered', actor, facts, values }]);
      const { token, key: first } = await addKey(ctx, tx, actor, agent.id, usualTerms, null);
      const issued = { agent: agent.id, key: first.id, days: usualTerms.days };
      await record(ctx, tx, [{ type: 'agent.key_issued', actor, facts: issued }]);
      return token;
    });
    return { agent, key };
  } catch (error) {
    if (brokenUniqueness(error) !== 'agent_tenant_id_name_key') throw error;
    throw new Fault('request_malformed', `There is already an agent named ${draft.name}. Give this one its own name.`);
  }
}
