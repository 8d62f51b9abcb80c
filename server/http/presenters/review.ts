import type { z } from 'zod';
import type { RejectionReason } from '#contract/decision.ts';
import type { ReviewField, ReviewReply, ReviewSuggestion, reviewEvidence } from '#contract/review.ts';
import type { Field, FieldValue } from '#domain/crm/field.ts';
import type { PersonActor } from '#domain/shared/actor.ts';
import { speakerAt } from '#domain/suggestion/grounding.ts';
import type { Evidence, Suggestion } from '#domain/suggestion/suggestion.ts';
import type { Change } from '#store/changes.ts';
import type { DecisionView } from '#store/decisions.ts';
import type { Source } from '#store/sources.ts';
import type { RecordReview, ReviewedSuggestion } from '#use-cases/suggestions/review-record.ts';

export function presentReview(actor: PersonActor, review: RecordReview): ReviewReply {
  const { record, title, policyVersion, pause, crm, openTotal, sources } = review;
  const present = (one: ReviewedSuggestion) => presentSuggestion(one, sources, review.currency);
  return {
    record: { ...record, crm: record.crm as 'hubspot' | 'salesforce', title },
    person: { id: actor.personId, name: actor.name, role: actor.role },
    writing: review.writing,
    hiddenCount: review.hiddenCount,
    policyVersion,
    pause:
      pause === undefined
        ? null
        : {
            reason: pause.reason,
            by: pause.setByName,
            at: pause.setAt.toISOString(),
            everything: pause.scope.objectType === null,
          },
    crm,
    open: review.open.map(present),
    openTotal,
    decided: review.decided.map(present),
    blocked: review.blocked.map(present),
  };
}

function presentSuggestion(
  one: ReviewedSuggestion,
  sources: ReadonlyMap<string, Source>,
  currency: string | null,
): ReviewSuggestion {
  const { suggestion, field, current, digest, decision, change } = one;
  return {
    id: suggestion.id,
    state: suggestion.state,
    field: field === null ? presentFiled(suggestion) : presentField(field, currency),
    impact: suggestion.impact,
    proposed: suggestion.proposed,
    suggestedOver: suggestion.suggestedOver,
    ...(current === undefined ? {} : { current }),
    changedSince: one.changedSince,
    ...(digest === undefined ? {} : { digest }),
    rationale: suggestion.rationale,
    evidence: suggestion.evidence.flatMap((evidence) => presentEvidence(evidence, sources.get(evidence.sourceId))),
    agent: { id: suggestion.agentId, name: one.agentName },
    rules: [...suggestion.rules],
    policyVersion: suggestion.policyVersion,
    warnings: [...suggestion.warnings],
    filedAt: suggestion.filedAt.toISOString(),
    expiresAt: suggestion.expiresAt.toISOString(),
    abilities: one.abilities,
    confirm: one.confirm === null ? null : { code: 'duplicate', message: one.confirm },
    refusal: suggestion.refusal,
    yeses: one.yeses.map(({ personName, at, value }) => ({ name: personName, at: at.toISOString(), value })),
    decision: decision === undefined ? null : presentDecision(decision),
    change: change === undefined ? null : presentChange(change),
  };
}

/** @param currency of the record, for amounts in fields that name none themselves */
export function presentField(field: Field, currency: string | null = null): ReviewField {
  return {
    name: field.name,
    label: field.label,
    type: field.type,
    options: field.options.filter(({ hidden }) => !hidden).map(({ value, label }) => ({ value, label })),
    currency: field.type === 'currency' ? (field.currency ?? currency) : null,
    lengthMax: field.limits.lengthMax ?? null,
  };
}

/** Enough of a field to show these values: a list must not carry a hundred options with each of its rows. */
export function presentFieldOf(
  field: Field,
  values: readonly FieldValue[],
  currency: string | null = null,
): ReviewField {
  const named = new Set(values.flatMap((value) => (value === null ? [] : [value, ...value.split(';')])));
  return presentField(
    {
      ...field,
      options: field.options.filter(({ value }) => named.has(value)).map((one) => ({ ...one, hidden: false })),
    },
    currency,
  );
}

/** A field that the CRM does not describe, because it is away or has it no longer: as the suggestion was filed. */
export function presentFiled(filed: Pick<Suggestion, 'field' | 'fieldLabel' | 'fieldType'>): ReviewField {
  const { field: name, fieldLabel: label, fieldType: type } = filed;
  return { name, label, type, options: [], currency: null, lengthMax: null };
}

function presentEvidence(evidence: Evidence, source: Source | undefined): z.input<typeof reviewEvidence>[] {
  if (source === undefined) return [];
  const { speaker, at } = speakerAt(source.text, evidence.start);
  return [
    {
      quote: evidence.quote,
      speaker,
      saidAt: at,
      source: {
        id: source.id,
        kind: source.kind,
        title: source.title,
        occurredAt: source.occurredAt?.toISOString() ?? null,
        url: source.url,
      },
    },
  ];
}

function presentDecision(decision: DecisionView): NonNullable<ReviewSuggestion['decision']> {
  return {
    kind: decision.kind,
    by: 'personId' in decision.by ? { id: decision.by.personId, name: decision.by.name } : null,
    at: decision.at.toISOString(),
    reason: decision.reason as RejectionReason | null,
    note: decision.note,
  };
}

function presentChange(change: Change): NonNullable<ReviewSuggestion['change']> {
  return {
    kind: change.kind,
    state: change.state === 'intended' || change.state === 'sent' ? 'waiting' : change.state,
    value: change.value,
    before: change.expected,
    ...(change.found === undefined ? {} : { found: change.found }),
    writtenAs: change.writtenAs,
    message: change.message,
    ...(change.replacedUnseen === undefined ? {} : { replacedUnseen: change.replacedUnseen }),
  };
}
