import { Fault, isPassing } from '#domain/shared/fault.ts';
import type { BatchId, TenantId } from '#domain/shared/ids.ts';
import { batchById, updateBatch } from '#store/batches.ts';
import type { Context } from '../context.ts';
import { compareBatch } from './compare-batch.ts';
import { type BatchProgress, runBatch } from './run-batch.ts';

const againMs = 3_000;

/** The next step of a batch, whatever that is: comparing it, running it, or settling what a cancelled one had begun. */
export async function goOnWithBatch(
  ctx: Context,
  tenantId: TenantId,
  id: BatchId,
  forMs: number,
): Promise<BatchProgress> {
  const untilMs = ctx.now().getTime() + forMs;
  for (;;) {
    const batch = await ctx.store.read(tenantId, (tx) => batchById(tx, tenantId, id));
    if (batch === null) return 'over';
    if (batch.waitsUntil !== null && batch.state !== 'paused') {
      await ctx.store.transact(tenantId, (tx) => updateBatch(tx, batch, { waitsUntil: null, stoppedWhy: null }));
    }
    if (batch.state !== 'reading') return runBatch(ctx, batch, forMs);
    if (ctx.now().getTime() >= untilMs) return { afterMs: 0 };
    try {
      if (await compareBatch(ctx, batch)) return 'over';
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      const wait = isPassing(error.code) ? Number(error.facts.retryAfterMs ?? againMs) : againMs * 10;
      await ctx.store.transact(tenantId, (tx) =>
        updateBatch(tx, batch, { waitsUntil: new Date(ctx.now().getTime() + wait), stoppedWhy: error.message }),
      );
      return { afterMs: wait };
    }
  }
}
