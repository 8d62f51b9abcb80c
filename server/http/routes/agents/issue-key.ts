import { agentParams, issuedKeyReply, issueKeyRequest } from '#contract/agent-key.ts';
import type { AgentId } from '#domain/shared/ids.ts';
import { issueAgentKey } from '#use-cases/agents/issue-agent-key.ts';
import { presentAgentKey } from '../../presenters/agent-key.ts';
import { route } from '../../route.ts';

export const issueAgentKeyRoute = route({
  method: 'POST',
  path: '/api/agents/:agentId/keys',
  summary: 'Issue one more key, as wide as the agent or narrower; it is in the answer and nowhere else',
  caller: 'person',
  permission: 'agent.manage',
  params: agentParams,
  body: issueKeyRequest,
  reply: issuedKeyReply,
  handle: async (ctx, actor, { params, body }) => {
    const { token, key } = await issueAgentKey(ctx, actor, params.agentId as AgentId, body);
    return { key: token, details: presentAgentKey(key, ctx.now()) };
  },
});
