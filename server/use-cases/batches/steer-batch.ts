import { requireBatchAfter } from '#domain/batch/batch.ts';
import type { PersonActor } from '#domain/shared/actor.ts';
import type { BatchId } from '#domain/shared/ids.ts';
import { updateBatch } from '#store/batches.ts';
import { type Context, record } from '../context.ts';
import { eventOf, requireLockedBatch } from './own-batch.ts';

/**
 * Takes effect before the next call to the CRM, in every process. A cancelled batch begins nothing more; what it has
 * written stays written.
 * @throws Fault `batch_not_open` or `not_found`
 */
export async function steerBatch(
  ctx: Context,
  actor: PersonActor,
  id: BatchId,
  step: 'pause' | 'resume' | 'cancel',
): Promise<void> {
  const { tenantId, personId, name } = actor;
  await ctx.store.transact(tenantId, async (tx) => {
    const batch = await requireLockedBatch(tx, tenantId, id);
    const state = requireBatchAfter(batch.state, step);
    const stopped = step === 'resume' ? { by: null, why: null } : { by: personId, why: `By ${name}.` };
    const endedAt = state === 'cancelled' ? ctx.now() : null;
    await updateBatch(tx, batch, { state, stoppedBy: stopped.by, stoppedWhy: stopped.why, waitsUntil: null, endedAt });
    await record(ctx, tx, [{ type: eventOf[step], actor, facts: { batch: id } }]);
    // A paused one has nothing to do; a cancelled one still has to say what became of what it had begun.
    if (step !== 'pause') await ctx.goOnLater(tx, tenantId, id, 0);
  });
}
