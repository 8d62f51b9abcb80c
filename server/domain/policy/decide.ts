import type { AgentScope } from '../agent.ts';
import { isInScope } from '../agent.ts';
import type { Field } from '../crm/field.ts';
import { type Classification, isProtected } from '../crm/field-class.ts';
import type { FieldEffects } from '../crm/field-effects.ts';
import type { FaultCode } from '../shared/fault.ts';
import type { AgentId } from '../shared/ids.ts';
import { notAutomatic } from './automatic.ts';
import { isMet } from './judge-rule.ts';
import { type Pause, pauseHolding } from './pause.ts';
import { type Impact, type Policy, type PolicyField, policyFieldFor } from './policy.ts';
import type { PolicyRule, ProposedChange } from './policy-rule.ts';
import { protectionSentence } from './protected.ts';
import { ruleSentence } from './rule-sentence.ts';
import type { Demands, RuleSpoken, Verdict } from './verdict.ts';

export interface DecideInput {
  readonly objectType: string;
  readonly fieldName: string;
  /** `null` when the CRM does not list the field (unknown, or hidden from our credentials). */
  readonly field: Field | null;
  readonly classification: Classification;
  readonly policy: Policy;
  readonly agent: { readonly id: AgentId; readonly scopes: readonly AgentScope[] };
  readonly pauses: readonly Pause[];
  /** `null` = nothing is proposed yet. */
  readonly change: ProposedChange | null;
  /** What the CRM makes of a change of this field beyond the field. */
  readonly effects: FieldEffects;
  /** What people call another field of the same object; its API name where nobody knows better. */
  readonly labelOf?: (field: string) => string;
}

type Block = RuleSpoken & { readonly says: 'block'; readonly code: FaultCode };

/**
 * Whether an agent's suggestion for one field may be shown to a person at all. Total and pure: the same input gives
 * the same verdict at intake, at decision and before the write. Protection is looked at before the allowlist, so no
 * allowlist can outvote it, and nothing is allowed that no rule allows.
 */
export function decide(input: DecideInput): Verdict {
  const label = input.field?.label || input.fieldName;
  const entry = policyFieldFor(input.policy, input.objectType, input.fieldName);
  const met = rulesMet(input);
  const impact = impactOf(input, entry, met);
  const spoken = [
    fieldExists(input, label),
    protectedClass(input, label),
    allowlist(input, label),
    fieldChanged(input, label),
    agentScope(input, label),
    pause(input),
    ...met.map((rule) =>
      ruleSpeaks(rule, (name) => (name === input.fieldName ? label : (input.labelOf?.(name) ?? name))),
    ),
    sensitiveData(input.classification, label),
    highImpact(entry?.impact ?? 'low', label),
  ].filter((rule) => rule !== null);
  const block = spoken.find((rule): rule is Block => rule.says === 'block');
  const automatic = block === undefined ? speaksOfAutomatic(input, entry, impact, met) : null;
  const rules = [...spoken, ...(automatic === null ? [] : [automatic])].map(bare);
  if (block !== undefined) return { outcome: 'block', impact, rules, code: block.code, message: block.sentence };
  return { outcome: automatic?.says === 'allow' ? 'allow' : 'review', impact, rules, demands: demandsOf(met) };
}

/** What is kept and shown of a rule. */
function bare({ rule, says, sentence, id }: RuleSpoken): RuleSpoken {
  return { rule, says, sentence, ...(id === undefined ? {} : { id }) };
}

function rulesMet({ policy, field, agent, change }: DecideInput): PolicyRule[] {
  if (field === null) return [];
  return policy.rules.filter((rule) => isMet(rule, { field, agentId: agent.id }, change));
}

function impactOf({ classification }: DecideInput, entry: PolicyField | undefined, met: readonly PolicyRule[]): Impact {
  const raised = classification.class === 'sensitive' || met.some(({ effect }) => effect === 'high_impact');
  return raised ? 'high' : (entry?.impact ?? 'low');
}

function ruleSpeaks(rule: PolicyRule, labelOf: (field: string) => string): RuleSpoken | Block {
  const said = { rule: 'policy_rule', sentence: ruleSentence(rule, labelOf), id: rule.id } as const;
  if (rule.effect === 'block') return { ...said, says: 'block', code: 'blocked_by_rule' };
  return { ...said, says: rule.effect === 'second_person' ? 'second_person' : 'review' };
}

/** Several rules add up to the strictest of what each asks. */
function demandsOf(met: readonly PolicyRule[]): Demands {
  const effects = met.map(({ effect }) => effect);
  const roleLists = effects.flatMap((effect) => (typeof effect === 'object' && 'onlyRoles' in effect ? [effect] : []));
  const days = effects.flatMap((effect) => (typeof effect === 'object' && 'expiresInDays' in effect ? [effect] : []));
  const [first, ...others] = roleLists.map(({ onlyRoles }) => onlyRoles);
  return {
    secondPerson: effects.includes('second_person'),
    onlyRoles: first?.filter((role) => others.every((list) => list.includes(role))) ?? null,
    expiresInDays: days.length === 0 ? null : Math.min(...days.map(({ expiresInDays }) => expiresInDays)),
  };
}

/** Whether a field that is `auto` is written without a person this time; `null` where it is not `auto`. */
function speaksOfAutomatic(
  { field, classification, change, effects, policy }: DecideInput,
  entry: PolicyField | undefined,
  impact: Impact,
  met: readonly PolicyRule[],
): RuleSpoken | null {
  if (entry?.autonomy !== 'auto' || field === null || change === null) return null;
  const mind = met.find(({ effect }) => typeof effect === 'string' || 'onlyRoles' in effect);
  const refusal =
    notAutomatic(field, classification, impact, effects) ??
    (mind === undefined ? null : `The rule “${mind.title}” leaves it to people this time.`);
  if (refusal !== null) return { rule: 'automatic', says: 'review', sentence: refusal };
  const sentence = `Policy version ${policy.version} writes ${field.label} without a person where every quote is found.`;
  return { rule: 'automatic', says: 'allow', sentence };
}

function fieldExists({ field, fieldName, objectType }: DecideInput, label: string): Block | null {
  // Another field than the one asked about would lend its classification to it.
  if (field === null || field.name !== fieldName || field.objectType !== objectType) {
    const sentence = `${objectType} has no field named ${fieldName} that Fieldward can see. Check its API name.`;
    return { rule: 'field_exists', says: 'block', code: 'field_unknown', sentence };
  }
  if (field.archived) {
    const sentence = `${label} is archived in the CRM. Restore it there or suggest another field.`;
    return { rule: 'field_exists', says: 'block', code: 'field_archived', sentence };
  }
  return null;
}

function protectedClass({ classification, field }: DecideInput, label: string): Block | null {
  // Said once more here, in case a classification was made before the CRM's metadata changed.
  if (!isProtected(classification.class) && field !== null && (field.readOnly || field.calculated)) {
    const sentence = `${label} is kept by the CRM itself, so Fieldward never writes it.`;
    return { rule: 'protected_class', says: 'block', code: 'field_read_only', sentence };
  }
  if (!isProtected(classification.class)) return null;
  return {
    rule: 'protected_class',
    says: 'block',
    code: classification.class === 'system' ? 'field_read_only' : 'field_protected',
    sentence: protectionSentence(label, classification),
  };
}

function allowlist({ policy, objectType, fieldName }: DecideInput, label: string): RuleSpoken | Block {
  const entry = policyFieldFor(policy, objectType, fieldName);
  if (entry !== undefined && entry.autonomy !== 'off') {
    const sentence = `Allowlist version ${policy.version} lets agents suggest ${label}; a person decides.`;
    return { rule: 'allowlist', says: 'review', sentence };
  }
  const state = entry === undefined ? 'does not name' : 'switches off';
  const sentence = `Allowlist version ${policy.version} ${state} ${label}. An admin can allow it in the settings.`;
  return { rule: 'allowlist', says: 'block', code: 'field_not_allowed', sentence };
}

/** Whoever allowed a field allowed what the CRM said of it that day. */
function fieldChanged(
  { policy, objectType, fieldName, field, classification }: DecideInput,
  label: string,
): Block | null {
  const seen = policyFieldFor(policy, objectType, fieldName)?.seen;
  if (seen === undefined || field === null) return null;
  const sentence = changeSince(seen, field.type, classification.class === 'sensitive', label, policy.version);
  return sentence === null ? null : { rule: 'field_changed', says: 'block', code: 'field_changed', sentence };
}

/** What the CRM says otherwise than when a field was allowed, in a sentence; `null` = nothing that matters. */
export function changeSince(
  seen: NonNullable<PolicyField['seen']>,
  type: Field['type'],
  sensitive: boolean,
  label: string,
  version: number,
): string | null {
  const mend = 'It is off until an admin looks at it and publishes again.';
  if (seen.type !== type) {
    return `${label} was of type ${seen.type} when version ${version} allowed it and is of type ${type} now. ${mend}`;
  }
  if (sensitive && !seen.sensitive) return `${label} has become sensitive since version ${version} allowed it. ${mend}`;
  return null;
}

function agentScope({ agent, objectType, fieldName }: DecideInput, label: string): Block | null {
  if (isInScope(agent.scopes, objectType, fieldName)) return null;
  const sentence = `This agent's scope does not cover ${label} of ${objectType}. Use an agent that is registered for it.`;
  return { rule: 'agent_scope', says: 'block', code: 'agent_out_of_scope', sentence };
}

function pause({ pauses, agent, objectType, fieldName }: DecideInput): Block | null {
  const held = pauseHolding(pauses, { agentId: agent.id, objectType, field: fieldName });
  if (held === undefined) return null;
  const sentence = `Paused by ${held.setByName}: ${held.reason}. Nothing is filed or written until the pause is lifted.`;
  return { rule: 'pause', says: 'block', code: 'paused', sentence };
}

function sensitiveData(classification: Classification, label: string): RuleSpoken | null {
  if (classification.class !== 'sensitive') return null;
  const sentence = `${label} holds sensitive data, so its impact counts as high. ${classification.reason}`;
  return { rule: 'sensitive_data', says: 'review', sentence };
}

function highImpact(impact: Impact, label: string): RuleSpoken | null {
  if (impact !== 'high') return null;
  return { rule: 'high_impact', says: 'review', sentence: `${label} is marked high impact: decide it on its own.` };
}
