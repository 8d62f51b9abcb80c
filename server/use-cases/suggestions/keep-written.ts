import type { PersonActor } from '#domain/shared/actor.ts';
import { Fault } from '#domain/shared/fault.ts';
import { latestDecisions } from '#store/decisions.ts';
import type { Context } from '../context.ts';
import {
  type DecisionOutcome,
  type DecisionRequest,
  decideOnce,
  openToDecide,
  outcomeNow,
} from './decide-suggestion.ts';

/** A person has looked at what was written automatically and leaves it. It changes nothing but who has seen it. */
export async function keepWritten(
  ctx: Context,
  actor: PersonActor,
  request: DecisionRequest,
): Promise<DecisionOutcome> {
  await openToDecide(ctx, actor, request, ctx.now().getTime() + ctx.timing.interactiveMs);
  await decideOnce(ctx, actor, { ...request, content: { kind: 'keep' } }, async (tx, suggestion) => {
    const { tenantId, id, state } = suggestion;
    const newest = (await latestDecisions(tx, tenantId, [id])).get(id);
    if (state !== 'applied' || newest?.kind !== 'auto') {
      throw new Fault(
        'suggestion_already_decided',
        'Somebody has looked at this already. Reload to see what they did.',
      );
    }
    return {
      details: { kind: 'keep', shownDigest: null, value: null, reason: null, note: null },
      event: {
        type: 'suggestion.kept',
        actor,
        suggestionId: id,
        facts: { decision: request.decisionId, field: suggestion.field },
      },
      act: async () => null,
    };
  });
  return outcomeNow(ctx, actor, request.suggestionId);
}
