import { Fault } from '#domain/shared/fault.ts';
import { crmOf, type TenantId } from '#domain/shared/ids.ts';
import type { Context } from '../context.ts';

/** Names are worth less than the page that they stand on. */
const namesMs = 3_000;

/** What people call these owners; none while the CRM cannot be asked. */
export async function ownerNames(
  ctx: Context,
  tenantId: TenantId,
  ownerIds: readonly (string | null)[],
): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(ownerIds.filter((id) => id !== null))];
  if (ids.length === 0) return new Map();
  try {
    const gateway = await ctx.gatewayOf(tenantId, crmOf(tenantId));
    return await gateway.ownerNames(ids, { lane: 'interactive', deadline: ctx.now().getTime() + namesMs });
  } catch (error) {
    if (error instanceof Fault) return new Map();
    throw error;
  }
}
