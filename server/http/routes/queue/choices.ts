import { queueChoicesReply } from '#contract/queue.ts';
import { readChoices } from '#use-cases/queue/read-choices.ts';
import { presentChoices } from '../../presenters/queue.ts';
import { route } from '../../route.ts';

export const queueChoicesRoute = route({
  method: 'GET',
  path: '/api/queue/choices',
  summary: 'By which fields, agents and runs the queue can be narrowed, and how much waits of each',
  caller: 'person',
  permission: 'suggestion.read_sensitive',
  reply: queueChoicesReply,
  handle: async (ctx, actor) => presentChoices(await readChoices(ctx, actor)),
});
