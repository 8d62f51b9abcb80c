import { z } from 'zod';
import { fieldNameSchema, idSchema, plainText } from './value.ts';

export const agentScope = z.strictObject({
  objectType: z.string().regex(/^[A-Za-z][A-Za-z0-9_]{0,79}$/),
  /** `null` = every field of the object that the allowlist names. */
  fields: z.array(fieldNameSchema).max(500).nullable(),
});

/** How much an agent may lay before people; what is left out is the usual. */
export const agentLimits = z.strictObject({
  /** Suggestions of it that wait on one record. */
  openPerRecord: z.int().min(1).max(1_000),
  /** Items that it files within one hour of the clock. */
  filedPerHour: z.int().min(1).max(10_000_000),
});

/** POST /api/agents */
export const registerAgentRequest = z.strictObject({
  name: plainText(1, 100),
  purpose: plainText(1, 1_000),
  businessOwner: plainText(1, 200),
  technicalOwner: plainText(1, 200),
  scopes: z.array(agentScope).min(1).max(50),
  limits: agentLimits.optional(),
});

export const agentView = z.object({
  id: idSchema('agt'),
  name: z.string(),
  purpose: z.string(),
  businessOwner: z.string(),
  technicalOwner: z.string(),
  scopes: z.array(agentScope),
  limits: agentLimits,
  createdAt: z.string(),
});

/** The key is in this answer and nowhere else: only its hash is kept. */
export const registerAgentReply = z.object({ agent: agentView, key: z.string() });

export const agentsReply = z.object({ agents: z.array(agentView) });
export type AgentsReply = z.output<typeof agentsReply>;
