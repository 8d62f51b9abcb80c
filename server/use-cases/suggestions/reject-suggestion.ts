import type { PersonActor } from '#domain/shared/actor.ts';
import { requireStateAfter } from '#domain/suggestion/transitions.ts';
import { setSuggestionState } from '#store/suggestions.ts';
import type { Context } from '../context.ts';
import {
  type DecisionOutcome,
  type DecisionRequest,
  decideOnce,
  openToDecide,
  outcomeNow,
} from './decide-suggestion.ts';

export interface RejectRequest extends DecisionRequest {
  /** A code from the contract's closed list. */
  readonly reason: string;
  readonly note: string | null;
}

/** A person's no. Nothing is written to the CRM; the same value on the same words is not offered again. */
export async function rejectSuggestion(
  ctx: Context,
  actor: PersonActor,
  request: RejectRequest,
): Promise<DecisionOutcome> {
  const { reason, note } = request;
  await openToDecide(ctx, actor, request, ctx.now().getTime() + ctx.timing.interactiveMs);
  await decideOnce(ctx, actor, { ...request, content: { kind: 'reject', reason, note } }, async (tx, suggestion) => {
    const next = requireStateAfter(suggestion.state, 'reject');
    return {
      details: { kind: 'reject', shownDigest: null, value: null, reason, note },
      event: {
        type: 'suggestion.rejected',
        actor,
        suggestionId: suggestion.id,
        facts: { decision: request.decisionId, field: suggestion.field, reason },
        values: note === null ? {} : { note },
      },
      act: () => setSuggestionState(tx, suggestion, next, ctx.now()),
    };
  });
  return outcomeNow(ctx, actor, request.suggestionId);
}
