import { retentionReply, setRetentionRequest } from '#contract/privacy.ts';
import { setRetention } from '#use-cases/privacy/set-retention.ts';
import { route } from '../../route.ts';

export const setRetentionRoute = route({
  method: 'POST',
  path: '/api/privacy/retention',
  summary: 'How many days texts and values of what is settled are kept',
  caller: 'person',
  permission: 'privacy.manage',
  body: setRetentionRequest,
  reply: retentionReply,
  handle: async (ctx, actor, { body }) => {
    await setRetention(ctx, actor, body.days);
    return { retentionDays: body.days };
  },
});
