import { replayReply, replayRequest } from '#contract/policy-draft.ts';
import { replayDraft } from '#use-cases/policies/replay-draft.ts';
import { presentReplay } from '../../presenters/policy-draft.ts';
import { route } from '../../route.ts';

export const replayPolicyDraftRoute = route({
  method: 'POST',
  path: '/api/policy-draft/replay',
  summary: 'Judge past suggestions as the draft would have, one page at a time; nothing is changed',
  caller: 'person',
  permission: 'policy.publish',
  body: replayRequest,
  reply: replayReply,
  handle: async (ctx, actor, { body }) => presentReplay(await replayDraft(ctx, actor, body)),
});
