import { sql } from 'kysely';
import type { Pause } from '#domain/policy/pause.ts';
import type { Reading } from './database.ts';

/** What one pause holds back now: accepted changes without an outcome, and suggestions that wait for people. */
export async function heldByPause(
  tx: Reading,
  { tenantId, scope }: Pick<Pause, 'tenantId' | 'scope'>,
): Promise<{ writes: number; suggestions: number }> {
  const { agentId, objectType, field } = scope;
  // As the pause itself is judged: names that differ in case only are one name to a CRM.
  const inScope = sql<boolean>`
    (${agentId}::text is null or s.agent_id = ${agentId})
    and (${objectType}::text is null or lower(s.object_type) = lower(${objectType}))
    and (${field}::text is null or lower(s.field) = lower(${field}))
  `;
  const { rows } = await sql<{ writes: string; suggestions: string }>`
    select
      (select count(*) from change c
        join suggestion s on s.tenant_id = c.tenant_id and s.id = c.suggestion_id
        where c.tenant_id = ${tenantId} and c.state in ('intended', 'sent') and ${inScope}) as writes,
      (select count(*) from suggestion s
        where s.tenant_id = ${tenantId} and s.state in ('pending', 'quarantined') and ${inScope}) as suggestions
  `.execute(tx);
  return { writes: Number(rows[0]?.writes ?? 0), suggestions: Number(rows[0]?.suggestions ?? 0) };
}
