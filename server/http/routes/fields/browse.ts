import { browseFieldsQuery, browseFieldsReply } from '#contract/policy-draft.ts';
import { browseFields } from '#use-cases/policies/browse-fields.ts';
import { presentFieldBrowser } from '../../presenters/field-browser.ts';
import { route } from '../../route.ts';

export const browseFieldsRoute = route({
  method: 'GET',
  path: '/api/fields',
  summary: 'Every field of one object of the CRM, with its class, its line of the allowlist and what agents asked',
  caller: 'person',
  permission: 'policy.read_draft',
  query: browseFieldsQuery,
  reply: browseFieldsReply,
  handle: async (ctx, actor, { query }) => presentFieldBrowser(await browseFields(ctx, actor, query.objectType)),
});
