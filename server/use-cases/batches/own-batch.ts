import type { CrmProvider } from '#crm/provider.ts';
import type { BatchStep } from '#domain/batch/batch.ts';
import { Fault } from '#domain/shared/fault.ts';
import { type BatchId, crmOf, type TenantId } from '#domain/shared/ids.ts';
import { type Batch, batchById, lockBatch } from '#store/batches.ts';
import type { Reading, Writing } from '#store/database.ts';
import type { Context } from '../context.ts';

/** @throws Fault `not_found` */
export async function requireBatch(tx: Reading, tenantId: TenantId, id: BatchId): Promise<Batch> {
  return (await batchById(tx, tenantId, id)) ?? missing();
}

/** The same, held until the transaction ends. */
export async function requireLockedBatch(tx: Writing, tenantId: TenantId, id: BatchId): Promise<Batch> {
  return (await lockBatch(tx, tenantId, id)) ?? missing();
}

/**
 * A locked batch of which no write is to come any more.
 * @throws Fault `batch_not_open` while it goes on; `not_found`
 */
export async function requireEndedBatch(tx: Writing, tenantId: TenantId, id: BatchId): Promise<Batch> {
  const batch = await requireLockedBatch(tx, tenantId, id);
  if (batch.state === 'ended' || batch.state === 'cancelled') return batch;
  throw new Fault('batch_not_open', 'This batch has not ended yet. Cancel the rest first, or wait for it.');
}

/** In which parts a batch of this account is worked on. */
export function partsOf(ctx: Context, tenantId: TenantId): CrmProvider['together'] {
  // A CRM that is not served any more refuses whatever it is asked.
  return ctx.providerOf(crmOf(tenantId))?.together ?? { records: 100, lanes: 1 };
}

/** How an entry of the log names a step. */
export const eventOf = {
  pause: 'batch.paused',
  resume: 'batch.resumed',
  cancel: 'batch.cancelled',
} as const satisfies Partial<Record<BatchStep, string>>;

function missing(): never {
  throw new Fault('not_found', 'There is no such batch here.');
}
