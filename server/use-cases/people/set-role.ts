import type { PersonActor } from '#domain/shared/actor.ts';
import { Fault } from '#domain/shared/fault.ts';
import type { PersonId } from '#domain/shared/ids.ts';
import type { Role } from '#domain/shared/permission.ts';
import { lockAdmins, lockPerson, peopleById, setRole as storeRole } from '#store/people.ts';
import { type Context, record } from '../context.ts';
import { followGroupsSoftly } from './follow-groups.ts';

/**
 * Gives somebody a role by name. It counts from their next request on.
 * @param role `null` gives the role back to the groups of the CRM
 * @throws Fault `not_found`, `last_admin`
 */
export async function setRole(ctx: Context, actor: PersonActor, personId: PersonId, role: Role | null): Promise<void> {
  const { tenantId } = actor;
  await ctx.store.transact(tenantId, async (tx) => {
    // All admins, always in one order: two of them who take each other's role meet here, and one is left.
    const admins = await lockAdmins(tx, tenantId);
    await lockPerson(tx, { tenantId, id: personId });
    const person = (await peopleById(tx, tenantId, [personId])).get(personId);
    if (person === undefined) throw new Fault('not_found', 'There is no such person here.');
    // The one who asks may have lost the role while this request was on its way.
    if (!admins.some(({ id }) => id === actor.personId)) throw new Fault('forbidden', 'You are no admin any more.');
    const to =
      role === null ? { role: 'rep' as const, roleFrom: 'nobody' as const } : { role, roleFrom: 'person' as const };
    if (person.role === to.role && person.roleFrom === to.roleFrom) return;
    if (person.role === 'admin' && to.role !== 'admin' && admins.length === 1) {
      throw new Fault('last_admin', `${person.name} is the only admin. Make somebody else an admin first.`);
    }
    await storeRole(tx, person, to);
    const facts = { person: personId, role: to.role, was: person.role, from: role === null ? 'groups' : 'person' };
    await record(ctx, tx, [{ type: 'person.role_set', actor, facts, values: { name: person.name } }]);
  });
  if (role === null) await followGroupsSoftly(ctx, tenantId);
}
