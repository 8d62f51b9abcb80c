import type { SystemActor } from '#domain/shared/actor.ts';
import type { PersonId, TenantId } from '#domain/shared/ids.ts';
import type { Role } from '#domain/shared/permission.ts';
import { upsertPerson } from '#store/people.ts';
import { type Context, record } from '../context.ts';

export interface Enrolment {
  readonly crmUserId: string;
  readonly email: string;
  readonly name: string;
  readonly role: Role;
}

/** Gives a user of the CRM account a name and a role. Called by duties only: no request can choose a role this way. */
export async function enrolPerson(ctx: Context, tenantId: TenantId, enrolment: Enrolment): Promise<PersonId> {
  const actor: SystemActor = { kind: 'system', tenantId, duty: 'enrol' };
  return ctx.store.transact(tenantId, async (tx) => {
    const person = await upsertPerson(
      tx,
      { tenantId, id: ctx.newId('per'), roleFrom: 'person', ...enrolment },
      ctx.now(),
    );
    const facts = { person: person.id, role: person.role };
    await record(ctx, tx, [{ type: 'person.enrolled', actor, facts, values: { name: person.name } }]);
    return person.id;
  });
}
