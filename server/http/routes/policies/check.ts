import { checkPolicyRequest } from '#contract/policy.ts';
import { checkPolicyReply } from '#contract/policy-draft.ts';
import { checkPolicy } from '#use-cases/policies/judge-content.ts';
import { presentJudgement } from '../../presenters/policy-draft.ts';
import { route } from '../../route.ts';

export const checkPolicyRoute = route({
  method: 'POST',
  path: '/api/policies/check',
  summary: 'What publishing this policy would change and what hinders it; nothing is saved',
  caller: 'person',
  permission: 'policy.read_draft',
  body: checkPolicyRequest,
  reply: checkPolicyReply,
  handle: async (ctx, actor, { body }) => {
    const checked = await checkPolicy(ctx, actor, body.content);
    return { version: checked.version, ...presentJudgement(checked) };
  },
});
