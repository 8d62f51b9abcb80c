import type { PersonActor } from '#domain/shared/actor.ts';
import { Fault } from '#domain/shared/fault.ts';
import { followedAmong } from '#store/suggestions.ts';
import type { Context } from '../context.ts';
import { record } from '../context.ts';
import { askAgain } from './ask-again.ts';
import {
  type DecisionOutcome,
  type DecisionRequest,
  decideOnce,
  openToDecide,
  outcomeNow,
} from './decide-suggestion.ts';

/** Asks a failed or conflicted suggestion again, as a new one that follows it. */
export async function reopenSuggestion(
  ctx: Context,
  actor: PersonActor,
  request: DecisionRequest,
): Promise<DecisionOutcome> {
  await openToDecide(ctx, actor, request, ctx.now().getTime() + ctx.timing.interactiveMs);
  await decideOnce(ctx, actor, { ...request, content: { kind: 'reopen' } }, async (tx, suggestion) => {
    if (suggestion.state !== 'failed' && suggestion.state !== 'conflicted') {
      const message = `Only a failed or conflicted suggestion can be asked again; this one is ${suggestion.state}.`;
      throw new Fault('undo_not_possible', message);
    }
    if ((await followedAmong(tx, suggestion.tenantId, [suggestion.id])).size > 0) {
      throw new Fault('undo_not_possible', 'This was already asked again. Decide the newer suggestion.');
    }
    const events = await askAgain(ctx, tx, suggestion, actor);
    const [event, ...rest] = events;
    if (event === undefined) {
      throw new Fault('undo_not_possible', 'A newer suggestion for this field is already waiting.');
    }
    return {
      details: { kind: 'reopen', shownDigest: null, value: null, reason: null, note: null },
      event,
      act: () => record(ctx, tx, rest),
    };
  });
  return outcomeNow(ctx, actor, request.suggestionId);
}
