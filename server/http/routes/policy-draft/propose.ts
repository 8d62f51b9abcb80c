import { policyProposalReply } from '#contract/policy-draft.ts';
import { proposeFirstAllowlist } from '#use-cases/policies/propose-allowlist.ts';
import { route } from '../../route.ts';

export const proposeAllowlistRoute = route({
  method: 'GET',
  path: '/api/policy-draft/proposal',
  summary: 'A cautious allowlist to begin with, from the CRM’s own fields; it is not saved',
  caller: 'person',
  permission: 'policy.publish',
  reply: policyProposalReply,
  handle: async (ctx, actor) => ({
    fields: (await proposeFirstAllowlist(ctx, actor)).map(({ line, label, why }) => {
      const { objectType, field, autonomy, impact } = line;
      return { objectType, field, autonomy, impact, label, why };
    }),
  }),
});
