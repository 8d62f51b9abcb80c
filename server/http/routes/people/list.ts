import { peopleReply } from '#contract/person.ts';
import { listPeople } from '#use-cases/people/list-people.ts';
import { presentPeople } from '../../presenters/person.ts';
import { route } from '../../route.ts';

export const listPeopleRoute = route({
  method: 'GET',
  path: '/api/people',
  summary: 'Who has access, as what, and why',
  caller: 'person',
  permission: 'person.read',
  reply: peopleReply,
  handle: async (ctx, actor) => presentPeople(await listPeople(ctx, actor)),
});
