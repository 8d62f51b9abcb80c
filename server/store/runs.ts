import type { AgentId, RunId, TenantId } from '#domain/shared/ids.ts';
import type { Writing } from './database.ts';

/** A run: the suggestions that an agent filed together. */
export async function insertRun(
  tx: Writing,
  run: { tenantId: TenantId; id: RunId; agentId: AgentId; filedAt: Date },
): Promise<void> {
  await tx
    .insertInto('run')
    .values({ tenant_id: run.tenantId, id: run.id, agent_id: run.agentId, filed_at: run.filedAt })
    .execute();
}
