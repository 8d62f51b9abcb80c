import { registerAgentReply, registerAgentRequest } from '#contract/agent.ts';
import { registerAgent } from '#use-cases/agents/register-agent.ts';
import { presentAgent } from '../../presenters/agent.ts';
import { route } from '../../route.ts';

export const registerAgentRoute = route({
  method: 'POST',
  path: '/api/agents',
  summary: 'Register an agent; its key is in the answer and nowhere else',
  caller: 'person',
  permission: 'agent.manage',
  body: registerAgentRequest,
  reply: registerAgentReply,
  handle: async (ctx, actor, { body }) => {
    const { agent, key } = await registerAgent(ctx, actor, body);
    return { agent: presentAgent(agent), key };
  },
});
