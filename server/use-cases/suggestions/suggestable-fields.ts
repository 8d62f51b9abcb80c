import { scopesOfBoth } from '#domain/agent.ts';
import type { Field } from '#domain/crm/field.ts';
import { classifyUnder } from '#domain/policy/class-change.ts';
import { decide } from '#domain/policy/decide.ts';
import type { Impact } from '#domain/policy/policy.ts';
import type { AgentActor } from '#domain/shared/actor.ts';
import { Fault } from '#domain/shared/fault.ts';
import { agentById } from '#store/agents.ts';
import { pausesInForce } from '#store/pauses.ts';
import { currentPolicy } from '#store/policies.ts';
import { type Context, record } from '../context.ts';

export interface SuggestableField {
  readonly field: Field;
  readonly impact: Impact;
}

/** The fields of one object that this agent may suggest for today. A read like any other: it stands in the log. */
export async function suggestableFields(
  ctx: Context,
  actor: AgentActor,
  place: { crm: string; objectType: string },
): Promise<SuggestableField[]> {
  const { tenantId, agentId } = actor;
  const gateway = await ctx.gatewayOf(tenantId, place.crm);
  const deadline = ctx.now().getTime() + ctx.timing.interactiveMs;
  const fields = await gateway.fields(place.objectType, { lane: 'background', deadline });
  return ctx.store.transact(tenantId, async (tx) => {
    const registered = await agentById(tx, tenantId, agentId);
    if (registered === null) throw new Fault('unauthenticated', 'This agent is no longer registered.');
    const agent = { ...registered, scopes: scopesOfBoth(registered.scopes, actor.keyScopes) };
    const policy = await currentPolicy(tx, tenantId);
    const pauses = await pausesInForce(tx, tenantId);
    const allowed = fields.flatMap((field) => {
      const classification = classifyUnder(policy, field, gateway.knowledge);
      const { objectType } = place;
      const verdict = decide({
        objectType,
        fieldName: field.name,
        field,
        classification,
        policy,
        agent,
        pauses,
        change: null,
        effects: gateway.effectsOf(field),
      });
      return verdict.outcome !== 'block' ? [{ field, impact: verdict.impact }] : [];
    });
    await record(ctx, tx, [{ type: 'fields.listed', actor, facts: { ...place, count: allowed.length } }]);
    return allowed;
  });
}
