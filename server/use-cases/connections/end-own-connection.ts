import type { SystemActor } from '#domain/shared/actor.ts';
import type { PersonId, TenantId } from '#domain/shared/ids.ts';
import { deleteConnection, type Holder } from '#store/connections.ts';
import { type Context, record } from '../context.ts';

/** A person's access ends: they took it back, or the CRM did. Their later decisions are written with the account's. */
export async function endOwnConnection(
  ctx: Context,
  tenantId: TenantId,
  crm: string,
  personId: PersonId,
  why: string,
): Promise<void> {
  const actor: SystemActor = { kind: 'system', tenantId, duty: 'own-connection' };
  await ctx.store.transact(tenantId, async (tx) => {
    if (!(await deleteConnection(tx, { tenantId, crm, holder: personId as Holder }))) return;
    await record(ctx, tx, [{ type: 'connection.person_ended', actor, facts: { crm, person: personId, why } }]);
  });
}
