import type { PersonActor } from '#domain/shared/actor.ts';
import { Fault } from '#domain/shared/fault.ts';
import type { BatchId } from '#domain/shared/ids.ts';
import { freezeUndo } from '#store/batch-items.ts';
import { type Batch, insertBatch, updateBatch } from '#store/batches.ts';
import { type Context, record } from '../context.ts';
import { requireBatch, requireEndedBatch } from './own-batch.ts';

/**
 * Makes a batch that takes back what another has written. It is looked at, confirmed and run like any: only where the CRM
 * still holds what we wrote is anything put back.
 * @throws Fault `batch_not_open` before the other has ended, or where it has written nothing; `not_found`
 */
export async function undoBatch(ctx: Context, actor: PersonActor, undoes: BatchId): Promise<Batch> {
  const { tenantId, personId } = actor;
  return ctx.store.transact(tenantId, async (tx) => {
    const done = await requireEndedBatch(tx, tenantId, undoes);
    if (done.undoes !== null) throw new Fault('batch_not_open', 'This batch is an undo itself.');
    const id = ctx.newId('bat');
    await insertBatch(tx, { tenantId, id, madeBy: personId, madeAt: ctx.now(), total: 0, more: false, undoes });
    const total = await freezeUndo(tx, tenantId, id, undoes);
    if (total === 0) throw new Fault('batch_not_open', 'This batch has written nothing that could be taken back.');
    await updateBatch(tx, { tenantId, id }, { total });
    await record(ctx, tx, [{ type: 'batch.frozen', actor, facts: { batch: id, total, more: false, undoes } }]);
    await ctx.goOnLater(tx, tenantId, id, 0);
    return requireBatch(tx, tenantId, id);
  });
}
