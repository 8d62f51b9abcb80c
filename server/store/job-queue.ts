import { fromKysely, PgBoss } from 'pg-boss';
import type { BatchId, ChangeId, SuggestionId, TenantId } from '#domain/shared/ids.ts';
import type { Writing } from './database.ts';
import {
  type AcceptByPolicyJob,
  batchRoundMs,
  type EraseRecordJob,
  type FinishChangeJob,
  type FollowCrmChangesJob,
  type GoOnWithBatchJob,
  queues,
} from './queues.ts';

export interface JobQueueOptions {
  readonly url: string;
  /** How long a change's holder keeps it; dead workers are looked for about as often. */
  readonly leaseMs: number;
  readonly onError: (error: Error) => void;
}

/** pg-boss on the app role's login: it may use the queues, not alter their tables. */
export function openJobQueue({ url, leaseMs, onError }: JobQueueOptions): PgBoss {
  const boss = new PgBoss({
    connectionString: url,
    max: 4,
    migrate: false,
    createSchema: false,
    reindex: false,
    monitorVacuum: false,
    monitorIntervalSeconds: Math.min(60, Math.max(1, Math.round(leaseMs / 1000))),
    superviseIntervalSeconds: Math.min(60, Math.max(1, Math.round(leaseMs / 1000))),
    application_name: 'fieldward jobs',
  });
  boss.on('error', onError);
  return boss;
}

/**
 * Enqueues the job that finishes a change, in the caller's transaction.
 * @param afterMs when to start; by then whoever holds the change is done or dead
 */
export async function sendFinishChange(
  boss: PgBoss,
  tx: Writing,
  tenantId: TenantId,
  changeId: ChangeId,
  terms: { afterMs: number; leaseMs: number },
): Promise<void> {
  const data: FinishChangeJob = { tenantId, changeId };
  const sent = await boss.send(queues.finishChange.name, data, {
    db: fromKysely(tx),
    startAfter: Math.max(1, Math.ceil(terms.afterMs / 1000)),
    expireInSeconds: Math.max(2, Math.ceil(terms.leaseMs / 1000)),
    retryDelay: Math.max(1, Math.round(terms.leaseMs / 3000)),
    group: { id: tenantId },
  });
  if (sent === null) throw new Error('the job queue did not take the job');
}

/** Enqueues the policy's own yes to these suggestions, in the caller's transaction. */
export async function sendAcceptByPolicy(
  boss: PgBoss,
  tx: Writing,
  tenantId: TenantId,
  suggestionIds: readonly SuggestionId[],
): Promise<void> {
  const data: AcceptByPolicyJob = { tenantId, suggestionIds };
  const sent = await boss.send(queues.acceptByPolicy.name, data, { db: fromKysely(tx), group: { id: tenantId } });
  if (sent === null) throw new Error('the job queue did not take the job');
}

/**
 * Enqueues the next step of a batch, in the caller's transaction. A worker that is dead is given up after a round and a
 * lease; one that only takes longer shares the batch with whoever comes then.
 */
export async function sendGoOnWithBatch(
  boss: PgBoss,
  tx: Writing,
  tenantId: TenantId,
  batchId: BatchId,
  terms: { afterMs: number; leaseMs: number },
): Promise<void> {
  const data: GoOnWithBatchJob = { tenantId, batchId };
  const startAfter = Math.ceil(terms.afterMs / 1000);
  const expireInSeconds = Math.ceil((batchRoundMs + terms.leaseMs) / 1000);
  const own = { db: fromKysely(tx), group: { id: tenantId }, expireInSeconds };
  const options = startAfter > 0 ? { ...own, startAfter } : own;
  const sent = await boss.send(queues.goOnWithBatch.name, data, options);
  if (sent === null) throw new Error('the job queue did not take the job');
}

/** Enqueues a look at what a CRM announced, in the caller's transaction. */
export async function sendFollowCrmChanges(boss: PgBoss, tx: Writing, data: FollowCrmChangesJob): Promise<void> {
  const options = { db: fromKysely(tx), group: { id: data.tenantId } };
  const sent = await boss.send(queues.followCrmChanges.name, data, options);
  if (sent === null) throw new Error('the job queue did not take the job');
}

/** Enqueues an erasure, in the caller's transaction. */
export async function sendEraseRecord(boss: PgBoss, tx: Writing, data: EraseRecordJob): Promise<void> {
  const sent = await boss.send(queues.eraseRecord.name, data, { db: fromKysely(tx), group: { id: data.tenantId } });
  if (sent === null) throw new Error('the job queue did not take the job');
}
