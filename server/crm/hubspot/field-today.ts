import type { Field } from '#domain/crm/field.ts';
import { Fault } from '#domain/shared/fault.ts';
import type { FieldCatalogue } from '../field-catalogue.ts';
import type { CallTerms } from '../gateway.ts';

/**
 * What HubSpot says today about the field of a permit, whose own description is not trusted.
 * @throws Fault `field_unknown`, `field_archived` or `value_wrong_type`
 */
export async function fieldToday(
  catalogue: FieldCatalogue,
  objectType: string,
  permitted: Field,
  terms: CallTerms,
): Promise<Field> {
  const field = (await catalogue.fields(objectType, terms)).get(permitted.name);
  if (field === undefined) {
    throw new Fault('field_unknown', `HubSpot has no property named ${permitted.name} on ${objectType}.`);
  }
  if (field.archived) throw new Fault('field_archived', `${field.label} is archived in HubSpot.`);
  if (field.type !== permitted.type) {
    throw new Fault('value_wrong_type', `${field.label} is of another type in HubSpot since the value was approved.`);
  }
  return field;
}
