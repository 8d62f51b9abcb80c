import type { ChangeId, TenantId } from '#domain/shared/ids.ts';
import { claimChange } from '#store/changes.ts';
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
  const now = ctx.now();
  const leaseToken = ctx.newSalt();
  const until = new Date(now.getTime() + ctx.timing.leaseMs);
  const claimed = await ctx.store.transact(tenantId, (tx) =>
    claimChange(tx, tenantId, changeId, now, { until, token: leaseToken }),
  );
  if (claimed === 'finished') return 'finished';
  if (claimed === 'held') return 'waiting';
  const deadline = now.getTime() + ctx.timing.backgroundMs;
  const result = await applyChange(ctx, { tenantId, id: changeId, leaseToken }, { lane: 'background', deadline });
  // A pause may last as long as it likes; only a CRM that stays away makes us give up.
  if (result !== 'waiting' || !lastTry) return result;
  return giveUp(ctx, tenantId, changeId);
}

async function giveUp(ctx: Context, tenantId: TenantId, changeId: ChangeId): Promise<Progress> {
  const now = ctx.now();
  const leaseToken = ctx.newSalt();
  const until = new Date(now.getTime() + ctx.timing.leaseMs);
  const claimed = await ctx.store.transact(tenantId, (tx) =>
    claimChange(tx, tenantId, changeId, now, { until, token: leaseToken }),
  );
  if (claimed === 'finished') return 'finished';
  if (claimed === 'held') return 'waiting';
  const why = claimed.message ?? 'The CRM could not be reached.';
  const doubt = claimed.attempts > 0 ? ' Whether the CRM took the value is not known: look at the record.' : '';
  await recordOutcome(ctx, claimed, leaseToken, {
    state: 'failed',
    message: `Given up after many attempts. ${why}${doubt}`,
  });
  return 'finished';
}
