import { isBatchDecision } from '#domain/batch/batch-decision.ts';
import { pauseHolding } from '#domain/policy/pause.ts';
import { Fault } from '#domain/shared/fault.ts';
import { batchOfChange } from '#store/batches.ts';
import type { Change } from '#store/changes.ts';
import type { Reading } from '#store/database.ts';
import { pausesInForce } from '#store/pauses.ts';
import { suggestionsByIds } from '#store/suggestions-together.ts';
import type { Context } from '../context.ts';

/**
 * Asked before each call: whether a pause holds one of these, or the batch in which they were approved was stopped.
 * @param changes of one batch, or a single one
 * @throws Fault `paused`, or `batch_cancelled` while nothing was sent yet
 */
export async function requireMayGoOn(ctx: Context, changes: readonly Change[]): Promise<void> {
  const [first] = changes;
  if (first === undefined) return;
  const hold = await ctx.store.read(first.tenantId, async (tx) => {
    const stopped = await stoppedBatch(tx, first);
    if (stopped !== null) return stopped;
    const pauses = await pausesInForce(tx, first.tenantId);
    if (pauses.length === 0) return null;
    const ids = changes.map(({ suggestionId }) => suggestionId);
    for (const { agentId, record, field } of (await suggestionsByIds(tx, first.tenantId, ids)).values()) {
      const held = pauseHolding(pauses, { agentId, objectType: record.objectType, field });
      if (held === undefined) continue;
      const message = `Paused by ${held.setByName}: ${held.reason}. It is written once the pause is lifted.`;
      return new Fault('paused', message);
    }
    return null;
  });
  if (hold !== null) throw hold;
}

async function stoppedBatch(tx: Reading, change: Change): Promise<Fault | null> {
  if (!isBatchDecision(change.decisionId)) return null;
  const batch = await batchOfChange(tx, change.tenantId, change.id);
  if (batch?.state === 'paused') return new Fault('paused', 'Its batch is paused. It is written once that is resumed.');
  // What was sent is followed to its end: only a look at the CRM tells what became of it.
  if (batch?.state !== 'cancelled' || change.attempts > 0) return null;
  return new Fault('batch_cancelled', 'Its batch was cancelled before it was written.');
}
