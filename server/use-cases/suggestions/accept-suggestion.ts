import type { CrmGateway } from '#crm/gateway.ts';
import { classifyField } from '#domain/crm/classify-field.ts';
import type { Field, FieldValue } from '#domain/crm/field.ts';
import { checkLimits, parseProposed } from '#domain/crm/field-value.ts';
import { decide } from '#domain/policy/decide.ts';
import { requireUnprotected } from '#domain/policy/protected.ts';
import type { PersonActor } from '#domain/shared/actor.ts';
import { Fault } from '#domain/shared/fault.ts';
import { shownDigest } from '#domain/suggestion/shown-digest.ts';
import { requireStateAfter } from '#domain/suggestion/transitions.ts';
import { agentById } from '#store/agents.ts';
import { insertChange } from '#store/changes.ts';
import type { Writing } from '#store/database.ts';
import { decisionById } from '#store/decisions.ts';
import { pausesInForce } from '#store/pauses.ts';
import { currentPolicy } from '#store/policies.ts';
import { type StoredSuggestion, setSuggestionState, suggestionById } from '#store/suggestions.ts';
import { applyChange, type HeldChange } from '../changes/apply-change.ts';
import type { Context } from '../context.ts';
import {
  type DecisionOutcome,
  type DecisionRequest,
  decideOnce,
  noSuchSuggestion,
  outcomeNow,
} from './decide-suggestion.ts';

export interface AcceptRequest extends DecisionRequest {
  /** Of what was shown, as the review gave it. */
  readonly digest: string;
  readonly current: FieldValue;
  /** Present for an edit: this is written instead of the proposed value. */
  readonly value?: unknown;
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
  const { suggestion, earlier } = await ctx.store.read(actor.tenantId, async (tx) => ({
    suggestion: await suggestionById(tx, actor.tenantId, request.suggestionId),
    earlier: await decisionById(tx, actor.tenantId, request.decisionId),
  }));
  if (suggestion === null) throw noSuchSuggestion();
  const deadline = ctx.now().getTime() + ctx.timing.interactiveMs;
  const gateway = await ctx.gatewayOf(actor.tenantId, suggestion.record.crm);
  // A repeat is told what became of the first click, also while the CRM is away.
  const terms = { lane: 'interactive', deadline } as const;
  const fields = earlier === null ? await gateway.fields(suggestion.record.objectType, terms) : [];
  const field = fields.find(({ name }) => name === suggestion.field) ?? null;

  // The value as it was sent, as text: canonical JSON cannot hold every number.
  const sent = request.value === undefined ? {} : { value: JSON.stringify(request.value) };
  const content = { kind: 'accept', digest: request.digest, current: request.current, ...sent };
  const decided = await decideOnce(ctx, actor, { ...request, content }, async (tx, locked) => {
    const next = requireStateAfter(locked.state, 'accept');
    requireNotExpired(locked, ctx.now());
    await requireStillAllowed(tx, locked, field, gateway);
    await requireWhatWasShown(tx, locked, request);
    const value = valueToWrite(field, locked, request.value);
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
        },
        values: { value, shownCurrent: request.current },
      },
      act: async () => {
        await setSuggestionState(tx, locked, next, ctx.now());
        return holdChange(ctx, tx, locked, request, value);
      },
    };
  });
  if (decided.repeated) return outcomeNow(ctx, actor, request.suggestionId);
  await applyChange(ctx, decided.result, { lane: 'interactive', deadline });
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

/** The same rules as at intake, on today's policy, pauses and field metadata. */
async function requireStillAllowed(
  tx: Writing,
  suggestion: StoredSuggestion,
  field: Field | null,
  gateway: CrmGateway,
): Promise<void> {
  const { tenantId, agentId } = suggestion;
  const agent = await agentById(tx, tenantId, agentId);
  if (field === null || agent === null) {
    throw new Fault('field_unknown', `${suggestion.fieldLabel} is no longer there in the CRM. Nothing was written.`);
  }
  const classification = classifyField(field, gateway.knowledge);
  requireUnprotected(field.label, classification);
  const verdict = decide({
    objectType: suggestion.record.objectType,
    fieldName: suggestion.field,
    field,
    classification,
    policy: await currentPolicy(tx, tenantId),
    agent,
    pauses: await pausesInForce(tx, tenantId),
  });
  if (verdict.outcome === 'block') throw new Fault(verdict.code, verdict.message);
}

async function requireWhatWasShown(tx: Writing, suggestion: StoredSuggestion, request: AcceptRequest): Promise<void> {
  const { version } = await currentPolicy(tx, suggestion.tenantId);
  const shown = {
    suggestionId: suggestion.id,
    record: suggestion.record,
    field: suggestion.field,
    proposed: suggestion.proposed,
    current: request.current,
    policyVersion: version,
  };
  if (shownDigest(shown, suggestion.salt) === request.digest) return;
  const message = 'What you saw is not what stands here now. Look at the suggestion again, then decide.';
  throw new Fault('suggestion_changed', message);
}

async function holdChange(
  ctx: Context,
  tx: Writing,
  suggestion: StoredSuggestion,
  request: AcceptRequest,
  value: FieldValue,
): Promise<HeldChange> {
  const now = ctx.now();
  const change = {
    tenantId: suggestion.tenantId,
    id: ctx.newId('chg'),
    suggestionId: suggestion.id,
    decisionId: request.decisionId,
    kind: 'apply' as const,
    record: suggestion.record,
    field: suggestion.field,
    expected: request.current,
    value,
    createdAt: now,
  };
  const lease = { until: new Date(now.getTime() + ctx.timing.leaseMs), token: ctx.newSalt() };
  await insertChange(tx, change, lease);
  await ctx.finishLater(tx, change.tenantId, change.id, ctx.timing.leaseMs);
  return { tenantId: change.tenantId, id: change.id, leaseToken: lease.token };
}
