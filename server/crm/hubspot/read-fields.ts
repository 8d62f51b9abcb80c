import type { Field } from '#domain/crm/field.ts';
import { Fault, isPassing } from '#domain/shared/fault.ts';
import type { CallTerms } from '../gateway.ts';
import type { HubSpotClient } from './client.ts';
import { fieldOf } from './field-types.ts';
import { type HubSpotObjectType, objectTypeNamed } from './object-types.ts';
import { paths } from './paths.ts';
import {
  type HubSpotProperty,
  propertyListSchema,
  propertySchema,
  propertyValidationsSchema,
  type ValidationRule,
} from './wire.ts';

const listBytesMax = 32 * 1024 * 1024;

/** All properties of an object with their rules. */
export async function readFields(client: HubSpotClient, objectType: HubSpotObjectType, terms: CallTerms) {
  const [archived, active, rules] = await Promise.all([
    readProperties(client, objectType, true, terms),
    readProperties(client, objectType, false, terms),
    readRules(client, objectType, terms),
  ]);
  const fields = new Map<string, Field>();
  // The active ones last: a name that was archived and made anew is in use.
  for (const property of [...archived, ...active]) {
    fields.set(property.name, fieldOf(objectType, property, rules.get(property.name) ?? []));
  }
  return fields;
}

/** A property whose description we cannot read is left out, and what is not in the list is refused. */
async function readProperties(
  client: HubSpotClient,
  objectType: HubSpotObjectType,
  archived: boolean,
  terms: CallTerms,
): Promise<HubSpotProperty[]> {
  const path = paths.properties(objectType, archived);
  const request = { path, subject: { objectType }, maxBytes: listBytesMax };
  const { results } = await client.read(request, propertyListSchema, terms);
  return results.flatMap((one) => {
    const parsed = propertySchema.safeParse(one);
    return parsed.success ? [{ ...parsed.data, archived }] : [];
  });
}

/** Without a right to read the rules they stay unknown, and HubSpot speaks when a value breaks one. */
async function readRules(
  client: HubSpotClient,
  objectType: HubSpotObjectType,
  terms: CallTerms,
): Promise<ReadonlyMap<string, readonly ValidationRule[]>> {
  const path = paths.propertyValidations(objectTypeNamed(objectType).typeId);
  try {
    const { results } = await client.read({ path, subject: { objectType } }, propertyValidationsSchema, terms);
    return new Map(results.map((one) => [one.propertyName, one.propertyValidationRules]));
  } catch (error) {
    if (error instanceof Fault && !isPassing(error.code)) return new Map();
    throw error;
  }
}
