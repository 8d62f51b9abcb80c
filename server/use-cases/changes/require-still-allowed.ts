import type { CallTerms, CrmGateway } from '#crm/gateway.ts';
import type { Field, FieldValue } from '#domain/crm/field.ts';
import { classifyUnder } from '#domain/policy/class-change.ts';
import { decide } from '#domain/policy/decide.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { rolesSentence } from '#domain/policy/roles-sentence.ts';
import { Fault } from '#domain/shared/fault.ts';
import { quotesOf } from '#domain/suggestion/quotes-of.ts';
import { agentById } from '#store/agents.ts';
import { approvalsOf } from '#store/approvals.ts';
import type { Change } from '#store/changes.ts';
import { decisionById } from '#store/decisions.ts';
import { peopleById } from '#store/people.ts';
import type { PublishedPolicy } from '#store/policies.ts';
import { suggestionById } from '#store/suggestions.ts';
import type { Context } from '../context.ts';
import { readForRules } from '../suggestions/read-for-rules.ts';
import { batchHold } from './batch-hold.ts';

/**
 * What waited, for a pause or a CRM that was away, is judged once more by a policy that was published meanwhile: lifting a
 * pause must not let through what nobody allows any more. To be asked before anything is sent; no policy holds an undo.
 * @throws Fault as an accept today would: the change then fails with these words and can be asked again
 */
export async function requireStillAllowed(
  ctx: Context,
  change: Change,
  policy: Policy | PublishedPolicy,
  { gateway, field, current, terms }: { gateway: CrmGateway; field: Field; current: FieldValue; terms: CallTerms },
): Promise<void> {
  const hold = batchHold(change, field, policy, gateway.knowledge);
  if (hold !== null) throw hold;
  if (change.kind !== 'apply') return;
  if (!('publishedAt' in policy) || policy.publishedAt <= change.createdAt) return;
  const { tenantId, record: ref } = change;
  const stored = await ctx.store.read(tenantId, async (tx) => {
    const suggestion = await suggestionById(tx, tenantId, change.suggestionId);
    const decision = await decisionById(tx, tenantId, change.decisionId);
    if (suggestion === null || decision === null) throw new Error('a change without its suggestion or decision');
    const { personId } = decision;
    return {
      suggestion,
      agent: await agentById(tx, tenantId, suggestion.agentId),
      decider: personId === null ? null : ((await peopleById(tx, tenantId, [personId])).get(personId) ?? null),
      approvals: await approvalsOf(tx, tenantId, [suggestion.id]),
    };
  });
  const { suggestion, agent, decider, approvals } = stored;
  if (agent === null) throw new Fault('field_unknown', 'The agent that suggested this is no longer registered.');
  const fields = await gateway.fields(ref.objectType, terms);
  const ruled = await readForRules(gateway, policy, ref, fields, terms);
  const verdict = decide({
    objectType: ref.objectType,
    fieldName: change.field,
    field,
    classification: classifyUnder(policy, field, gateway.knowledge),
    policy,
    agent,
    pauses: [],
    change: {
      proposed: change.value,
      current,
      record: ruled ?? {},
      quotes: quotesOf(suggestion),
    },
    effects: gateway.effectsOf(field),
  });
  const since = `Version ${policy.version} was published after the yes and before the write.`;
  if (verdict.outcome === 'block') throw new Fault(verdict.code, `${verdict.message} ${since}`);
  if (decider === null) {
    if (verdict.outcome === 'allow') return;
    throw new Fault('field_not_allowed', `${field.label} is left to people. ${since}`);
  }
  const { onlyRoles, secondPerson } = verdict.demands;
  if (onlyRoles !== null && !onlyRoles.includes(decider.role)) {
    throw new Fault('role_not_allowed', `${rolesSentence(onlyRoles)} ${since}`);
  }
  if (secondPerson && !approvals.some(({ personId }) => personId !== decider.id)) {
    throw new Fault('second_person_needed', `Two people have to say yes to this. ${since}`);
  }
}
