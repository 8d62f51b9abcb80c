import { policyDraftReply } from '#contract/policy-draft.ts';
import { readDraft } from '#use-cases/policies/read-draft.ts';
import { presentDraft } from '../../presenters/policy-draft.ts';
import { route } from '../../route.ts';

export const readPolicyDraftRoute = route({
  method: 'GET',
  path: '/api/policy-draft',
  summary: 'The draft of the allowlist: what it changes, what hinders it, who has to say yes',
  caller: 'person',
  permission: 'policy.read_draft',
  reply: policyDraftReply,
  handle: async (ctx, actor) => presentDraft(await readDraft(ctx, actor), actor),
});
