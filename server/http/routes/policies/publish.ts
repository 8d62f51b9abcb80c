import { policyReply, publishPolicyRequest } from '#contract/policy.ts';
import { publishPolicy } from '#use-cases/policies/publish-policy.ts';
import { readPolicyVersion } from '#use-cases/policies/read-policies.ts';
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
  handle: async (ctx, actor, { body: { expectedVersion, note, ...content } }) => {
    const { version } = await publishPolicy(ctx, actor, { expectedVersion, note, content });
    return presentPolicy(await readPolicyVersion(ctx, actor, version));
  },
});
