import type { z } from 'zod';
import type { agentKeyView } from '#contract/agent-key.ts';
import { permissionsOf } from '#domain/shared/permission.ts';
import type { AgentKey } from '#store/agent-keys.ts';

type Wire = z.input<typeof agentKeyView>;

/** Everything but the hash. */
export function presentAgentKey(key: AgentKey, now: Date): Wire {
  const { id, createdAt, expiresAt, revokedAt, lastUsedAt, scopes, may, replaces } = key;
  return {
    id,
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    revokedAt: revokedAt?.toISOString() ?? null,
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
    state: revokedAt !== null ? 'revoked' : expiresAt <= now ? 'expired' : 'in_force',
    scopes:
      scopes?.map(({ objectType, fields }) => ({ objectType, fields: fields === null ? null : [...fields] })) ?? null,
    may: permissionsOf({ kind: 'agent', keyMay: may }) as Wire['may'],
    replaces,
  };
}
