import { policyDraftReply, savePolicyDraftRequest } from '#contract/policy-draft.ts';
import { saveDraft } from '#use-cases/policies/draft.ts';
import { readDraft } from '#use-cases/policies/read-draft.ts';
import { presentDraft } from '../../presenters/policy-draft.ts';
import { route } from '../../route.ts';

export const savePolicyDraftRoute = route({
  method: 'POST',
  path: '/api/policy-draft',
  summary: 'Save the draft of the allowlist',
  caller: 'person',
  permission: 'policy.publish',
  body: savePolicyDraftRequest,
  reply: policyDraftReply,
  handle: async (ctx, actor, { body }) => {
    await saveDraft(ctx, actor, body);
    return presentDraft(await readDraft(ctx, actor), actor);
  },
});
