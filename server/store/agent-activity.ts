import { sql } from 'kysely';
import type { AgentId, TenantId } from '#domain/shared/ids.ts';
import type { Reading } from './database.ts';

export interface AgentActivity {
  /** Keys that open the door at the moment that was asked about. */
  readonly liveKeys: number;
  /** To the minute; `null` = no key of it was ever used. */
  readonly lastUsedAt: Date | null;
  /** When the hour began in which it filed last; `null` = it never did. */
  readonly lastFiledHour: Date | null;
}

/** What each agent did last, those without a key included. */
export async function agentActivity(
  tx: Reading,
  tenantId: TenantId,
  now: Date,
): Promise<ReadonlyMap<AgentId, AgentActivity>> {
  const { rows } = await sql<{ id: string; live: string; used: Date | null; filed: Date | null }>`
    select agent.id, count(key.id) filter (where key.revoked_at is null and key.expires_at > ${now}) as live,
      max(key.last_used_at) as used,
      (select max(standing.hour) from agent_usage as standing
        where standing.tenant_id = agent.tenant_id and standing.agent_id = agent.id) as filed
    from agent
    left join agent_key as key on key.tenant_id = agent.tenant_id and key.agent_id = agent.id
    where agent.tenant_id = ${tenantId}
    group by agent.tenant_id, agent.id`.execute(tx);
  return new Map(
    rows.map((row) => [
      row.id as AgentId,
      { liveKeys: Number(row.live), lastUsedAt: row.used, lastFiledHour: row.filed },
    ]),
  );
}
