import type { RecordRef } from '#domain/crm/record-ref.ts';
import type { SystemActor } from '#domain/shared/actor.ts';
import { Fault } from '#domain/shared/fault.ts';
import { crmOf, type TenantId } from '#domain/shared/ids.ts';
import { recordsHeld } from '#store/privacy.ts';
import type { Context } from '../context.ts';
import { eraseRecord } from './erase-record.ts';

const perQuestion = 200;

/**
 * Erases what is held about people whom somebody deleted in a CRM that does not announce it.
 * @returns how many records were erased; one to which something is being written is left for the next time
 * @throws Fault when the CRM does not tell
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
        if (await erasedUnlessBusy(ctx, actor, { crm, objectType, recordId })) erased += 1;
      }
    }
  }
  return erased;
}

/** A write that a pause holds back may take weeks: nobody else has to wait for it. */
async function erasedUnlessBusy(ctx: Context, actor: SystemActor, ref: RecordRef): Promise<boolean> {
  try {
    await eraseRecord(ctx, actor, ref, 'record_deleted');
    return true;
  } catch (error) {
    if (error instanceof Fault && error.code === 'field_busy') return false;
    throw error;
  }
}
