import { eventsQuery, eventsReply } from '#contract/event.ts';
import { readEvents } from '#use-cases/log/read-events.ts';
import { presentEvent } from '../../presenters/event.ts';
import { route } from '../../route.ts';

export const listEventsRoute = route({
  method: 'GET',
  path: '/api/events',
  summary: 'The log, newest first',
  caller: 'person',
  permission: 'event.read',
  query: eventsQuery,
  reply: eventsReply,
  handle: async (ctx, actor, { query }) => {
    const { suggestion, type, before, limit } = query;
    const page = await readEvents(ctx, actor, {
      limit,
      ...(suggestion === undefined ? {} : { suggestionId: suggestion }),
      ...(type === undefined ? {} : { type }),
      ...(before === undefined ? {} : { before }),
    });
    return { events: page.events.map(presentEvent), next: page.next };
  },
});
