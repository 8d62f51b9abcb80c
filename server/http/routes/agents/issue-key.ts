import { z } from 'zod';
import { idSchema } from '#contract/value.ts';
import type { AgentId } from '#domain/shared/ids.ts';
import { issueAgentKey } from '#use-cases/agents/issue-agent-key.ts';
import { route } from '../../route.ts';

export const issueAgentKeyRoute = route({
  method: 'POST',
  path: '/api/agents/:id/keys',
  summary: 'Issue one more key, to replace another without a gap; it is in the answer and nowhere else',
  caller: 'person',
  permission: 'agent.manage',
  params: z.strictObject({ id: idSchema('agt') }),
  body: z.strictObject({}),
  reply: z.object({ key: z.string() }),
  handle: async (ctx, actor, { params }) => ({ key: await issueAgentKey(ctx, actor, params.id as AgentId) }),
});
