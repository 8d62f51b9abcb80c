import type { CrmProvider } from '#crm/provider.ts';
import type { SystemActor } from '#domain/shared/actor.ts';
import { Fault } from '#domain/shared/fault.ts';
import { type TenantId, tenantIdFor } from '#domain/shared/ids.ts';
import { saveConnection } from '#store/connections.ts';
import { ensurePerson } from '#store/people.ts';
import { ensureTenant } from '#store/tenants.ts';
import { type Context, record } from '../context.ts';

/**
 * Finishes an OAuth install: the account becomes a tenant, the user who installed becomes its first admin.
 * @throws Fault `crm_access_lost`, `crm_unreachable`
 */
export async function installConnection(
  ctx: Context,
  secretKey: Uint8Array,
  provider: CrmProvider,
  request: { code: string; redirectUri: string; codeVerifier: string },
): Promise<TenantId> {
  const grant = await provider.exchangeCode(request);
  const { userId } = grant;
  if (userId === null) throw new Fault('crm_access_lost', 'The CRM did not say who installed. Install again.');
  const own = await provider.accountGrant(grant);
  if (own.accountId !== grant.accountId) {
    throw new Fault('crm_access_lost', 'The CRM gave access to two different accounts. Install again.');
  }
  const tenantId = tenantIdFor(provider.crm, grant.accountId);
  const actor: SystemActor = { kind: 'system', tenantId, duty: 'install' };
  await ctx.store.transact(tenantId, async (tx) => {
    const at = ctx.now();
    await ensureTenant(tx, tenantId, `${provider.name} ${grant.accountId}`, at);
    const admin = { tenantId, id: ctx.newId('per'), crmUserId: userId, email: '', name: 'Installing admin' };
    const person = await ensurePerson(tx, { ...admin, role: 'admin' }, at);
    await saveConnection(
      tx,
      secretKey,
      { ...own, tenantId, crm: provider.crm, holder: 'account', installedBy: person.id },
      at,
    );
    const facts = { account: grant.accountId, scopes: [...own.scopes], by: person.id };
    await record(ctx, tx, [{ type: 'connection.installed', actor, facts }]);
  });
  return tenantId;
}
