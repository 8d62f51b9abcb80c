import type { PersonActor } from '#domain/shared/actor.ts';
import { Fault } from '#domain/shared/fault.ts';
import { crmOf } from '#domain/shared/ids.ts';
import type { Context } from '../context.ts';

const waitMs = 10_000;

/** Asks the CRM one cheap question now. A failure is an answer here, in the words that everybody else would read. */
export async function checkConnection(
  ctx: Context,
  { tenantId }: PersonActor,
): Promise<{ ok: boolean; message: string; tookMs: number }> {
  const crm = crmOf(tenantId);
  const began = ctx.now().getTime();
  const took = () => Math.max(0, ctx.now().getTime() - began);
  try {
    const gateway = await ctx.gatewayOf(tenantId, crm);
    await gateway.ping({ lane: 'interactive', deadline: began + waitMs });
    return { ok: true, message: `${ctx.providerOf(crm)?.name ?? crm} answered.`, tookMs: took() };
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return { ok: false, message: error.message, tookMs: took() };
  }
}
