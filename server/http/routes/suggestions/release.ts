import { decisionReply, plainDecisionRequest } from '#contract/decision.ts';
import { releaseSuggestion } from '#use-cases/suggestions/release-suggestion.ts';
import { decisionAnswer } from '../../decision.ts';
import { route } from '../../route.ts';
import { decisionOn, decisionParams } from './params.ts';

export const releaseRoute = route({
  method: 'POST',
  path: '/api/suggestions/:id/release',
  summary: 'Let a quarantined suggestion through to review',
  caller: 'person',
  permission: 'suggestion.release',
  params: decisionParams,
  body: plainDecisionRequest,
  reply: decisionReply,
  handle: (ctx, actor, { params, body }) => decisionAnswer(releaseSuggestion(ctx, actor, decisionOn(params, body))),
});
