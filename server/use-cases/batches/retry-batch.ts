import type { PersonActor } from '#domain/shared/actor.ts';
import { Fault } from '#domain/shared/fault.ts';
import type { BatchId } from '#domain/shared/ids.ts';
import { itemsNotWritten } from '#store/batch-items.ts';
import type { Batch } from '#store/batches.ts';
import { followedAmong, openFollowing } from '#store/suggestions.ts';
import { lockSuggestions } from '#store/suggestions-together.ts';
import { type Context, record } from '../context.ts';
import { askAllAgain } from '../suggestions/ask-again.ts';
import { freezeIn } from './freeze-batch.ts';
import { requireEndedBatch } from './own-batch.ts';

/**
 * Makes a batch of what another could not write: what failed or met somebody's edit is asked again, what was left where it
 * was is taken as it is. It is looked at, confirmed and run like any.
 * @throws Fault `batch_not_open` before the other has ended, or where nothing of it waits any more; `not_found`
 */
export async function retryBatch(ctx: Context, actor: PersonActor, id: BatchId): Promise<Batch> {
  const { tenantId } = actor;
  return ctx.store.transact(tenantId, async (tx) => {
    const done = await requireEndedBatch(tx, tenantId, id);
    if (done.undoes !== null) {
      throw new Fault('batch_not_open', 'This batch is an undo. Take the first batch back once more instead.');
    }
    const ids = await itemsNotWritten(tx, tenantId, id);
    const locked = [...(await lockSuggestions(tx, tenantId, ids)).values()].filter(({ erasedAt }) => erasedAt === null);
    const ended = locked.filter(({ state }) => state === 'failed' || state === 'conflicted');
    // Some were asked again already, and somebody may have decided those.
    const followed = await followedAmong(tx, tenantId, ids);
    const fresh = ended.filter((one) => !followed.has(one.id));
    await record(ctx, tx, await askAllAgain(ctx, tx, fresh, actor));
    const waiting = locked.filter(({ state }) => state === 'pending').map((one) => one.id);
    const meant = [...waiting, ...(await openFollowing(tx, tenantId, ids))];
    if (meant.length === 0) throw new Fault('batch_not_open', 'Nothing of this batch waits for another try.');
    return freezeIn(ctx, tx, actor, { ids: meant });
  });
}
