import type { Agent } from '#domain/agent.ts';
import type { EventDraft, EventType } from '#domain/log/event.ts';
import { isAutomatic } from '#domain/policy/left-to-people.ts';
import type { AgentActor } from '#domain/shared/actor.ts';
import type { RunId } from '#domain/shared/ids.ts';
import { evidenceDigest } from '#domain/suggestion/grounding.ts';
import { judgedOn } from '#domain/suggestion/judged-on.ts';
import { type FiledState, repetitionOf } from '#domain/suggestion/repetition.ts';
import type { Suggestion, SuggestionState } from '#domain/suggestion/suggestion.ts';
import { lockOpenCounts, recordKey } from '#store/agent-usage.ts';
import type { Writing } from '#store/database.ts';
import { insertRun } from '#store/runs.ts';
import { insertSuggestions, lockEarlier, setSuggestionState } from '#store/suggestions.ts';
import { type Context, record } from '../context.ts';
import type { Judged, KeepableItem } from './check-against-crm.ts';
import type { FiledResult, FilingFacts, Refusal } from './filing.ts';

type Known = Pick<Suggestion, 'id' | 'state' | 'proposed' | 'evidence' | 'record' | 'field'>;

/** Keeps what may be kept and logs all of it, in one transaction. */
export async function keepFiling(
  ctx: Context,
  tx: Writing,
  actor: AgentActor,
  facts: FilingFacts,
  judged: readonly Judged[],
): Promise<FiledResult[]> {
  const places = judged.flatMap((one) => ('keep' in one ? [one.keep.item] : []));
  const known: Known[] = await lockEarlier(tx, actor.tenantId, actor.agentId, places);
  const open = await lockOpenCounts(
    tx,
    actor,
    places.map(({ record: ref }) => ref),
  );
  // One moment for all of them: their order within it is that of their ids.
  const run = { id: ctx.newId('run'), at: ctx.now() };
  const filed = new Map<string, Suggestion>();
  const superseded: Known[] = [];
  const events: EventDraft[] = [];
  const results = judged.map((one): FiledResult => {
    if ('refusal' in one) {
      events.push(refusedEvent(actor, one));
      return { status: 'refused', ...one.refusal };
    }
    const { keep } = one;
    const blocked = keep.verdict.outcome === 'block';
    const earlier = known.filter((other) => isSamePlace(other, keep));
    const repetition = repetitionOf({ ...keep, state: stateOf(keep) }, earlier);
    if (repetition.kind === 'rejected_before') {
      const refusal: Refusal = {
        code: 'value_rejected_before',
        message: 'A person rejected this value on the same words. Suggest it again only with new evidence.',
      };
      events.push(refusedEvent(actor, { ...one, refusal }));
      return { status: 'refused', ...refusal };
    }
    if (repetition.kind === 'duplicate') {
      events.push({ type: 'suggestion.repeated', actor, suggestionId: repetition.of, facts: placeFacts(keep) });
      const status = blocked ? 'blocked' : 'duplicate';
      return { status, id: repetition.of, ...refusalOf(keep) };
    }
    const place = recordKey(keep.item.record);
    const waiting = (open.get(place) ?? 0) - repetition.supersedes.length;
    // A better value for what waits already is no more to look through.
    const isOneMore = !blocked && repetition.supersedes.length === 0;
    if (isOneMore && waiting >= facts.agent.limits.openPerRecord) {
      const refusal = recordIsFull(facts.agent);
      events.push(refusedEvent(actor, { ...one, refusal }));
      return { status: 'refused', ...refusal };
    }
    open.set(place, blocked ? waiting : waiting + 1);
    for (const id of repetition.supersedes) {
      const index = known.findIndex((other) => other.id === id);
      const [old] = known.splice(index, 1);
      if (old === undefined) continue;
      const unsaved = filed.get(old.id);
      if (unsaved === undefined) superseded.push(old);
      else filed.set(old.id, { ...unsaved, state: 'superseded' });
      events.push({ type: 'suggestion.superseded', actor, suggestionId: old.id, facts: placeFacts(keep) });
    }
    const suggestion = suggestionFrom(ctx, actor, facts, run, keep);
    filed.set(suggestion.id, suggestion);
    known.push(suggestion);
    events.push(filedEvent(actor, suggestion));
    return {
      status: suggestion.state as 'pending' | 'blocked' | 'quarantined',
      id: suggestion.id,
      ...refusalOf(keep),
      ...(suggestion.state === 'quarantined' ? { message: suggestion.warnings.join(' ') } : {}),
    };
  });
  const { tenantId, agentId } = actor;
  for (const old of superseded) await setSuggestionState(tx, { tenantId, id: old.id }, 'superseded', run.at);
  if (filed.size > 0) await insertRun(tx, { tenantId, id: run.id, agentId, filedAt: run.at });
  await insertSuggestions(tx, [...filed.values()]);
  await record(ctx, tx, events);
  const automatic = [...filed.values()].filter(({ state, rules }) => state === 'pending' && isAutomatic(rules));
  if (automatic.length > 0) {
    const ids = automatic.map(({ id }) => id);
    await ctx.acceptLater(tx, tenantId, ids);
  }
  return results;
}

function recordIsFull({ limits }: Agent): Refusal {
  const message = `${limits.openPerRecord} suggestions of this agent wait on this record already. It can file more when people have decided.`;
  return { code: 'agent_limit_reached', message };
}

function isSamePlace(other: Known, keep: KeepableItem): boolean {
  const { record: ref, field } = keep.item;
  return (
    other.field === field &&
    other.record.recordId === ref.recordId &&
    other.record.objectType === ref.objectType &&
    other.record.crm === ref.crm
  );
}

function refusalOf(keep: KeepableItem): Partial<Refusal> {
  return keep.verdict.outcome === 'block' ? { code: keep.verdict.code, message: keep.verdict.message } : {};
}

function stateOf(keep: KeepableItem): FiledState {
  if (keep.verdict.outcome === 'block') return 'blocked';
  return keep.warnings.length > 0 ? 'quarantined' : 'pending';
}

function suggestionFrom(
  ctx: Context,
  actor: AgentActor,
  facts: FilingFacts,
  run: { readonly id: RunId; readonly at: Date },
  keep: KeepableItem,
): Suggestion {
  return {
    tenantId: actor.tenantId,
    id: ctx.newId('sug'),
    runId: run.id,
    agentId: actor.agentId,
    record: keep.item.record,
    ownerId: keep.ownerId,
    field: keep.field.name,
    fieldLabel: keep.field.label,
    fieldType: keep.field.type,
    fieldClass: keep.classification.class,
    impact: keep.verdict.impact,
    state: stateOf(keep),
    proposed: keep.proposed,
    suggestedOver: keep.current ?? null,
    rationale: keep.item.rationale,
    policyVersion: facts.policy.version,
    rules: keep.verdict.rules,
    refusal: keep.verdict.outcome === 'block' ? { code: keep.verdict.code, message: keep.verdict.message } : null,
    judgedOn: judgedOn(keep.change),
    warnings: keep.warnings,
    evidence: keep.evidence,
    evidenceDigest: evidenceDigest(keep.evidence),
    salt: ctx.newSalt(),
    filedAt: run.at,
    expiresAt: new Date(run.at.getTime() + expiryDaysOf(keep, facts) * 86_400_000),
    follows: null,
  };
}

/** A rule can only shorten what the policy gives everybody. */
function expiryDaysOf({ verdict }: KeepableItem, { policy }: FilingFacts): number {
  const shorter = verdict.outcome === 'block' ? null : verdict.demands.expiresInDays;
  return Math.min(policy.expiryDays, shorter ?? policy.expiryDays);
}

const typeByState: Partial<Record<SuggestionState, EventType>> = {
  blocked: 'suggestion.blocked',
  quarantined: 'suggestion.quarantined',
};

function filedEvent(actor: AgentActor, suggestion: Suggestion): EventDraft {
  return {
    type: typeByState[suggestion.state] ?? 'suggestion.filed',
    actor,
    suggestionId: suggestion.id,
    facts: {
      record: { ...suggestion.record },
      field: suggestion.field,
      class: suggestion.fieldClass,
      impact: suggestion.impact,
      policyVersion: suggestion.policyVersion,
      run: suggestion.runId,
      code: suggestion.refusal?.code ?? null,
      evidence: suggestion.evidence.map(({ sourceId, start, end }) => ({ sourceId, start, end })),
    },
    values: {
      proposed: suggestion.proposed,
      suggestedOver: suggestion.suggestedOver,
      rationale: suggestion.rationale,
    },
  };
}

function placeFacts(keep: KeepableItem) {
  return { record: { ...keep.item.record }, field: keep.item.field };
}

function refusedEvent(actor: AgentActor, one: { arrived: Judged['arrived']; refusal: Refusal }): EventDraft {
  const item = 'item' in one.arrived ? one.arrived.item : null;
  return {
    type: 'suggestion.refused',
    actor,
    facts: {
      code: one.refusal.code,
      record: item === null ? null : { ...item.record },
      field: item?.field ?? null,
    },
    // Cut through a character, it would have no canonical form.
    values: { message: one.refusal.message.slice(0, 1_000).toWellFormed() },
  };
}
