import type { PersonActor } from '#domain/shared/actor.ts';
import { Fault } from '#domain/shared/fault.ts';
import { requireStateAfter } from '#domain/suggestion/transitions.ts';
import { lockEarlier, setSuggestionState } from '#store/suggestions.ts';
import type { Context } from '../context.ts';
import {
  type DecisionOutcome,
  type DecisionRequest,
  decideOnce,
  openToDecide,
  outcomeNow,
} from './decide-suggestion.ts';

/** A person has looked at what made a suggestion suspicious and lets it through to review. */
export async function releaseSuggestion(
  ctx: Context,
  actor: PersonActor,
  request: DecisionRequest,
): Promise<DecisionOutcome> {
  await openToDecide(ctx, actor, request, ctx.now().getTime() + ctx.timing.interactiveMs);
  await decideOnce(ctx, actor, { ...request, content: { kind: 'release' } }, async (tx, suggestion) => {
    if (suggestion.state !== 'quarantined') {
      throw new Fault('suggestion_already_decided', `This suggestion is not quarantined but ${suggestion.state}.`);
    }
    const next = requireStateAfter(suggestion.state, 'release');
    const others = await lockEarlier(tx, suggestion.tenantId, suggestion.agentId, [suggestion]);
    if (others.some(({ state }) => state === 'pending')) {
      throw new Fault(
        'field_busy',
        'Another suggestion of this agent for this field is waiting. Decide that one first.',
      );
    }
    return {
      details: { kind: 'release', shownDigest: null, value: null, reason: null, note: null },
      event: {
        type: 'suggestion.released',
        actor,
        suggestionId: suggestion.id,
        facts: { decision: request.decisionId, warnings: suggestion.warnings.length },
      },
      act: () => setSuggestionState(tx, suggestion, next, ctx.now()),
    };
  });
  return outcomeNow(ctx, actor, request.suggestionId);
}
