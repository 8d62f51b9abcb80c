import { peopleReply, personParams, setRoleRequest } from '#contract/person.ts';
import type { PersonId } from '#domain/shared/ids.ts';
import { listPeople } from '#use-cases/people/list-people.ts';
import { setRole } from '#use-cases/people/set-role.ts';
import { presentPeople } from '../../presenters/person.ts';
import { route } from '../../route.ts';

export const setRoleRoute = route({
  method: 'POST',
  path: '/api/people/:personId/role',
  summary: 'Give somebody a role by name, or give it back to the groups of the CRM; answers everybody as they are then',
  caller: 'person',
  permission: 'person.manage',
  params: personParams,
  body: setRoleRequest,
  reply: peopleReply,
  handle: async (ctx, actor, { params, body }) => {
    await setRole(ctx, actor, params.personId as PersonId, body.role);
    return presentPeople(await listPeople(ctx, actor));
  },
});
