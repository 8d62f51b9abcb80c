import type { SystemActor } from '#domain/shared/actor.ts';
import { Fault } from '#domain/shared/fault.ts';
import type { PersonId, TenantId } from '#domain/shared/ids.ts';
import { lockPerson, peopleById, setRole } from '#store/people.ts';
import { type Context, record, type Sealing } from '../context.ts';

/**
 * Makes somebody an admin on the word of whoever runs the server, for an account whose last admin has left. It stands in
 * the log as the operator's.
 * @throws Fault `not_found`
 */
export async function nameAdmin(
  ctx: Sealing & Pick<Context, 'store'>,
  tenantId: TenantId,
  personId: PersonId,
): Promise<string> {
  const actor: SystemActor = { kind: 'system', tenantId, duty: 'operator' };
  return ctx.store.transact(tenantId, async (tx) => {
    await lockPerson(tx, { tenantId, id: personId });
    const person = (await peopleById(tx, tenantId, [personId])).get(personId);
    if (person === undefined) throw new Fault('not_found', `${tenantId} has no person ${personId}.`);
    await setRole(tx, person, { role: 'admin', roleFrom: 'person' });
    const facts = { person: personId, role: 'admin', was: person.role, from: 'operator' };
    await record(ctx, tx, [{ type: 'person.role_set', actor, facts, values: { name: person.name } }]);
    return person.name;
  });
}
