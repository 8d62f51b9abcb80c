import type { CrmGateway } from '#crm/gateway.ts';
import type { Field, FieldValue } from '#domain/crm/field.ts';
import { checkLimits, parseProposed } from '#domain/crm/field-value.ts';
import { classifyUnder } from '#domain/policy/class-change.ts';
import { decide } from '#domain/policy/decide.ts';
import type { ProposedChange } from '#domain/policy/policy-rule.ts';
import { requireUnprotected } from '#domain/policy/protected.ts';
import { rolesSentence } from '#domain/policy/roles-sentence.ts';
import { type Yes, yesOfTwo } from '#domain/policy/two-people.ts';
import type { Demands } from '#domain/policy/verdict.ts';
import type { PersonActor } from '#domain/shared/actor.ts';
import { Fault } from '#domain/shared/fault.ts';
import { quotesOf } from '#domain/suggestion/quotes-of.ts';
import { shownDigest } from '#domain/suggestion/shown-digest.ts';
import { requireStateAfter } from '#domain/suggestion/transitions.ts';
import { agentById } from '#store/agents.ts';
import { approvalsOf, keepApproval } from '#store/approvals.ts';
import { latestChanges } from '#store/changes.ts';
import type { Writing } from '#store/database.ts';
import { pausesInForce } from '#store/pauses.ts';
import { currentPolicy } from '#store/policies.ts';
import { type StoredSuggestion, setSuggestionState } from '#store/suggestions.ts';
import { applyChange } from '../changes/apply-change.ts';
import { holdChange } from '../changes/hold-change.ts';
import type { Context } from '../context.ts';
import {
  type DecisionOutcome,
  type DecisionRequest,
  decideOnce,
  openToDecide,
  outcomeNow,
} from './decide-suggestion.ts';
import { readForRules } from './read-for-rules.ts';

export interface AcceptRequest extends DecisionRequest {
  /** Of what was shown, as the review gave it. */
  readonly digest: string;
  readonly current: FieldValue;
  /** Present for an edit: this is written instead of the proposed value. */
  readonly value?: unknown;
  /** The person was shown that the CRM suspects a duplicate, and wants the value saved anyway. */
  readonly allowDuplicate?: boolean | undefined;
}

/**
 * A person's yes. Decision, change and event are one transaction; only then is the CRM called. The answer tells the
 * outcome when the CRM answers in time, else that the write goes on in the background.
 */
export async function acceptSuggestion(
  ctx: Context,
  actor: PersonActor,
  request: AcceptRequest,
): Promise<DecisionOutcome> {
  const deadline = ctx.now().getTime() + ctx.timing.interactiveMs;
  const { suggestion, gateway, repeated } = await openToDecide(ctx, actor, request, deadline);
  const terms = { lane: 'interactive', deadline } as const;
  const fields = repeated ? [] : await gateway.fields(suggestion.record.objectType, terms);
  const field = fields.find(({ name }) => name === suggestion.field) ?? null;
  const policyNow = await ctx.store.read(actor.tenantId, (tx) => currentPolicy(tx, actor.tenantId));
  const ruled = repeated ? null : await readForRules(gateway, policyNow, suggestion.record, fields, terms);

  // The value as it was sent, as text: canonical JSON cannot hold every number.
  const sent = request.value === undefined ? {} : { value: JSON.stringify(request.value) };
  const { allowDuplicate = false, digest, current } = request;
  const content = { kind: 'accept', digest, current, ...(allowDuplicate ? { allowDuplicate } : {}), ...sent };
  const decided = await decideOnce(ctx, actor, { ...request, content }, async (tx, locked) => {
    const next = requireStateAfter(locked.state, 'accept');
    requireNotExpired(locked, ctx.now());
    const value = valueToWrite(field, locked, request.value);
    const allowed = await requireStillAllowed(tx, actor, locked, field, gateway, {
      value,
      current,
      record: ruled ?? {},
    });
    requireWhatWasShown(locked, request, allowed.policyVersion);
    if (allowDuplicate) await requireDuplicateShown(tx, locked);
    const yes = { value, current, policyVersion: allowed.policyVersion };
    const two = allowed.demands.secondPerson ? await requireOtherPerson(tx, actor, locked, allowed.field, yes) : null;
    if (two?.kind === 'first') return firstYes(ctx, tx, actor, locked, request, yes);
    const edited = value !== locked.proposed;
    return {
      details: { kind: edited ? 'edit' : 'accept', shownDigest: request.digest, value, reason: null, note: null },
      event: {
        type: edited ? 'suggestion.edited' : 'suggestion.accepted',
        actor,
        suggestionId: locked.id,
        facts: {
          decision: request.decisionId,
          field: locked.field,
          shownDigest: request.digest,
          policyVersion: locked.policyVersion,
          ...(two?.kind === 'second' ? { firstYesBy: two.first.personId } : {}),
          ...(allowDuplicate ? { allowDuplicate } : {}),
        },
        values: { value, shownCurrent: request.current },
      },
      act: async () => {
        await setSuggestionState(tx, locked, next, ctx.now());
        const { current: expected } = request;
        return holdChange(ctx, tx, locked, request, { kind: 'apply', expected, value, allowDuplicate });
      },
    };
  });
  if (decided.repeated) return outcomeNow(ctx, actor, request.suggestionId);
  if (decided.result !== null) await applyChange(ctx, decided.result, { lane: 'interactive', deadline });
  return outcomeNow(ctx, actor, request.suggestionId);
}

function valueToWrite(field: Field | null, suggestion: StoredSuggestion, raw: unknown): FieldValue {
  if (raw === undefined || field === null) return suggestion.proposed;
  const parsed = parseProposed(field, raw);
  if (!parsed.ok) throw new Fault(parsed.code, parsed.message);
  const limit = checkLimits(field, parsed.value);
  if (limit !== null) throw new Fault(limit.code, limit.message);
  return parsed.value;
}

function requireNotExpired(suggestion: StoredSuggestion, now: Date): void {
  if (suggestion.expiresAt > now) return;
  throw new Fault('suggestion_expired', 'This suggestion waited too long and has expired. Nothing was written.');
}

/** The same rules as at intake, on today's policy, pauses, metadata and record, for the value that would be written. */
async function requireStillAllowed(
  tx: Writing,
  actor: PersonActor,
  suggestion: StoredSuggestion,
  field: Field | null,
  gateway: CrmGateway,
  known: Pick<ProposedChange, 'current' | 'record'> & { readonly value: FieldValue },
): Promise<{ readonly field: Field; readonly policyVersion: number; readonly demands: Demands }> {
  const { tenantId, agentId } = suggestion;
  const agent = await agentById(tx, tenantId, agentId);
  if (field === null || agent === null) {
    throw new Fault('field_unknown', `${suggestion.fieldLabel} is no longer there in the CRM. Nothing was written.`);
  }
  const policy = await currentPolicy(tx, tenantId);
  const classification = classifyUnder(policy, field, gateway.knowledge);
  requireUnprotected(field.label, classification);
  const verdict = decide({
    objectType: suggestion.record.objectType,
    fieldName: suggestion.field,
    field,
    classification,
    policy,
    agent,
    pauses: await pausesInForce(tx, tenantId),
    change: { proposed: known.value, current: known.current, record: known.record, quotes: quotesOf(suggestion) },
    effects: gateway.effectsOf(field),
  });
  if (verdict.outcome === 'block') throw new Fault(verdict.code, verdict.message);
  const { demands } = verdict;
  if (demands.onlyRoles !== null && !demands.onlyRoles.includes(actor.role)) {
    throw new Fault('role_not_allowed', rolesSentence(demands.onlyRoles));
  }
  return { field, policyVersion: policy.version, demands };
}

async function requireOtherPerson(
  tx: Writing,
  actor: PersonActor,
  suggestion: StoredSuggestion,
  field: Field,
  yes: Yes,
) {
  const earlier = await approvalsOf(tx, suggestion.tenantId, [suggestion.id]);
  const two = yesOfTwo(field, actor.personId, yes, earlier);
  if (two.kind !== 'again') return two;
  const message = 'You said yes to this value. Another person who may decide it has to say yes, too.';
  throw new Fault('second_person_needed', message);
}

/** Written down and nothing more: the CRM is called when somebody else says yes to the same. */
function firstYes(
  ctx: Context,
  tx: Writing,
  actor: PersonActor,
  suggestion: StoredSuggestion,
  { digest, decisionId }: AcceptRequest,
  yes: Yes,
) {
  const { tenantId, id: suggestionId, field } = suggestion;
  const { value, current, policyVersion } = yes;
  const facts = { decision: decisionId, field, shownDigest: digest, policyVersion };
  return {
    details: { kind: 'approve', shownDigest: digest, value, reason: null, note: null } as const,
    event: {
      type: 'suggestion.approved_by_first',
      actor,
      suggestionId,
      facts,
      values: { value, shownCurrent: current },
    } as const,
    act: async () => {
      const { personId } = actor;
      await keepApproval(tx, { tenantId, suggestionId, personId, ...yes, at: ctx.now() }, decisionId);
      return null;
    },
  };
}

function requireWhatWasShown(suggestion: StoredSuggestion, request: AcceptRequest, policyVersion: number): void {
  const shown = {
    suggestionId: suggestion.id,
    record: suggestion.record,
    field: suggestion.field,
    proposed: suggestion.proposed,
    current: request.current,
    policyVersion,
  };
  if (shownDigest(shown, suggestion.salt) === request.digest) return;
  const message = 'What you saw is not what stands here now. Look at the suggestion again, then decide.';
  throw new Fault('suggestion_changed', message);
}

/** "Save anyway" answers a question, so the question must have been asked: nobody may switch the rule off beforehand. */
async function requireDuplicateShown(tx: Writing, suggestion: StoredSuggestion): Promise<void> {
  const { tenantId, follows } = suggestion;
  const earlier = follows === null ? undefined : (await latestChanges(tx, tenantId, [follows])).get(follows);
  if (earlier?.failureCode === 'crm_duplicate') return;
  throw new Fault('suggestion_changed', 'The CRM has not spoken of a duplicate here. Look at the suggestion again.');
}
