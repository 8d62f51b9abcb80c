import { draftFromVersionRequest, policyDraftReply } from '#contract/policy-draft.ts';
import { draftFromVersion } from '#use-cases/policies/draft.ts';
import { readDraft } from '#use-cases/policies/read-draft.ts';
import { presentDraft } from '../../presenters/policy-draft.ts';
import { route } from '../../route.ts';

export const draftFromVersionRoute = route({
  method: 'POST',
  path: '/api/policy-draft/from-version',
  summary: 'Make the draft say what an earlier version said',
  caller: 'person',
  permission: 'policy.publish',
  body: draftFromVersionRequest,
  reply: policyDraftReply,
  handle: async (ctx, actor, { body }) => {
    await draftFromVersion(ctx, actor, body);
    return presentDraft(await readDraft(ctx, actor), actor);
  },
});
