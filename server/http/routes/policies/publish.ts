import { policyReply, publishPolicyRequest } from '#contract/policy.ts';
import { publishPolicy } from '#use-cases/policies/publish-policy.ts';
import { presentPolicy } from '../../presenters/policy.ts';
import { route } from '../../route.ts';

export const publishPolicyRoute = route({
  method: 'POST',
  path: '/api/policies',
  summary: 'Publish the next version of the allowlist',
  caller: 'person',
  permission: 'policy.publish',
  body: publishPolicyRequest,
  reply: policyReply,
  handle: async (ctx, actor, { body }) =>
    presentPolicy({ policy: await publishPolicy(ctx, actor, body), publishedByName: actor.name }),
});
