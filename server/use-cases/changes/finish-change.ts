import type { ChangeId, TenantId } from '#domain/shared/ids.ts';
import { type Change, claimChange } from '#store/changes.ts';
import type { Context } from '../context.ts';
import { applyChange, type Progress } from './apply-change.ts';
import { recordOutcome } from './record-outcome.ts';

/**
 * Finishes a change whose first holder did not: its process died, the CRM was away, or a pause held it.
 * @param lastTry give up now: the change is recorded as failed instead of waiting on
 * @returns `'finished'` when nothing is left to do
 */
export async function finishChange(
  ctx: Context,
  tenantId: TenantId,
  changeId: ChangeId,
  lastTry: boolean,
): Promise<Progress> {
  const claimed = await claim(ctx, tenantId, changeId);
  if (typeof claimed === 'string') return claimed;
  const { leaseToken } = claimed;
  const deadline = ctx.now().getTime() + ctx.timing.backgroundMs;
  const result = await applyChange(ctx, { tenantId, id: changeId, leaseToken }, { lane: 'background', deadline });
  // A pause may last as long as it likes; only a CRM that stays away makes us give up.
  if (result !== 'waiting' || !lastTry) return result;
  return giveUp(ctx, tenantId, changeId);
}

async function giveUp(ctx: Context, tenantId: TenantId, changeId: ChangeId): Promise<Progress> {
  const claimed = await claim(ctx, tenantId, changeId);
  if (typeof claimed === 'string') return claimed;
  const { change, leaseToken } = claimed;
  const why = change.message ?? 'The CRM could not be reached.';
  const doubt = change.attempts > 0 ? ' Whether the CRM took the value is not known: look at the record.' : '';
  await recordOutcome(ctx, change, leaseToken, {
    state: 'failed',
    message: `Given up after many attempts. ${why}${doubt}`,
  });
  return 'finished';
}

/** The change under a fresh lease, or why there is none to be had. */
async function claim(
  ctx: Context,
  tenantId: TenantId,
  changeId: ChangeId,
): Promise<Progress | { change: Change; leaseToken: string }> {
  const now = ctx.now();
  const leaseToken = ctx.newSalt();
  const until = new Date(now.getTime() + ctx.timing.leaseMs);
  const change = await ctx.store.transact(tenantId, (tx) =>
    claimChange(tx, tenantId, changeId, now, { until, token: leaseToken }),
  );
  if (change === 'finished') return 'finished';
  return change === 'held' ? 'waiting' : { change, leaseToken };
}
