import { policyReply } from '#contract/policy.ts';
import { Fault } from '#domain/shared/fault.ts';
import { readCurrentPolicy } from '#use-cases/policies/read-policies.ts';
import { presentPolicy } from '../../presenters/policy.ts';
import { route } from '../../route.ts';

export const readPolicyRoute = route({
  method: 'GET',
  path: '/api/policy',
  summary: 'The allowlist in force',
  caller: 'person',
  permission: 'policy.read',
  reply: policyReply,
  handle: async (ctx, actor) => {
    const named = await readCurrentPolicy(ctx, actor);
    if (named === null) throw new Fault('not_found', 'No allowlist is published yet, so every field is refused.');
    return presentPolicy(named);
  },
});
