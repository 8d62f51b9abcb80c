import type { PersonActor } from '#domain/shared/actor.ts';
import { retentionDays, setRetentionDays } from '#store/privacy.ts';
import { type Context, record } from '../context.ts';

/** How many days the texts and values of what is settled are kept. A shorter time takes effect within a day. */
export async function setRetention(ctx: Context, actor: PersonActor, days: number): Promise<void> {
  const { tenantId } = actor;
  await ctx.store.transact(tenantId, async (tx) => {
    const was = await retentionDays(tx, tenantId);
    if (was === days) return;
    await setRetentionDays(tx, tenantId, days);
    await record(ctx, tx, [{ type: 'retention.set', actor, facts: { days, was } }]);
  });
}
