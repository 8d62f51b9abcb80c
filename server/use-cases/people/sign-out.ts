import type { PersonActor } from '#domain/shared/actor.ts';
import { Fault } from '#domain/shared/fault.ts';
import type { PersonId } from '#domain/shared/ids.ts';
import { lockPerson, peopleById } from '#store/people.ts';
import { endSessions } from '#store/sessions.ts';
import { type Context, record } from '../context.ts';

/**
 * Ends every bearer session of a person, at once and in every process. Cards for which the CRM signs each request have
 * none: there the person has to be signed out of the CRM.
 * @returns how many sessions ended
 * @throws Fault `not_found`
 */
export async function signOut(ctx: Context, actor: PersonActor, personId: PersonId): Promise<number> {
  const { tenantId } = actor;
  return ctx.store.transact(tenantId, async (tx) => {
    await lockPerson(tx, { tenantId, id: personId });
    const person = (await peopleById(tx, tenantId, [personId])).get(personId);
    if (person === undefined) throw new Fault('not_found', 'There is no such person here.');
    const ended = await endSessions(tx, tenantId, personId, ctx.now());
    const facts = { person: personId, ended };
    await record(ctx, tx, [{ type: 'session.all_ended', actor, facts, values: { name: person.name } }]);
    return ended;
  });
}
