import type { z } from 'zod';
import type { agentView } from '#contract/agent.ts';
import type { Agent } from '#domain/agent.ts';

export function presentAgent(agent: Agent): z.input<typeof agentView> {
  const { id, name, purpose, businessOwner, technicalOwner } = agent;
  return {
    id,
    name,
    purpose,
    businessOwner,
    technicalOwner,
    scopes: agent.scopes.map(({ objectType, fields }) => ({
      objectType,
      fields: fields === null ? null : [...fields],
    })),
    limits: { ...agent.limits },
    createdAt: agent.createdAt.toISOString(),
  };
}
