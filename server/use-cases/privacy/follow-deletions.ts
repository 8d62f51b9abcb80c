import type { SystemActor } from '#domain/shared/actor.ts';
import { crmOf, type TenantId } from '#domain/shared/ids.ts';
import { recordsHeld } from '#store/privacy.ts';
import type { Context } from '../context.ts';
import { eraseRecord } from './erase-record.ts';

const perQuestion = 200;

/**
 * Erases what is held about people whom somebody deleted in a CRM that does not announce it.
 * @returns how many records were erased
 * @throws Fault when the CRM does not tell, or something is being written to such a record: worth another try later
 */
export async function followDeletions(ctx: Context, tenantId: TenantId): Promise<number> {
  const crm = crmOf(tenantId);
  const actor: SystemActor = { kind: 'system', tenantId, duty: 'follow-deletions' };
  const gateway = await ctx.gatewayOf(tenantId, crm);
  let erased = 0;
  for (const objectType of gateway.personTypes) {
    for (let after = ''; ; ) {
      const held = await ctx.store.read(tenantId, (tx) => recordsHeld(tx, tenantId, objectType, after, perQuestion));
      const last = held.at(-1);
      if (last === undefined) break;
      after = last;
      const terms = { lane: 'background' as const, deadline: ctx.now().getTime() + ctx.timing.backgroundMs };
      for (const recordId of await gateway.deletedAmong(objectType, held, terms)) {
        await eraseRecord(ctx, actor, { crm, objectType, recordId }, 'record_deleted');
        erased += 1;
      }
    }
  }
  return erased;
}
