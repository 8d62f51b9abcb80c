import { lendEndedReply } from '#contract/connection.ts';
import { crmOf } from '#domain/shared/ids.ts';
import { endOwnConnection } from '#use-cases/connections/end-own-connection.ts';
import { route } from '../../route.ts';

export const endOwnRoute = route({
  method: 'DELETE',
  path: '/api/connections/own',
  summary: 'Take your own access to the CRM back',
  caller: 'person',
  permission: 'suggestion.decide',
  reply: lendEndedReply,
  handle: async (ctx, actor) => {
    await endOwnConnection(ctx, actor.tenantId, crmOf(actor.tenantId), actor.personId, 'taken back by its owner');
    return { ended: true as const };
  },
});
