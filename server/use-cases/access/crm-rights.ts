import type { CallTerms, CrmGateway, UserAccess } from '#crm/gateway.ts';
import type { FieldClass } from '#domain/crm/field-class.ts';
import type { RecordRef } from '#domain/crm/record-ref.ts';
import type { PersonActor } from '#domain/shared/actor.ts';
import { Fault } from '#domain/shared/fault.ts';
import { isWithheld } from '#domain/suggestion/sensitive-sight.ts';
import { type Person, peopleById } from '#store/people.ts';
import type { Context } from '../context.ts';

/** Asks the CRM what this person may do there, and refuses where that is less than editing. @returns what it said */
export async function requireEditable(
  gateway: CrmGateway,
  person: Pick<Person, 'crmUserId'>,
  ref: RecordRef,
  fieldNames: readonly string[],
  terms: CallTerms,
): Promise<UserAccess> {
  const access = await gateway.userAccess(person.crmUserId, ref, fieldNames, terms);
  // Who may not even see the record is not told that it exists.
  if (access.record === 'none') throw noSuchRecord(ref);
  if (access.record === 'read') throw recordNotEditable();
  const closed = fieldNames.find((name) => access.fields[name] !== undefined);
  if (closed !== undefined) throw fieldNotEditable(closed);
  return access;
}

/** The same for a deciding person, before anything is written down. */
export async function requireRightToDecide(
  ctx: Context,
  actor: PersonActor,
  gateway: CrmGateway,
  place: { record: RecordRef; field: string; fieldClass: FieldClass },
  terms: CallTerms,
): Promise<void> {
  const person = await personOf(ctx, actor);
  const access = await requireEditable(gateway, person, place.record, [place.field], terms);
  if (!isWithheld(place.fieldClass, actor.role, access.record !== 'unknown')) return;
  const message =
    'This field holds sensitive data that your role does not see. Sales ops or an admin decides about it.';
  throw new Fault('field_not_editable', message);
}

export async function personOf(ctx: Context, actor: PersonActor): Promise<Person> {
  const { tenantId, personId } = actor;
  const person = await ctx.store.read(tenantId, async (tx) =>
    (await peopleById(tx, tenantId, [personId])).get(personId),
  );
  if (person === undefined) throw new Error('an actor without a person');
  return person;
}

/** What keeps somebody with this access from deciding about a field, in a sentence; `null` when nothing does. */
export function rightsHold(access: UserAccess, fieldName: string, label: string): string | null {
  if (access.record === 'read') return recordNotEditable().message;
  return access.fields[fieldName] === undefined ? null : fieldNotEditable(label).message;
}

function recordNotEditable(): Fault {
  const message = 'Your rights in the CRM let you see this record but not edit it.';
  return new Fault('record_not_editable', message);
}

function fieldNotEditable(label: string): Fault {
  const message = `Your rights in the CRM do not let you edit ${label}.`;
  return new Fault('field_not_editable', message);
}

export function noSuchRecord(ref: RecordRef): Fault {
  return new Fault('record_not_found', `There is no record ${ref.recordId} among ${ref.objectType}.`);
}
