import { decisionReply, plainDecisionRequest } from '#contract/decision.ts';
import { undoDecision } from '#use-cases/suggestions/undo-decision.ts';
import { decisionAnswer } from '../../decision.ts';
import { route } from '../../route.ts';
import { decisionOn, decisionParams } from './params.ts';

export const undoRoute = route({
  method: 'POST',
  path: '/api/suggestions/:id/undo',
  summary: 'Take back an accept or a rejection',
  caller: 'person',
  permission: 'suggestion.decide',
  params: decisionParams,
  body: plainDecisionRequest,
  reply: decisionReply,
  handle: (ctx, actor, { params, body }) => decisionAnswer(undoDecision(ctx, actor, decisionOn(params, body))),
});
