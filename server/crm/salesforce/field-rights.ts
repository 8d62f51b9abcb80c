import type { Field } from '#domain/crm/field.ts';

/** Required in every organization, so whoever may edit the record may write them; a file of rights must not name them. */
const alwaysWritable: ReadonlyMap<string, readonly string[]> = new Map([
  ['Account', ['Name', 'OwnerId']],
  ['Contact', ['LastName', 'OwnerId']],
  ['Lead', ['LastName', 'Company', 'Status', 'OwnerId']],
  ['Opportunity', ['Name', 'StageName', 'CloseDate', 'OwnerId']],
  ['Case', ['OwnerId']],
]);

/** By these people know a record whose name is no field that everybody may read. */
export const titleFields: ReadonlyMap<string, readonly string[]> = new Map([['Case', ['Subject']]]);

const nameParts = ['Name', 'FirstName', 'LastName', 'MiddleName', 'Suffix', 'Salutation'];
const people = ['Contact', 'Lead'];
const addressPart =
  /^[A-Za-z]*(Street|City|State|StateCode|PostalCode|Country|CountryCode|Latitude|Longitude|GeocodeAccuracy)$/;

/**
 * How Salesforce gives the right to a field: `own` = to this field alone; `with_object` = to everybody who may edit the
 * record; `whole_address` = only together with the other parts of an address or a person's name. Source: object
 * reference, `FieldPermissions`; describe, `permissionable`.
 */
export function rightsOf(field: Field): 'own' | 'with_object' | 'whole_address' {
  if ((alwaysWritable.get(field.objectType) ?? []).includes(field.name)) return 'with_object';
  if (field.custom) return field.ownRight === false ? 'with_object' : 'own';
  if (people.includes(field.objectType) && nameParts.includes(field.name)) return 'with_object';
  if (addressPart.test(field.name)) return 'whole_address';
  return field.ownRight === false ? 'with_object' : 'own';
}
