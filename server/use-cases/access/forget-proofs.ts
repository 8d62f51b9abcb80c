import type { TenantId } from '#domain/shared/ids.ts';
import { forgetExpiredProofs } from '#store/proofs.ts';
import type { Context } from '../context.ts';

/** Forgets what need not be remembered any more, because its age alone refuses it. */
export async function forgetProofs(ctx: Context, tenantId: TenantId): Promise<void> {
  await ctx.store.transact(tenantId, (tx) => forgetExpiredProofs(tx, tenantId, ctx.now()));
}
