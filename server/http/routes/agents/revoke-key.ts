import { z } from 'zod';
import { idSchema } from '#contract/value.ts';
import type { AgentKeyId } from '#domain/shared/ids.ts';
import { revokeAgentKey } from '#use-cases/agents/revoke-agent-key.ts';
import { route } from '../../route.ts';

export const revokeAgentKeyRoute = route({
  method: 'DELETE',
  path: '/api/agent-keys/:id',
  summary: 'End an agent key at once; its id is the part of the key between the dots',
  caller: 'person',
  permission: 'agent.manage',
  params: z.strictObject({ id: idSchema('key') }),
  reply: z.object({ revoked: z.literal(true) }),
  handle: async (ctx, actor, { params }) => {
    await revokeAgentKey(ctx, actor, params.id as AgentKeyId);
    return { revoked: true as const };
  },
});
