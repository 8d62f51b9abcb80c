import { queueGroupsQuery, queueGroupsReply } from '#contract/queue.ts';
import { readGroups } from '#use-cases/queue/read-groups.ts';
import { filterFrom, presentGroups } from '../../presenters/queue.ts';
import { route } from '../../route.ts';

export const queueGroupsRoute = route({
  method: 'GET',
  path: '/api/queue/groups',
  summary: 'The same values of the same fields by the same agents, the largest groups first',
  caller: 'person',
  permission: 'suggestion.read_sensitive',
  query: queueGroupsQuery,
  reply: queueGroupsReply,
  handle: async (ctx, actor, { query }) => presentGroups(await readGroups(ctx, actor, filterFrom(query, ctx.now()))),
});
