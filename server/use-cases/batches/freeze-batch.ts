import type { PersonActor } from '#domain/shared/actor.ts';
import { Fault } from '#domain/shared/fault.ts';
import { freezeItems } from '#store/batch-items.ts';
import { type Batch, insertBatch, updateBatch } from '#store/batches.ts';
import type { Writing } from '#store/database.ts';
import type { QueueFilter } from '#store/queue.ts';
import { type Context, record } from '../context.ts';
import { requireBatch } from './own-batch.ts';

/** As many as one person can answer for at once; the rest waits for the next batch. */
const itemsMax = 10_000;

/**
 * Fixes which suggestions are meant. What comes later is never swept in; what each of them would do is compared with the
 * CRM in the background.
 * @throws Fault `not_found` when nothing waits that the filter means
 */
export async function freezeBatch(ctx: Context, actor: PersonActor, filter: QueueFilter): Promise<Batch> {
  return ctx.store.transact(actor.tenantId, (tx) => freezeIn(ctx, tx, actor, filter));
}

/** The same within a transaction of the caller's. */
export async function freezeIn(ctx: Context, tx: Writing, actor: PersonActor, filter: QueueFilter): Promise<Batch> {
  const { tenantId, personId } = actor;
  const id = ctx.newId('bat');
  const madeAt = ctx.now();
  // The items name the batch, so it comes first; how many they are is known only then.
  await insertBatch(tx, { tenantId, id, madeBy: personId, madeAt, total: 0, more: false, undoes: null });
  const { total, more } = await freezeItems(tx, tenantId, id, filter, madeAt, itemsMax);
  if (total === 0) throw new Fault('not_found', 'Nothing waits that this filter means. There is nothing to approve.');
  await updateBatch(tx, { tenantId, id }, { total, more });
  await record(ctx, tx, [{ type: 'batch.frozen', actor, facts: { batch: id, total, more } }]);
  await ctx.goOnLater(tx, tenantId, id, 0);
  return requireBatch(tx, tenantId, id);
}
