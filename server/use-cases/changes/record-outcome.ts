import type { FieldValue } from '#domain/crm/field.ts';
import type { EventDraft, EventType } from '#domain/log/event.ts';
import type { SystemActor } from '#domain/shared/actor.ts';
import type { FaultCode } from '#domain/shared/fault.ts';
import type { SuggestionId, TenantId } from '#domain/shared/ids.ts';
import type { SuggestionState } from '#domain/suggestion/suggestion.ts';
import { type Happening, stateAfter } from '#domain/suggestion/transitions.ts';
import { type Change, type ChangeOutcome, finishChange } from '#store/changes.ts';
import { finishChanges } from '#store/changes-together.ts';
import type { Writing } from '#store/database.ts';
import { lockSuggestion, type StoredSuggestion, setSuggestionState } from '#store/suggestions.ts';
import { lockSuggestions, setSuggestionStates } from '#store/suggestions-together.ts';
import { type Context, record } from '../context.ts';
import { askAgain } from '../suggestions/ask-again.ts';

export interface ChangeEnd {
  readonly state: ChangeOutcome;
  /** The CRM's words, or ours where the CRM has none. */
  readonly message: string | null;
  /** What the CRM held instead, for a conflict. */
  readonly found?: FieldValue;
  readonly replacedUnseen?: FieldValue;
  /** Why it failed, where a code says more than the words. */
  readonly failureCode?: FaultCode;
  /** Whether a write left: false when nothing was sent, absent where the CRM refused it. */
  readonly wrote?: boolean;
}

/** The second transaction of a write: outcome, state and event together, or none of them. */
export async function recordOutcome(ctx: Context, change: Change, leaseToken: string, end: ChangeEnd): Promise<void> {
  await recordOutcomes(ctx, change.tenantId, leaseToken, [{ change, end }]);
}

/** The same for several that were written together, in one transaction. */
export async function recordOutcomes(
  ctx: Context,
  tenantId: TenantId,
  leaseToken: string,
  outcomes: readonly Outcome[],
): Promise<void> {
  if (outcomes.length === 0) return;
  await ctx.store.transact(tenantId, async (tx) => {
    const [asked, plain] = [outcomes.filter(isAskedAgain), outcomes.filter((one) => !isAskedAgain(one))];
    const events = await settleAll(ctx, tx, tenantId, leaseToken, plain);
    for (const { change, end } of asked) events.push(...(await settle(ctx, tx, change, leaseToken, end)));
    await record(ctx, tx, events);
  });
}

interface Outcome {
  readonly change: Change;
  readonly end: ChangeEnd;
}

/** Both are questions that only a person can answer, so they stand on the card again. */
function isAskedAgain({ change, end }: Outcome): boolean {
  return change.kind === 'apply' && (end.state === 'conflicted' || end.failureCode === 'crm_duplicate');
}

/** Many at once, in as many statements as there are states to move to: a batch records a hundred with each call. */
async function settleAll(
  ctx: Context,
  tx: Writing,
  tenantId: TenantId,
  leaseToken: string,
  outcomes: readonly Outcome[],
): Promise<EventDraft[]> {
  const now = ctx.now();
  const suggestionIds = outcomes.map(({ change }) => change.suggestionId);
  const suggestions = await lockSuggestions(tx, tenantId, suggestionIds);
  const ends = new Map(outcomes.map(({ change, end }) => [change.id, end]));
  const finished = await finishChanges(
    tx,
    tenantId,
    leaseToken,
    [...ends].map(([id, end]) => ({ id, end })),
    now,
  );
  const events: EventDraft[] = [];
  const moved = new Map<SuggestionState, SuggestionId[]>();
  for (const change of finished) {
    const end = ends.get(change.id);
    const suggestion = suggestions.get(change.suggestionId);
    if (end === undefined || suggestion === undefined) throw new Error('a change without its end or its suggestion');
    const next = nextState(suggestion, change, end);
    if (next !== null) moved.set(next, [...(moved.get(next) ?? []), suggestion.id]);
    events.push(outcomeEvent(systemOf(change), change, end));
  }
  for (const [state, ids] of moved) await setSuggestionStates(tx, tenantId, ids, state, now);
  return events;
}

function systemOf({ tenantId }: Change): SystemActor {
  return { kind: 'system', tenantId, duty: 'apply-change' };
}

async function settle(
  ctx: Context,
  tx: Writing,
  change: Change,
  leaseToken: string,
  end: ChangeEnd,
): Promise<readonly EventDraft[]> {
  const actor = systemOf(change);
  const suggestion = await lockSuggestion(tx, change.tenantId, change.suggestionId);
  if (suggestion === null) throw new Error('a change without its suggestion');
  // Lost to another process that took over: it recorded the outcome, and there is only one.
  const finished = await finishChange(tx, change, leaseToken, end, ctx.now());
  if (finished === null) return [];
  const next = nextState(suggestion, change, end);
  if (next !== null) await setSuggestionState(tx, suggestion, next, ctx.now());
  const events: EventDraft[] = [outcomeEvent(actor, finished, end)];
  if (isAskedAgain({ change, end })) events.push(...(await askAgain(ctx, tx, suggestion, actor)));
  return events;
}

/** @returns `null` where it stays what it is */
function nextState(suggestion: StoredSuggestion, change: Change, end: ChangeEnd): SuggestionState | null {
  const happening = happeningOf(change, end);
  if (happening === null) return null;
  const next = stateAfter(suggestion.state, happening);
  if (next === null) throw new Error(`a ${change.kind} ended for a suggestion that is ${suggestion.state}`);
  return next;
}

/** A failed undo moves nothing: the suggestion stays applied. */
function happeningOf(change: Change, end: ChangeEnd): Happening | null {
  if (change.kind === 'revert') return end.state === 'applied' ? 'revert' : null;
  if (end.state === 'applied') return 'apply';
  return end.state === 'failed' ? 'fail' : 'conflict';
}

function outcomeEvent(actor: SystemActor, change: Change, end: ChangeEnd): EventDraft {
  const type: EventType =
    change.kind === 'revert' && end.state === 'applied' ? 'change.reverted' : `change.${end.state}`;
  return {
    type,
    actor,
    suggestionId: change.suggestionId,
    facts: {
      change: change.id,
      kind: change.kind,
      decision: change.decisionId,
      record: { ...change.record },
      field: change.field,
      wrote: end.wrote ?? null,
      replacedUnseen: end.replacedUnseen !== undefined,
      writtenAs: change.writtenAs,
      failure: end.failureCode ?? null,
    },
    values: {
      before: change.expected,
      value: change.value,
      ...(end.found === undefined ? {} : { found: end.found }),
      ...(end.replacedUnseen === undefined ? {} : { replaced: end.replacedUnseen }),
      ...(end.message === null ? {} : { message: end.message }),
    },
  };
}
