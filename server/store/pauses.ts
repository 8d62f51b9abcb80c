import type { Pause } from '#domain/policy/pause.ts';
import type { AgentId, PauseId, PersonId, TenantId } from '#domain/shared/ids.ts';
import type { Reading, Writing } from './database.ts';

/** The pauses in force, oldest first. */
export async function pausesInForce(tx: Reading, tenantId: TenantId): Promise<Pause[]> {
  const rows = await tx
    .selectFrom('pause')
    .innerJoin('person', (join) =>
      join.onRef('person.tenant_id', '=', 'pause.tenant_id').onRef('person.id', '=', 'pause.set_by'),
    )
    .select([
      'pause.id',
      'pause.agent_id',
      'pause.object_type',
      'pause.field',
      'pause.reason',
      'pause.set_by',
      'pause.set_at',
      'person.name',
    ])
    .where('pause.tenant_id', '=', tenantId)
    .where('pause.lifted_at', 'is', null)
    .orderBy('pause.id')
    .execute();
  return rows.map((row) => ({
    tenantId,
    id: row.id as PauseId,
    scope: { agentId: row.agent_id as AgentId | null, objectType: row.object_type, field: row.field },
    reason: row.reason,
    setBy: row.set_by as PersonId,
    setByName: row.name,
    setAt: row.set_at,
  }));
}

export async function insertPause(tx: Writing, pause: Omit<Pause, 'setByName'>): Promise<void> {
  await tx
    .insertInto('pause')
    .values({
      tenant_id: pause.tenantId,
      id: pause.id,
      agent_id: pause.scope.agentId,
      object_type: pause.scope.objectType,
      field: pause.scope.field,
      reason: pause.reason,
      set_by: pause.setBy,
      set_at: pause.setAt,
      lifted_by: null,
      lifted_at: null,
    })
    .execute();
}

/** @returns false when no such pause is in force */
export async function liftPause(
  tx: Writing,
  tenantId: TenantId,
  id: PauseId,
  by: PersonId,
  at: Date,
): Promise<boolean> {
  const result = await tx
    .updateTable('pause')
    .set({ lifted_by: by, lifted_at: at })
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .where('lifted_at', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}
