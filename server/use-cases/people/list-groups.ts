import type { PersonActor } from '#domain/shared/actor.ts';
import { Fault } from '#domain/shared/fault.ts';
import { crmOf } from '#domain/shared/ids.ts';
import type { Context } from '../context.ts';

const readMs = 6_000;

/** The CRM's groups, for choosing one; without them, why there are none. */
export async function listGroups(ctx: Context, { tenantId }: PersonActor) {
  try {
    const gateway = await ctx.gatewayOf(tenantId, crmOf(tenantId));
    const terms = { lane: 'interactive' as const, deadline: ctx.now().getTime() + readMs };
    return { groups: await gateway.userGroups.list(terms), message: null };
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return { groups: [], message: error.message };
  }
}
