import { agentsReply } from '#contract/agent.ts';
import { listAgents } from '#use-cases/agents/list-agents.ts';
import { presentAgent } from '../../presenters/agent.ts';
import { route } from '../../route.ts';

export const listAgentsRoute = route({
  method: 'GET',
  path: '/api/agents',
  summary: 'The registered agents',
  caller: 'person',
  permission: 'agent.read',
  reply: agentsReply,
  handle: async (ctx, actor) => ({ agents: (await listAgents(ctx, actor)).map(presentAgent) }),
});
