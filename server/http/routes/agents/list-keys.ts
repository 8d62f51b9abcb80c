import { agentKeysReply, agentParams } from '#contract/agent-key.ts';
import type { AgentId } from '#domain/shared/ids.ts';
import { listAgentKeys } from '#use-cases/agents/list-agent-keys.ts';
import { presentAgent } from '../../presenters/agent.ts';
import { presentAgentKey } from '../../presenters/agent-key.ts';
import { route } from '../../route.ts';

export const listAgentKeysRoute = route({
  method: 'GET',
  path: '/api/agents/:agentId/keys',
  summary: 'The keys of an agent: how long they last, what they are for, when they were last used',
  caller: 'person',
  permission: 'agent.read',
  params: agentParams,
  reply: agentKeysReply,
  handle: async (ctx, actor, { params }) => {
    const { agent, keys, mayManage } = await listAgentKeys(ctx, actor, params.agentId as AgentId);
    const { id, name, scopes } = presentAgent(agent);
    return {
      agent: { id, name, scopes },
      abilities: { manage: mayManage },
      keys: keys.map((key) => presentAgentKey(key, ctx.now())),
    };
  },
});
