import { groupsReply } from '#contract/person.ts';
import { listGroups } from '#use-cases/people/list-groups.ts';
import { route } from '../../route.ts';

export const listGroupsRoute = route({
  method: 'GET',
  path: '/api/people/groups',
  summary: "The CRM's groups of users, for giving one of them a role",
  caller: 'person',
  permission: 'person.manage',
  reply: groupsReply,
  handle: async (ctx, actor) => {
    const { groups, message } = await listGroups(ctx, actor);
    return { groups: groups.map(({ id, name }) => ({ id, name })), message };
  },
});
