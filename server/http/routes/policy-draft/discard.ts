import { discardPolicyDraftRequest, policyDraftReply } from '#contract/policy-draft.ts';
import { discardDraft } from '#use-cases/policies/draft.ts';
import { readDraft } from '#use-cases/policies/read-draft.ts';
import { presentDraft } from '../../presenters/policy-draft.ts';
import { route } from '../../route.ts';

export const discardPolicyDraftRoute = route({
  method: 'POST',
  path: '/api/policy-draft/discard',
  summary: 'Discard the draft; for one that waits for a second person, that is their no',
  caller: 'person',
  permission: 'policy.publish',
  body: discardPolicyDraftRequest,
  reply: policyDraftReply,
  handle: async (ctx, actor, { body }) => {
    await discardDraft(ctx, actor, body.revision);
    return presentDraft(await readDraft(ctx, actor), actor);
  },
});
