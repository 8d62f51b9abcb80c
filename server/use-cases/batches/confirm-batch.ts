import { requireBatchAfter } from '#domain/batch/batch.ts';
import { batchDigest } from '#domain/batch/batch-digest.ts';
import { aloneWithinMs, needsSecond } from '#domain/policy/batch-terms.ts';
import type { PersonActor } from '#domain/shared/actor.ts';
import { Fault } from '#domain/shared/fault.ts';
import type { BatchId } from '#domain/shared/ids.ts';
import { approvedItems } from '#store/batch-items.ts';
import { countSamples } from '#store/batch-samples.ts';
import { approvedAlone, type Batch, updateBatch } from '#store/batches.ts';
import type { Reading, Writing } from '#store/database.ts';
import { lockPerson } from '#store/people.ts';
import { currentPolicy } from '#store/policies.ts';
import { type Context, record } from '../context.ts';
import { requireLockedBatch } from './own-batch.ts';

/**
 * The yes to exactly what the preview showed: of whoever made the batch, because what they may do in the CRM is what it was
 * compared with, and above the limit of the policy of another person too.
 * @throws Fault `batch_changed`, `batch_not_open`, `samples_unopened`, `forbidden` or `not_found`
 */
export async function confirmBatch(ctx: Context, actor: PersonActor, id: BatchId, digest: string): Promise<void> {
  const { tenantId, personId } = actor;
  await ctx.store.transact(tenantId, async (tx) => {
    const batch = await requireLockedBatch(tx, tenantId, id);
    // The same click twice: the first one stands.
    if ([batch.confirmedBy, batch.secondedBy].includes(personId) && batch.digest === digest) return;
    const isSecond = batch.state === 'seconding';
    // No policy holds an undo, so a new one does not change what was confirmed.
    const policy = await currentPolicy(tx, tenantId);
    const version = batch.undoes === null ? policy.version : (batch.policyVersion ?? 0);
    const items = await approvedItems(tx, tenantId, id);
    // Two batches confirmed at one moment must not both count as the first.
    await lockPerson(tx, { tenantId, id: batch.madeBy });
    const needsAnother =
      batch.undoes === null && needsSecond(policy.batches, items.length, await approvedBefore(ctx, tx, batch));
    const step = isSecond ? 'second' : needsAnother ? 'ask_second' : 'confirm';
    const state = requireBatchAfter(batch.state, step);
    if (!isSecond && batch.madeBy !== personId) {
      throw new Fault('forbidden', 'This batch was made by somebody else, with their rights. Make one of your own.');
    }
    const isSame = batch.digest === digest && batchDigest(id, version, items) === digest;
    if (!isSame) {
      throw new Fault('batch_changed', 'This batch is not what you saw any more. Nothing was written. Make a new one.');
    }
    if (items.length === 0) throw new Fault('batch_not_open', 'Nothing in this batch can be approved together.');
    const samples = await requireSamples(tx, actor, batch);
    const at = ctx.now();
    const said = isSecond ? { secondedBy: personId, secondedAt: at } : { confirmedBy: personId, confirmedAt: at };
    await updateBatch(tx, batch, { state, ...said });
    const facts = { batch: id, digest, count: items.length, policyVersion: version, samples };
    await record(ctx, tx, [{ type: isSecond ? 'batch.seconded' : 'batch.approved', actor, facts }]);
    if (state === 'running') await ctx.goOnLater(tx, tenantId, id, 0);
  });
}

/** What whoever made this batch has approved alone in others of late. */
export function approvedBefore(ctx: Context, tx: Reading, { tenantId, id, madeBy }: Batch): Promise<number> {
  return approvedAlone(tx, tenantId, madeBy, new Date(ctx.now().getTime() - aloneWithinMs), id);
}

/** @returns how many this person has opened, which is all of them */
async function requireSamples(tx: Writing, { tenantId, personId }: PersonActor, { id }: Batch): Promise<number> {
  const { needed, opened } = await countSamples(tx, tenantId, id, personId);
  if (opened === needed) return opened;
  const message = `Open the samples first: ${opened} of ${needed} so far.`;
  throw new Fault('samples_unopened', message, { needed, opened });
}
