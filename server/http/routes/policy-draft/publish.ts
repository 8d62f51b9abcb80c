import { publishDraftReply, publishDraftRequest } from '#contract/policy-draft.ts';
import { publishDraft } from '#use-cases/policies/publish-draft.ts';
import { readPolicyVersion } from '#use-cases/policies/read-policies.ts';
import { presentPolicy } from '../../presenters/policy.ts';
import { route } from '../../route.ts';

export const publishPolicyDraftRoute = route({
  method: 'POST',
  path: '/api/policy-draft/publish',
  summary: 'Publish the draft as the next version, or ask another admin to',
  caller: 'person',
  permission: 'policy.publish',
  body: publishDraftRequest,
  reply: publishDraftReply,
  handle: async (ctx, actor, { body }) => {
    const policy = await publishDraft(ctx, actor, body);
    if (policy === null) return { status: 'waiting' as const, policy: null };
    return { status: 'published' as const, policy: presentPolicy(await readPolicyVersion(ctx, actor, policy.version)) };
  },
});
