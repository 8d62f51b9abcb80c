import { decisionReply, rejectRequest } from '#contract/decision.ts';
import { rejectSuggestion } from '#use-cases/suggestions/reject-suggestion.ts';
import { decisionAnswer } from '../../decision.ts';
import { route } from '../../route.ts';
import { decisionOn, decisionParams } from './params.ts';

export const rejectRoute = route({
  method: 'POST',
  path: '/api/suggestions/:id/reject',
  summary: 'Reject with a reason; nothing is written',
  caller: 'person',
  permission: 'suggestion.decide',
  params: decisionParams,
  body: rejectRequest,
  reply: decisionReply,
  handle: (ctx, actor, { params, body }) =>
    decisionAnswer(
      rejectSuggestion(ctx, actor, { ...decisionOn(params, body), reason: body.reason, note: body.note ?? null }),
    ),
});
