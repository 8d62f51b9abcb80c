import { z } from 'zod';
import { policyReply } from '#contract/policy.ts';
import { readPolicyVersion } from '#use-cases/policies/read-policies.ts';
import { presentPolicy } from '../../presenters/policy.ts';
import { route } from '../../route.ts';

export const readPolicyVersionRoute = route({
  method: 'GET',
  path: '/api/policies/:version',
  summary: 'One version of the allowlist',
  caller: 'person',
  permission: 'policy.read',
  params: z.strictObject({ version: z.coerce.number().int().min(1).max(1_000_000_000) }),
  reply: policyReply,
  handle: async (ctx, actor, { params }) => presentPolicy(await readPolicyVersion(ctx, actor, params.version)),
});
