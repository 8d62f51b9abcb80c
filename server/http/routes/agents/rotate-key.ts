import { agentKeyParams, issuedKeyReply, rotateKeyRequest } from '#contract/agent-key.ts';
import type { AgentId, AgentKeyId } from '#domain/shared/ids.ts';
import { rotateAgentKey } from '#use-cases/agents/rotate-agent-key.ts';
import { presentAgentKey } from '../../presenters/agent-key.ts';
import { route } from '../../route.ts';

export const rotateAgentKeyRoute = route({
  method: 'POST',
  path: '/api/agents/:agentId/keys/:keyId/rotate',
  summary: 'Put a new key in the place of one, which goes on working for as long as you say',
  caller: 'person',
  permission: 'agent.manage',
  params: agentKeyParams,
  body: rotateKeyRequest,
  reply: issuedKeyReply,
  handle: async (ctx, actor, { params, body }) => {
    const old = { agentId: params.agentId as AgentId, id: params.keyId as AgentKeyId };
    const { token, key } = await rotateAgentKey(ctx, actor, old, body);
    return { key: token, details: presentAgentKey(key, ctx.now()) };
  },
});
