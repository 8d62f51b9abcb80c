import { z } from 'zod';
import { addRoleRuleRequest, roleRuleParams, roleRuleReply } from '#contract/person.ts';
import type { RoleRuleId } from '#domain/shared/ids.ts';
import { addRoleRule, removeRoleRule } from '#use-cases/people/role-rules.ts';
import { presentRoleRule } from '../../presenters/person.ts';
import { route } from '../../route.ts';

export const addRoleRuleRoute = route({
  method: 'POST',
  path: '/api/people/rules',
  summary: 'Give the members of a group of the CRM a role',
  caller: 'person',
  permission: 'person.manage',
  body: addRoleRuleRequest,
  reply: roleRuleReply,
  handle: async (ctx, actor, { body }) => ({
    rule: presentRoleRule(await addRoleRule(ctx, actor, body), actor.name),
  }),
});

export const removeRoleRuleRoute = route({
  method: 'DELETE',
  path: '/api/people/rules/:ruleId',
  summary: 'Take the role from the members of a group again',
  caller: 'person',
  permission: 'person.manage',
  params: roleRuleParams,
  reply: z.object({ removed: z.literal(true) }),
  handle: async (ctx, actor, { params }) => {
    await removeRoleRule(ctx, actor, params.ruleId as RoleRuleId);
    return { removed: true as const };
  },
});
