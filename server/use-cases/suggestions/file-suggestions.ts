import { type Agent, scopesOfBoth } from '#domain/agent.ts';
import type { AgentActor } from '#domain/shared/actor.ts';
import { Fault } from '#domain/shared/fault.ts';
import { countFiled } from '#store/agent-usage.ts';
import { agentById } from '#store/agents.ts';
import { brokenUniqueness } from '#store/database.ts';
import { pausesInForce } from '#store/pauses.ts';
import { currentPolicy } from '#store/policies.ts';
import { sourcesById } from '#store/sources.ts';
import type { Context } from '../context.ts';
import { checkAgainstCrm, type Judged } from './check-against-crm.ts';
import type { ArrivedItem, FiledResult, FilingFacts, Refusal } from './filing.ts';
import { keepFiling } from './keep-filing.ts';

/**
 * Takes in what an agent suggests. Each item gets its own answer, in order; one bad item harms no other. Nothing is
 * taken on the agent's word: field, present value and quotes are read from the CRM and from the filed sources.
 */
export async function fileSuggestions(
  ctx: Context,
  actor: AgentActor,
  arrived: readonly ArrivedItem[],
): Promise<FiledResult[]> {
  const { facts, granted } = await admit(ctx, actor, arrived);
  const checked: Judged[] = await checkAgainstCrm(ctx, actor, arrived.slice(0, granted), facts);
  const refusal = hourIsUsedUp(facts.agent);
  checked.push(...arrived.slice(granted).map((entry) => ({ arrived: entry, refusal })));
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await ctx.store.transact(actor.tenantId, (tx) => keepFiling(ctx, tx, actor, facts, checked));
    } catch (error) {
      // The same agent filed for the same field at the same moment: look again, now that the other one stands.
      if (attempt >= 5 || brokenUniqueness(error) !== 'suggestion_one_open') throw error;
    }
  }
}

const hourMs = 3_600_000;

function hourIsUsedUp({ limits }: Agent): Refusal {
  const message = `This agent has filed the ${limits.filedPerHour} items that it may file within one hour. Go on in the next.`;
  return { code: 'agent_limit_reached', message };
}

/**
 * What the items are judged by, and how many of them the agent may still file this hour. Counted before the CRM is asked
 * anything: an agent that floods us must not use up what the CRM lets us ask either.
 */
async function admit(
  ctx: Context,
  actor: AgentActor,
  arrived: readonly ArrivedItem[],
): Promise<{ facts: FilingFacts; granted: number }> {
  const quoted = arrived.flatMap((entry) => ('item' in entry ? entry.item.evidence.map((e) => e.sourceId) : []));
  const hour = new Date(Math.floor(ctx.now().getTime() / hourMs) * hourMs);
  return ctx.store.transact(actor.tenantId, async (tx) => {
    const agent = await agentById(tx, actor.tenantId, actor.agentId);
    if (agent === null) throw new Fault('unauthenticated', 'This agent is no longer registered.');
    const sources = await sourcesById(tx, actor.tenantId, quoted);
    const facts = {
      agent: { ...agent, scopes: scopesOfBoth(agent.scopes, actor.keyScopes) },
      policy: await currentPolicy(tx, actor.tenantId),
      pauses: await pausesInForce(tx, actor.tenantId),
      // An agent may quote only what it filed itself: otherwise ids would reveal what others have read.
      sources: new Map([...sources].filter(([, source]) => source.agentId === actor.agentId)),
    };
    // Last, because from here on the agent's other requests wait for this transaction.
    return { facts, granted: await countFiled(tx, actor, arrived.length, hour, agent.limits.filedPerHour) };
  });
}
