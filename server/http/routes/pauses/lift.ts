import { z } from 'zod';
import { idSchema } from '#contract/value.ts';
import type { PauseId } from '#domain/shared/ids.ts';
import { liftPause } from '#use-cases/pauses/lift-pause.ts';
import { route } from '../../route.ts';

export const liftPauseRoute = route({
  method: 'DELETE',
  path: '/api/pauses/:id',
  summary: 'Lift a pause',
  caller: 'person',
  permission: 'pause.set',
  params: z.strictObject({ id: idSchema('pau') }),
  reply: z.object({ lifted: z.literal(true) }),
  handle: async (ctx, actor, { params }) => {
    await liftPause(ctx, actor, params.id as PauseId);
    return { lifted: true as const };
  },
});
