import { pausesReply } from '#contract/pause.ts';
import { listPauses } from '#use-cases/pauses/list-pauses.ts';
import { presentHeldPause } from '../../presenters/pause.ts';
import { route } from '../../route.ts';

export const listPausesRoute = route({
  method: 'GET',
  path: '/api/pauses',
  summary: 'The pauses in force',
  caller: 'person',
  permission: 'pause.read',
  reply: pausesReply,
  handle: async (ctx, actor) => ({
    pauses: (await listPauses(ctx, actor)).map(presentHeldPause),
  }),
});
