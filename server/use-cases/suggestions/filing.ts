import type { CrmGateway } from '#crm/gateway.ts';
import type { Agent } from '#domain/agent.ts';
import { type Field, type FieldValue, labelIn } from '#domain/crm/field.ts';
import type { Classification } from '#domain/crm/field-class.ts';
import { checkLimits, parseProposed } from '#domain/crm/field-value.ts';
import type { RecordRef } from '#domain/crm/record-ref.ts';
import { classifyUnder } from '#domain/policy/class-change.ts';
import { decide } from '#domain/policy/decide.ts';
import type { Pause } from '#domain/policy/pause.ts';
import type { Policy } from '#domain/policy/policy.ts';
import type { ProposedChange } from '#domain/policy/policy-rule.ts';
import type { Verdict } from '#domain/policy/verdict.ts';
import type { FaultCode } from '#domain/shared/fault.ts';
import type { SourceId, SuggestionId } from '#domain/shared/ids.ts';
import { findQuote } from '#domain/suggestion/grounding.ts';
import type { Evidence } from '#domain/suggestion/suggestion.ts';
import { suspicionsOf } from '#domain/suggestion/suspicious-text.ts';
import type { Source } from '#store/sources.ts';

/** One item of a filing, in shape but not yet believed. */
export interface FiledItem {
  readonly record: RecordRef;
  readonly field: string;
  readonly proposedValue: unknown;
  readonly rationale: string;
  readonly evidence: readonly { readonly sourceId: string; readonly quote: string }[];
}

export interface Refusal {
  readonly code: FaultCode;
  readonly message: string;
}

export interface FiledResult {
  readonly status: 'pending' | 'blocked' | 'quarantined' | 'duplicate' | 'refused';
  readonly id?: SuggestionId;
  readonly code?: FaultCode;
  readonly message?: string;
}

/** An item as it arrived: in shape, or with what is wrong with its shape. */
export type ArrivedItem = { readonly item: FiledItem } | { readonly malformed: string };

/** What Fieldward itself knows while it checks one filing. */
export interface FilingFacts {
  readonly agent: Agent;
  readonly policy: Policy;
  readonly pauses: readonly Pause[];
  readonly sources: ReadonlyMap<string, Source>;
}

export interface CheckedItem {
  readonly item: FiledItem;
  readonly field: Field;
  readonly classification: Classification;
  readonly verdict: Verdict;
  readonly proposed: FieldValue;
  /** As far as it is known without reading the record. */
  readonly change: ProposedChange;
  readonly evidence: readonly Evidence[];
  readonly warnings: readonly string[];
}

/**
 * Everything about one item that can be judged without reading the record: rules first, so that a protected field
 * is named as such whatever else is wrong with the item.
 */
export function checkItem(
  item: FiledItem,
  gateway: CrmGateway,
  fields: ReadonlyMap<string, Field>,
  facts: FilingFacts,
): CheckedItem | Refusal {
  const field = fields.get(item.field) ?? null;
  if (field === null) {
    const message = `${item.record.objectType} has no field named ${item.field} that Fieldward can see. Check its API name.`;
    return { code: 'field_unknown', message };
  }
  const classification = classifyUnder(facts.policy, field, gateway.knowledge);
  const verdict = judgeItem({ item, field, classification, change: null }, facts, gateway, fields);
  if (verdict.outcome === 'block') return blockedItem(item, field, classification, verdict);
  const parsed = parseProposed(field, item.proposedValue);
  if (!parsed.ok) return { code: parsed.code, message: parsed.message };
  const limit = checkLimits(field, parsed.value);
  if (limit !== null) return limit;
  const evidence = groundEvidence(item, facts.sources);
  if ('code' in evidence) return evidence;
  const warnings = [
    ...suspicionsOf([item.rationale, parsed.value ?? ''].join('\n')),
    ...suspiciousSources(evidence, facts.sources),
  ];
  const change = { proposed: parsed.value, current: undefined, record: {}, quotes: kindsOf(evidence, facts.sources) };
  return { item, field, classification, verdict, proposed: parsed.value, change, evidence, warnings };
}

/** The policy's answer to an item, with as much of the change as is known. */
export function judgeItem(
  {
    item,
    field,
    classification,
    change,
  }: Pick<CheckedItem, 'item' | 'field' | 'classification'> & {
    readonly change: ProposedChange | null;
  },
  { policy, agent, pauses }: FilingFacts,
  gateway: CrmGateway,
  fields: ReadonlyMap<string, Field>,
): Verdict {
  const { objectType } = item.record;
  return decide({
    objectType,
    fieldName: item.field,
    field,
    classification,
    policy,
    agent,
    pauses,
    change,
    effects: gateway.effectsOf(field),
    labelOf: labelIn(fields),
  });
}

function kindsOf(evidence: readonly Evidence[], sources: ReadonlyMap<string, Source>): string[] {
  return evidence.map(({ sourceId }) => sources.get(sourceId)?.kind ?? '');
}

/** A document that tries to steer agents taints everything that is drawn from it, also its harmless sentences. */
function suspiciousSources(evidence: readonly Evidence[], sources: ReadonlyMap<string, Source>): string[] {
  const named = [...new Set(evidence.map(({ sourceId }) => sourceId))].map((id) => sources.get(id));
  return named.flatMap(
    (source) => source?.warnings.map((warning) => `In the source "${source.title}": ${warning}`) ?? [],
  );
}

/** A blocked attempt is kept as it came: its value and evidence are not worth checking, only showing. */
function blockedItem(
  item: FiledItem,
  field: Field,
  classification: Classification,
  verdict: Verdict,
): CheckedItem | Refusal {
  if (verdict.outcome === 'block' && refusedNotKept.has(verdict.code)) {
    return { code: verdict.code, message: verdict.message };
  }
  const parsed = parseProposed(field, item.proposedValue);
  const proposed = parsed.ok ? parsed.value : asText(item.proposedValue);
  const change = { proposed, current: undefined, record: {}, quotes: [] };
  return { item, field, classification, verdict, proposed, change, evidence: [], warnings: [] };
}

/** Refusals that say nothing about the record: kept in the log, but not on anybody's card. */
const refusedNotKept: ReadonlySet<FaultCode> = new Set(['field_archived', 'agent_out_of_scope', 'paused']);

function asText(raw: unknown): string {
  return (typeof raw === 'string' ? raw : (JSON.stringify(raw) ?? '')).slice(0, 1_000).toWellFormed();
}

function groundEvidence(item: FiledItem, sources: ReadonlyMap<string, Source>): Evidence[] | Refusal {
  if (item.evidence.length === 0) {
    const message = 'A suggestion needs evidence: file the source at /v1/sources and quote the words that support it.';
    return { code: 'evidence_missing', message };
  }
  const grounded: Evidence[] = [];
  for (const { sourceId, quote } of item.evidence) {
    const source = sources.get(sourceId);
    if (source === undefined) {
      return {
        code: 'source_not_found',
        message: `You have filed no source ${sourceId}. File it first, then quote it.`,
      };
    }
    const place = findQuote(source.text, quote);
    if (place === null) {
      const message = `The quote does not occur in ${sourceId}. Quote its words exactly; only spacing may differ.`;
      return { code: 'quote_not_found', message };
    }
    grounded.push({ sourceId: sourceId as SourceId, quote: source.text.slice(place.start, place.end), ...place });
  }
  return grounded;
}
