import { acceptRequest, decisionReply } from '#contract/decision.ts';
import { acceptSuggestion } from '#use-cases/suggestions/accept-suggestion.ts';
import { decisionAnswer } from '../../decision.ts';
import { route } from '../../route.ts';
import { decisionOn, decisionParams } from './params.ts';

export const acceptRoute = route({
  method: 'POST',
  path: '/api/suggestions/:id/accept',
  summary: 'Accept what was shown; with `value`, write that instead',
  caller: 'person',
  permission: 'suggestion.decide',
  params: decisionParams,
  body: acceptRequest,
  reply: decisionReply,
  handle: (ctx, actor, { params, body }) =>
    decisionAnswer(acceptSuggestion(ctx, actor, { ...body, ...decisionOn(params, body) })),
});
