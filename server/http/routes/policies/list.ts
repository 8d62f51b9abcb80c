import { policiesReply } from '#contract/policy.ts';
import { readPolicies } from '#use-cases/policies/read-policies.ts';
import { presentVersion } from '../../presenters/policy.ts';
import { route } from '../../route.ts';

export const listPoliciesRoute = route({
  method: 'GET',
  path: '/api/policies',
  summary: 'The versions of the allowlist, newest first',
  caller: 'person',
  permission: 'policy.read',
  reply: policiesReply,
  handle: async (ctx, actor) => ({ policies: (await readPolicies(ctx, actor)).map(presentVersion) }),
});
