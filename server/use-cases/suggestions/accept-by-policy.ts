import type { CallTerms, CrmGateway } from '#crm/gateway.ts';
import type { Field, FieldValue } from '#domain/crm/field.ts';
import { digestOf } from '#domain/log/hash.ts';
import { classifyUnder } from '#domain/policy/class-change.ts';
import { decide } from '#domain/policy/decide.ts';
import { isAutomatic, leftToPeople, rulesLeftToPeople, trailDays, trailLength } from '#domain/policy/left-to-people.ts';
import type { ProposedChange } from '#domain/policy/policy-rule.ts';
import { requireUnprotected } from '#domain/policy/protected.ts';
import type { SystemActor } from '#domain/shared/actor.ts';
import { canonicalBytes } from '#domain/shared/canonical-json.ts';
import { Fault, isPassing } from '#domain/shared/fault.ts';
import type { DecisionId, SuggestionId, TenantId } from '#domain/shared/ids.ts';
import { quotesOf } from '#domain/suggestion/quotes-of.ts';
import { shownDigest } from '#domain/suggestion/shown-digest.ts';
import { requireStateAfter } from '#domain/suggestion/transitions.ts';
import { agentById } from '#store/agents.ts';
import { automaticTrail, isContested, isDeclinedSince } from '#store/automatic.ts';
import { brokenUniqueness, type Writing } from '#store/database.ts';
import { insertDecisions } from '#store/decisions.ts';
import { pausesInForce } from '#store/pauses.ts';
import { currentPolicy } from '#store/policies.ts';
import {
  lockSuggestion,
  type StoredSuggestion,
  setSuggestionRules,
  setSuggestionState,
  suggestionById,
} from '#store/suggestions.ts';
import { applyChange, type HeldChange } from '../changes/apply-change.ts';
import { holdChange } from '../changes/hold-change.ts';
import { type Context, record } from '../context.ts';
import { readForRules } from './read-for-rules.ts';

const declinedDays = 90;

/** `over`: there was nothing to decide any more. `waiting`: the CRM could not be asked; come again. */
export type AutomaticEnd = 'accepted' | 'left' | 'over' | 'waiting';

/**
 * The policy's own yes to a suggestion that it lets through without a person. Everything is looked at anew: the CRM's
 * value, the policy, pauses and what people made of such writes. Whatever speaks against it leaves the suggestion where
 * it is, for a person.
 * @param lastTry leave it to people rather than wait for the CRM any longer
 */
export async function acceptByPolicy(
  ctx: Context,
  tenantId: TenantId,
  id: SuggestionId,
  lastTry: boolean,
): Promise<AutomaticEnd> {
  const suggestion = await ctx.store.read(tenantId, (tx) => suggestionById(tx, tenantId, id));
  if (suggestion === null || !isStillAutomatic(suggestion)) return 'over';
  const terms = { lane: 'background', deadline: ctx.now().getTime() + ctx.timing.backgroundMs } as const;
  let held: HeldChange | 'left' | 'over';
  try {
    const seen = await look(ctx, suggestion, terms);
    held = await ctx.store.transact(tenantId, (tx) => judge(ctx, tx, suggestion, seen));
  } catch (error) {
    const cause = brokenUniqueness(error) === 'change_one_in_flight' ? fieldBusy() : error;
    if (!(cause instanceof Fault)) throw cause;
    if (isPassing(cause.code) && !lastTry) return 'waiting';
    return ctx.store.transact(tenantId, (tx) => leave(ctx, tx, suggestion, cause.message));
  }
  if (typeof held === 'string') return held;
  await applyChange(ctx, held, terms);
  return 'accepted';
}

function isStillAutomatic({ state, erasedAt, rules }: StoredSuggestion): boolean {
  return state === 'pending' && erasedAt === null && isAutomatic(rules);
}

interface Seen {
  readonly gateway: CrmGateway;
  readonly field: Field;
  readonly current: FieldValue;
  readonly others: ProposedChange['record'];
}

/** One read of the record: the field, and what the rules ask of others. */
async function look(ctx: Context, suggestion: StoredSuggestion, terms: CallTerms): Promise<Seen> {
  const { tenantId, record: ref } = suggestion;
  const gateway = await ctx.gatewayOf(tenantId, ref.crm);
  const fields = await gateway.fields(ref.objectType, terms);
  const field = fields.find(({ name }) => name === suggestion.field);
  if (field === undefined) throw new Fault('field_unknown', `${suggestion.fieldLabel} is no longer there in the CRM.`);
  const policy = await ctx.store.read(tenantId, (tx) => currentPolicy(tx, tenantId));
  const values = await readForRules(gateway, policy, ref, fields, terms, [field.name]);
  if (values === null) throw new Fault('record_not_found', 'The record is no longer there in the CRM.');
  const { [field.name]: current = null } = values;
  return { gateway, field, current, others: values };
}

async function judge(
  ctx: Context,
  tx: Writing,
  { tenantId, id }: StoredSuggestion,
  { gateway, field, current, others }: Seen,
): Promise<HeldChange | 'left' | 'over'> {
  const locked = await lockSuggestion(tx, tenantId, id);
  if (locked === null || !isStillAutomatic(locked) || locked.expiresAt <= ctx.now()) return 'over';
  const agent = await agentById(tx, tenantId, locked.agentId);
  if (agent === null) return 'over';
  const policy = await currentPolicy(tx, tenantId);
  const classification = classifyUnder(policy, field, gateway.knowledge);
  requireUnprotected(field.label, classification);
  const { proposed, suggestedOver, record: ref } = locked;
  const verdict = decide({
    objectType: ref.objectType,
    fieldName: locked.field,
    field,
    classification,
    policy,
    agent,
    pauses: await pausesInForce(tx, tenantId),
    change: { proposed, current, record: others, quotes: quotesOf(locked) },
    effects: gateway.effectsOf(field),
  });
  const ago = (days: number) => new Date(ctx.now().getTime() - days * 86_400_000);
  const refusal = leftToPeople({
    field,
    verdict,
    proposed,
    suggestedOver,
    current,
    contested: await isContested(tx, locked),
    declinedHere: await isDeclinedSince(tx, locked, ago(declinedDays)),
    trail: await automaticTrail(tx, tenantId, locked, ago(trailDays), trailLength),
  });
  return refusal === null
    ? accept(ctx, tx, locked, { current, policyVersion: policy.version })
    : leave(ctx, tx, locked, refusal);
}

/** Decision, change and event, as at a person's yes; bound to what was judged as theirs is to what was shown. */
async function accept(
  ctx: Context,
  tx: Writing,
  suggestion: StoredSuggestion,
  { current, policyVersion }: { current: FieldValue; policyVersion: number },
): Promise<HeldChange> {
  const { tenantId, id, record: ref, field, proposed } = suggestion;
  const shown = { suggestionId: id, record: ref, field, proposed, current, policyVersion };
  const digest = shownDigest(shown, suggestion.salt);
  // One a suggestion: a second attempt breaks its uniqueness. People's ids are UUIDs, so none can be in its way.
  const decisionId = `auto-${id}` as DecisionId;
  await insertDecisions(tx, [
    {
      tenantId,
      id: decisionId,
      suggestionId: id,
      kind: 'auto',
      by: { policyVersion },
      requestDigest: digestOf(canonicalBytes({ suggestion: id, policyVersion, digest })),
      shownDigest: digest,
      value: proposed,
      reason: null,
      note: null,
      at: ctx.now(),
    },
  ]);
  await record(ctx, tx, [
    {
      type: 'suggestion.accepted_by_policy',
      actor: actorOf(tenantId),
      suggestionId: id,
      facts: { decision: decisionId, field, shownDigest: digest, policyVersion },
      values: { value: proposed, shownCurrent: current },
    },
  ]);
  await setSuggestionState(tx, suggestion, requireStateAfter(suggestion.state, 'accept'), ctx.now());
  const write = { kind: 'apply', expected: current, value: proposed, allowDuplicate: false } as const;
  return holdChange(ctx, tx, suggestion, { suggestionId: id, decisionId }, write);
}

/** It stays where it is and says why. */
async function leave(ctx: Context, tx: Writing, { tenantId, id }: StoredSuggestion, why: string) {
  const locked = await lockSuggestion(tx, tenantId, id);
  if (locked === null || !isStillAutomatic(locked)) return 'over' as const;
  await setSuggestionRules(tx, locked, rulesLeftToPeople(locked.rules, why));
  await record(ctx, tx, [
    {
      type: 'suggestion.left_to_people',
      actor: actorOf(tenantId),
      suggestionId: id,
      facts: { field: locked.field },
      values: { why },
    },
  ]);
  return 'left' as const;
}

function actorOf(tenantId: TenantId): SystemActor {
  return { kind: 'system', tenantId, duty: 'accept-by-policy' };
}

function fieldBusy(): Fault {
  return new Fault('field_busy', 'Another change to this field was being written.');
}
