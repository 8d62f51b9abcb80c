import { lendReply, lendRequest } from '#contract/connection.ts';
import { beginLending } from '#use-cases/connections/lend-own-access.ts';
import { route } from '../../route.ts';

export const lendOwnRoute = route({
  method: 'POST',
  path: '/api/connections/own',
  summary: 'Lend your own access to the CRM, so that what you decide is written as you',
  caller: 'person',
  permission: 'suggestion.decide',
  body: lendRequest,
  reply: lendReply,
  handle: async (ctx, actor) => ({ authorizeUrl: beginLending(ctx, actor) }),
});
