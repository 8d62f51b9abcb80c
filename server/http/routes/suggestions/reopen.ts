import { decisionReply, plainDecisionRequest } from '#contract/decision.ts';
import { reopenSuggestion } from '#use-cases/suggestions/reopen-suggestion.ts';
import { decisionAnswer } from '../../decision.ts';
import { route } from '../../route.ts';
import { decisionOn, decisionParams } from './params.ts';

export const reopenRoute = route({
  method: 'POST',
  path: '/api/suggestions/:id/reopen',
  summary: 'Ask a failed suggestion again',
  caller: 'person',
  permission: 'suggestion.decide',
  params: decisionParams,
  body: plainDecisionRequest,
  reply: decisionReply,
  handle: (ctx, actor, { params, body }) => decisionAnswer(reopenSuggestion(ctx, actor, decisionOn(params, body))),
});
