import type { FieldClass } from '#domain/crm/field-class.ts';
import type { Impact } from '#domain/policy/policy.ts';
import type { AgentId, RunId, TenantId } from '#domain/shared/ids.ts';
import type { Reading } from './database.ts';
import { waiting } from './queue.ts';

/** How much of one kind waits. */
export interface QueueKind {
  readonly objectType: string;
  readonly field: string;
  readonly fieldLabel: string;
  readonly agentId: AgentId;
  readonly fieldClass: FieldClass;
  readonly impact: Impact;
  readonly count: number;
}

/** @returns in the order of objects and fields */
export async function queueKinds(tx: Reading, tenantId: TenantId, now: Date, limit: number): Promise<QueueKind[]> {
  const rows = await waiting(tx, tenantId, {}, now)
    .select(({ fn }) => [
      'object_type',
      'field',
      'agent_id',
      'field_class',
      'impact',
      fn.max('field_label').as('label'),
      fn.countAll<string>().as('n'),
    ])
    .groupBy(['object_type', 'field', 'agent_id', 'field_class', 'impact'])
    .orderBy('object_type')
    .orderBy('field')
    .orderBy('agent_id')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    objectType: row.object_type,
    field: row.field,
    fieldLabel: row.label,
    agentId: row.agent_id as AgentId,
    fieldClass: row.field_class as FieldClass,
    impact: row.impact as Impact,
    count: Number(row.n),
  }));
}

/** A run of which something waits. */
export interface QueueRun {
  readonly id: RunId;
  readonly agentId: AgentId;
  readonly startedAt: Date;
  readonly count: number;
}

/** The newest first. */
export async function queueRuns(tx: Reading, tenantId: TenantId, now: Date, limit: number): Promise<QueueRun[]> {
  const rows = await waiting(tx, tenantId, {}, now)
    .select(({ fn }) => ['run_id', 'agent_id', fn.min('filed_at').as('started'), fn.countAll<string>().as('n')])
    .groupBy(['run_id', 'agent_id'])
    .orderBy('run_id', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    id: row.run_id as RunId,
    agentId: row.agent_id as AgentId,
    startedAt: row.started,
    count: Number(row.n),
  }));
}

/** How much waits on the records of one owner. */
export interface QueueOwner {
  /** `null` = nobody owns them. */
  readonly ownerId: string | null;
  readonly count: number;
}

/** Those with the most first. */
export async function queueOwners(tx: Reading, tenantId: TenantId, now: Date, limit: number): Promise<QueueOwner[]> {
  const rows = await waiting(tx, tenantId, {}, now)
    .select(({ fn }) => ['owner_id', fn.countAll<string>().as('n')])
    .groupBy('owner_id')
    .orderBy('n', 'desc')
    .orderBy('owner_id')
    .limit(limit)
    .execute();
  return rows.map((row) => ({ ownerId: row.owner_id === '' ? null : row.owner_id, count: Number(row.n) }));
}
