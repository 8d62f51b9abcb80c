import type { CrmProvider } from '#crm/provider.ts';
import type { PersonActor, SystemActor } from '#domain/shared/actor.ts';
import { Fault } from '#domain/shared/fault.ts';
import { tenantIdFor } from '#domain/shared/ids.ts';
import { saveConnection } from '#store/connections.ts';
import type { Writing } from '#store/database.ts';
import { ensurePerson, hasAdmin, type NewPerson, type Person, personByCrmUser, upsertPerson } from '#store/people.ts';
import { ensureTenant } from '#store/tenants.ts';
import { actorFor } from '../access/recognise.ts';
import { type Context, record } from '../context.ts';
import { saveHeard } from './save-heard.ts';

/**
 * Finishes an OAuth install: the account becomes a tenant, the user who installed becomes its first admin. Only an admin
 * of the CRM may connect an account, and where Fieldward has admins already, only one of them may connect it again:
 * otherwise the install would be a way to a role that nobody gave.
 * @throws Fault `forbidden`, `crm_access_lost`, `crm_unreachable`
 */
export async function installConnection(
  ctx: Context,
  provider: CrmProvider,
  request: { code: string; redirectUri: string; codeVerifier: string },
): Promise<PersonActor> {
  const grant = await provider.exchangeCode(request);
  const { userId } = grant;
  if (userId === null) throw new Fault('crm_access_lost', 'The CRM did not say who installed. Install again.');
  if (!(await provider.grantedByAdmin(grant))) {
    throw new Fault('forbidden', `Only an admin of ${provider.name} can connect it. Ask yours to install Fieldward.`);
  }
  const own = await provider.accountGrant(grant);
  if (own.accountId !== grant.accountId) {
    throw new Fault('crm_access_lost', 'The CRM gave access to two different accounts. Install again.');
  }
  const tenantId = tenantIdFor(provider.crm, grant.accountId);
  const actor: SystemActor = { kind: 'system', tenantId, duty: 'install' };
  return ctx.store.transact(tenantId, async (tx) => {
    const at = ctx.now();
    await ensureTenant(tx, tenantId, `${provider.name} ${grant.accountId}`, at);
    const admin = { tenantId, id: ctx.newId('per'), crmUserId: userId, email: '', name: 'Installing admin' };
    const first = !(await hasAdmin(tx, tenantId));
    const standing = await personByCrmUser(tx, tenantId, userId);
    if (!first && standing?.role !== 'admin') {
      const message = 'Fieldward is connected to this account already. Only one of its admins can connect it again.';
      throw new Fault('forbidden', message);
    }
    const person = await upsertInstaller(tx, { ...admin, role: 'admin', roleFrom: 'person' }, standing, at);
    await saveConnection(
      tx,
      ctx.vault,
      { ...own, tenantId, crm: provider.crm, holder: 'account', installedBy: person.id },
      at,
    );
    // The CRM has just answered: whatever was wrong before, nobody should read that access is still lost.
    await saveHeard(ctx, tx, tenantId, { crm: provider.crm, health: { lastAnswerAt: at }, refusals: [] });
    const facts = { account: grant.accountId, scopes: [...own.scopes], by: person.id };
    await record(ctx, tx, [{ type: 'connection.installed', actor, facts }]);
    return actorFor(person, at);
  });
}

/** Somebody whom Fieldward has seen before, as a rep, may well be who connects it for the first time. */
async function upsertInstaller(tx: Writing, admin: NewPerson, standing: Person | null, at: Date): Promise<Person> {
  if (standing === null) return ensurePerson(tx, admin, at);
  return standing.role === 'admin'
    ? standing
    : upsertPerson(tx, { ...standing, role: 'admin', roleFrom: 'person' }, at);
}
