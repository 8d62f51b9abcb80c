import { requireBatchAfter } from '#domain/batch/batch.ts';
import { batchDigest } from '#domain/batch/batch-digest.ts';
import type { PersonActor } from '#domain/shared/actor.ts';
import { Fault } from '#domain/shared/fault.ts';
import type { BatchId } from '#domain/shared/ids.ts';
import { approvedItems } from '#store/batch-items.ts';
import { updateBatch } from '#store/batches.ts';
import { currentPolicy } from '#store/policies.ts';
import { type Context, record } from '../context.ts';
import { requireLockedBatch } from './own-batch.ts';

/**
 * The yes to exactly what the preview showed. Only whoever made the batch can give it: what they may do in the CRM is what
 * it was compared with.
 * @throws Fault `batch_changed`, `batch_not_open`, `forbidden` or `not_found`
 */
export async function confirmBatch(ctx: Context, actor: PersonActor, id: BatchId, digest: string): Promise<void> {
  const { tenantId, personId } = actor;
  await ctx.store.transact(tenantId, async (tx) => {
    const batch = await requireLockedBatch(tx, tenantId, id);
    // The same click twice: the first one stands.
    if (batch.confirmedBy === personId && batch.digest === digest) return;
    const state = requireBatchAfter(batch.state, 'confirm');
    if (batch.madeBy !== personId) {
      throw new Fault('forbidden', 'This batch was made by somebody else, with their rights. Make one of your own.');
    }
    // No policy holds an undo, so a new one does not change what was confirmed.
    const version = batch.undoes === null ? (await currentPolicy(tx, tenantId)).version : (batch.policyVersion ?? 0);
    const items = await approvedItems(tx, tenantId, id);
    const isSame = batch.digest === digest && batchDigest(id, version, items) === digest;
    if (!isSame) {
      throw new Fault('batch_changed', 'This batch is not what you saw any more. Nothing was written. Make a new one.');
    }
    if (items.length === 0) throw new Fault('batch_not_open', 'Nothing in this batch can be approved together.');
    await updateBatch(tx, batch, { state, confirmedBy: personId, confirmedAt: ctx.now() });
    const facts = { batch: id, digest, count: items.length, policyVersion: version };
    await record(ctx, tx, [{ type: 'batch.approved', actor, facts }]);
    await ctx.goOnLater(tx, tenantId, id, 0);
  });
}
