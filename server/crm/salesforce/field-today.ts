import type { Field } from '#domain/crm/field.ts';
import { Fault } from '#domain/shared/fault.ts';
import type { FieldCatalogue } from '../field-catalogue.ts';
import type { CallTerms } from '../gateway.ts';

/**
 * What Salesforce says today about the field of a permit, whose own description is not trusted.
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
    throw new Fault('field_unknown', `Salesforce has no field named ${permitted.name} on ${objectType}.`);
  }
  if (field.archived) throw new Fault('field_archived', `${field.label} is no longer in use in Salesforce.`);
  if (field.type === permitted.type && field.type !== 'unsupported') return field;
  throw new Fault('value_wrong_type', `${field.label} has another type in Salesforce today than when it was approved.`);
}
