import { z } from 'zod';
import { agentScope } from './agent.ts';
import { idSchema } from './value.ts';

/** What a key may be used for: all of what agents may, or a part. */
export const keyUse = z.enum(['suggestion.file', 'source.file', 'field.list', 'suggestion.read_own']);

export const agentKeyView = z.object({
  id: idSchema('key'),
  createdAt: z.string(),
  expiresAt: z.string(),
  revokedAt: z.string().nullable(),
  /** To the minute; `null` for a key that was never used. */
  lastUsedAt: z.string().nullable(),
  state: z.enum(['in_force', 'expired', 'revoked']),
  /** `null` = everything that the agent may suggest. */
  scopes: z.array(agentScope).nullable(),
  may: z.array(keyUse),
  /** The key that this one takes over from. */
  replaces: idSchema('key').nullable(),
});
export type AgentKeyView = z.infer<typeof agentKeyView>;

/** GET /api/agents/:agentId/keys, the newest first */
export const agentKeysReply = z.object({
  agent: z.object({ id: idSchema('agt'), name: z.string(), scopes: z.array(agentScope) }),
  abilities: z.object({ manage: z.boolean() }),
  keys: z.array(agentKeyView),
});
export type AgentKeysReply = z.infer<typeof agentKeysReply>;

export const agentParams = z.strictObject({ agentId: idSchema('agt') });
export const agentKeyParams = z.strictObject({ agentId: idSchema('agt'), keyId: idSchema('key') });

const days = z.int().min(1).max(365);

/** POST /api/agents/:agentId/keys. What is left out is as wide as the agent itself. */
export const issueKeyRequest = z.strictObject({
  days: days.default(90),
  scopes: z.array(agentScope).min(1).max(50).nullable().default(null),
  may: z.array(keyUse).min(1).max(4).nullable().default(null),
});

/**
 * POST /api/agents/:agentId/keys/:keyId/rotate. The new key is as narrow as the old one, which goes on working for
 * `overlapHours`, so that the agent can be moved over without a gap. 0 ends it at once.
 */
export const rotateKeyRequest = z.strictObject({
  days: days.default(90),
  overlapHours: z.int().min(0).max(168).default(24),
});

/** The key is in this answer and nowhere else: only its hash is kept. */
export const issuedKeyReply = z.object({ key: z.string(), details: agentKeyView });
