import type { PersonActor } from '#domain/shared/actor.ts';
import { Fault } from '#domain/shared/fault.ts';
import type { BatchId } from '#domain/shared/ids.ts';
import { noteOpened } from '#store/batch-samples.ts';
import type { Context } from '../context.ts';
import { type LinesPage, readBatchItems } from './read-batch-items.ts';

/**
 * Shows one sample whole, and notes that this person has seen it. What the CRM does not let them see, or cannot be asked
 * about, counts as not seen.
 * @throws Fault `not_found` where it is no sample of this batch
 */
export async function openSample(ctx: Context, actor: PersonActor, id: BatchId, position: number): Promise<LinesPage> {
  const page = await readBatchItems(ctx, actor, id, { after: position - 1, limit: 1 });
  const [shown] = page.lines;
  if (shown?.line.position !== position || !shown.line.sampled) {
    throw new Fault('not_found', 'That is no sample of this batch.');
  }
  if (shown.seen === null) return page;
  const { tenantId, personId } = actor;
  await ctx.store.transact(tenantId, (tx) => noteOpened(tx, tenantId, id, position, personId, ctx.now()));
  return page;
}
