import { pauseView, setPauseRequest } from '#contract/pause.ts';
import type { AgentId } from '#domain/shared/ids.ts';
import { setPause } from '#use-cases/pauses/set-pause.ts';
import { presentPause } from '../../presenters/pause.ts';
import { route } from '../../route.ts';

export const setPauseRoute = route({
  method: 'POST',
  path: '/api/pauses',
  summary: 'Pause an agent, an object, a field or everything, before the next CRM call',
  caller: 'person',
  permission: 'pause.set',
  body: setPauseRequest,
  reply: pauseView,
  handle: async (ctx, actor, { body }) => {
    const { objectType, field, reason } = body;
    const scope = { agentId: body.agentId as AgentId | null, objectType, field };
    return presentPause(await setPause(ctx, actor, { scope, reason }));
  },
});
