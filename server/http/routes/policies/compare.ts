import { z } from 'zod';
import { compareVersionsReply } from '#contract/policy-draft.ts';
import { compareVersions } from '#use-cases/policies/compare-versions.ts';
import { route } from '../../route.ts';

const version = z.coerce.number().int().min(0).max(1_000_000_000);

export const compareVersionsRoute = route({
  method: 'GET',
  path: '/api/policies/:from/differences/:to',
  summary: 'What changed from one version of the allowlist to another, in words; version 0 allows nothing',
  caller: 'person',
  permission: 'policy.read',
  params: z.strictObject({ from: version, to: version }),
  reply: compareVersionsReply,
  handle: async (ctx, actor, { params }) => ({
    ...params,
    differences: (await compareVersions(ctx, actor, params)).map((one) => ({ ...one })),
  }),
});
