import { queueQuery, queueReply } from '#contract/queue.ts';
import type { SuggestionId } from '#domain/shared/ids.ts';
import { readQueue } from '#use-cases/queue/read-queue.ts';
import { filterFrom, presentQueue } from '../../presenters/queue.ts';
import { route } from '../../route.ts';

export const queueRoute = route({
  method: 'GET',
  path: '/api/queue',
  summary: 'What waits for a person, across all records',
  caller: 'person',
  permission: 'suggestion.read_sensitive',
  query: queueQuery,
  reply: queueReply,
  handle: async (ctx, actor, { query }) => {
    const { order, after, limit, ...filter } = query;
    const page = { order, limit, after: (after ?? null) as SuggestionId | null };
    return presentQueue(await readQueue(ctx, actor, filterFrom(filter, ctx.now()), page));
  },
});
