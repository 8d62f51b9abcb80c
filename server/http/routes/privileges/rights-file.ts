import { rightsFileReply } from '#contract/rights.ts';
import { readRightsFile } from '#use-cases/privileges/read-rights.ts';
import { route } from '../../route.ts';

export const readRightsFileRoute = route({
  method: 'GET',
  path: '/api/access/permission-set',
  summary: 'The rights that Fieldward needs in the CRM, as a file: a permission set, or a list of scopes',
  caller: 'person',
  permission: 'policy.read_draft',
  reply: rightsFileReply,
  handle: async (ctx, actor) => {
    const { leftOut, ...file } = await readRightsFile(ctx, actor);
    return { ...file, leftOut: [...leftOut] };
  },
});
