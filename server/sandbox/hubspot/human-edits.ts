import type { SeededRandom } from '../seeded-random.ts';
import { objectNotFound, validationError } from './api-error.ts';
import type { Property } from './catalogue/property.ts';
import { owners } from './people.ts';
import type { HumanEdit } from './records/changes.ts';
import { requireObjectType } from './records/object-types.ts';
import type { StoredRecord } from './records/record.ts';
import type { PortalState } from './records/state.ts';
import { acceptedValues } from './records/write-values.ts';

/** @throws ApiError as HubSpot would refuse the values, or for a user or record that does not exist */
export function humanEdit(
  state: PortalState,
  now: Date,
  { objectType, objectId, properties, userId }: HumanEdit,
): void {
  const type = requireObjectType(objectType);
  const record = state.record(type, objectId);
  if (!record) throw objectNotFound(objectId);
  if (!owners.some((owner) => owner.userId === userId)) throw validationError(`There is no active user ${userId}.`);
  const values = acceptedValues(state, type, properties, record, { sensitive: true });
  const source = { sourceType: 'CRM_UI', sourceId: `userId:${userId}`, updatedByUserId: userId } as const;
  state.commit([{ kind: 'write', at: now.toISOString(), objectType: type, id: objectId, values, source }]);
}

/** By these records are known, owned and their amounts read: nobody changes one in passing. */
export const settled = new Set([
  ...['dealname', 'name', 'firstname', 'lastname', 'email', 'domain', 'subject', 'hs_object_id'],
  ...['deal_currency_code', 'hubspot_owner_id'],
]);

/**
 * Somebody else edits one of the named properties.
 * @returns the edit, or undefined when none of the properties can be edited by hand
 */
export function accidentalEdit(
  state: PortalState,
  record: StoredRecord,
  names: readonly string[],
  random: SeededRandom,
): HumanEdit | undefined {
  const editable = names.filter((name) => {
    const property = state.property(record.objectType, name);
    return property !== undefined && !settled.has(name) && otherValue(property, record, random) !== undefined;
  });
  if (editable.length === 0) return undefined;
  const name = random.pick(editable);
  const property = state.property(record.objectType, name);
  const value = property && otherValue(property, record, random);
  if (value === undefined) return undefined;
  const editors = owners.filter(({ userId }) => userId !== null);
  const userId = random.pick(editors).userId ?? 0;
  return { objectType: record.objectType, objectId: record.id, properties: { [name]: value }, userId };
}

/** A believable value that differs from the stored one. */
function otherValue(property: Property, record: StoredRecord, random: SeededRandom): string | undefined {
  if (property.modificationMetadata.readOnlyValue || property.calculated || property.hasUniqueValue) return undefined;
  const present = record.values.get(property.name) ?? '';
  const choices = choicesFor(property, present, random).filter((value) => value !== present);
  return choices.length === 0 ? undefined : random.pick(choices);
}

function choicesFor(property: Property, present: string, random: SeededRandom): string[] {
  if (property.referencedObjectType === 'OWNER') return owners.filter((one) => !one.archived).map(({ id }) => id);
  switch (property.type) {
    case 'number':
      return [String(Math.round((Number(present) || 10) * (1 + random.whole(5, 60) / 100)) + 1)];
    case 'date':
      return [dayAfter(present, random.whole(1, 60)).slice(0, 10)];
    case 'datetime':
      return [dayAfter(present, random.whole(1, 60))];
    case 'bool':
      return ['true', 'false'];
    case 'enumeration':
      return property.options.filter(({ hidden }) => !hidden).map(({ value }) => value);
    default:
      return textFor(property, random);
  }
}

function dayAfter(present: string, days: number): string {
  const from = Number.isNaN(Date.parse(present)) ? Date.parse('2027-01-04T00:00:00Z') : Date.parse(present);
  return new Date(from + days * 86_400_000).toISOString();
}

function textFor({ fieldType, name }: Property, random: SeededRandom): string[] {
  if (fieldType === 'phonenumber') return [`+1 415 555 0${random.whole(100, 199)}`];
  if (name.includes('email')) return [`colleague${random.whole(1, 99)}@corvane.example`];
  if (name === 'website') return [`https://site-${random.whole(1, 99)}.example`];
  return [`Edited by a colleague (${random.whole(100, 999)})`];
}
