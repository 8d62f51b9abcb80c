import type { PersonActor } from '#domain/shared/actor.ts';
import { Fault } from '#domain/shared/fault.ts';
import { openStates, requireStateAfter } from '#domain/suggestion/transitions.ts';
import { appliedChange } from '#store/changes.ts';
import type { Writing } from '#store/database.ts';
import { lockEarlier, type StoredSuggestion, setSuggestionState } from '#store/suggestions.ts';
import { applyChange, type HeldChange } from '../changes/apply-change.ts';
import { holdChange } from '../changes/hold-change.ts';
import type { Context } from '../context.ts';
import {
  type DecisionOutcome,
  type DecisionRequest,
  decideOnce,
  openToDecide,
  outcomeNow,
} from './decide-suggestion.ts';

/**
 * Takes a decision back. A rejection becomes pending again. An accept writes the earlier value back, but only while
 * the CRM still holds the value that Fieldward wrote.
 */
export async function undoDecision(
  ctx: Context,
  actor: PersonActor,
  request: DecisionRequest,
): Promise<DecisionOutcome> {
  const deadline = ctx.now().getTime() + ctx.timing.interactiveMs;
  await openToDecide(ctx, actor, request, deadline);
  const decided = await decideOnce(
    ctx,
    actor,
    { ...request, content: { kind: 'undo' } },
    async (tx, suggestion): Promise<Judged> => {
      const details = { kind: 'undo', shownDigest: null, value: null, reason: null, note: null } as const;
      const facts = { decision: request.decisionId, field: suggestion.field };
      if (suggestion.state === 'rejected') {
        const suspicious = suggestion.warnings.length > 0;
        const next = requireStateAfter(suggestion.state, suspicious ? 'quarantine_again' : 'take_back_rejection');
        await requireNoNewer(tx, suggestion);
        return {
          details,
          event: { type: 'suggestion.rejection_undone', actor, suggestionId: suggestion.id, facts },
          act: async () => {
            await setSuggestionState(tx, suggestion, next, ctx.now());
            return null;
          },
        };
      }
      requireStateAfter(suggestion.state, 'revert');
      return {
        details,
        event: { type: 'suggestion.undo_requested', actor, suggestionId: suggestion.id, facts },
        act: () => holdRevert(ctx, tx, suggestion, request),
      };
    },
  );
  if (!decided.repeated && decided.result !== null) {
    await applyChange(ctx, decided.result, { lane: 'interactive', deadline });
  }
  return outcomeNow(ctx, actor, request.suggestionId);
}

type Judged = Awaited<ReturnType<Parameters<typeof decideOnce<HeldChange | null>>[3]>>;

async function requireNoNewer(tx: Writing, suggestion: StoredSuggestion): Promise<void> {
  const others = await lockEarlier(tx, suggestion.tenantId, suggestion.agentId, [suggestion]);
  if (!others.some(({ state }) => openStates.includes(state))) return;
  throw new Fault('undo_not_possible', 'The agent has suggested something newer for this field. Decide that one.');
}

async function holdRevert(
  ctx: Context,
  tx: Writing,
  suggestion: StoredSuggestion,
  request: DecisionRequest,
): Promise<HeldChange> {
  const applied = await appliedChange(tx, suggestion.tenantId, suggestion.id);
  if (applied === null) throw new Fault('undo_not_possible', 'There is no write of Fieldward to take back.');
  if (applied.attempts === 0) {
    const message = 'The CRM already held this value, so Fieldward wrote nothing and has nothing to take back.';
    throw new Fault('undo_not_possible', message);
  }
  return holdChange(ctx, tx, suggestion, request, {
    kind: 'revert',
    expected: applied.value,
    // Where our write replaced a value that nobody at Fieldward had seen, that is the one to give back.
    value: applied.replacedUnseen === undefined ? applied.expected : applied.replacedUnseen,
    // What stood there before cannot be a new duplicate.
    allowDuplicate: true,
  });
}
