import { decisionReply, plainDecisionRequest } from '#contract/decision.ts';
import { keepWritten } from '#use-cases/suggestions/keep-written.ts';
import { decisionAnswer } from '../../decision.ts';
import { route } from '../../route.ts';
import { decisionOn, decisionParams } from './params.ts';

export const keepRoute = route({
  method: 'POST',
  path: '/api/suggestions/:id/keep',
  summary: 'Leave what was written automatically as it is',
  caller: 'person',
  permission: 'suggestion.decide',
  params: decisionParams,
  body: plainDecisionRequest,
  reply: decisionReply,
  handle: (ctx, actor, { params, body }) => decisionAnswer(keepWritten(ctx, actor, decisionOn(params, body))),
});
