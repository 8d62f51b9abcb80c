import type { Field } from '#domain/crm/field.ts';
import { Fault, isPassing } from '#domain/shared/fault.ts';
import type { CallTerms } from '../gateway.ts';
import type { SalesforceClient } from './client.ts';
import { fieldOf } from './field-types.ts';
import type { SalesforceObjectType } from './object-types.ts';
import {
  type DescribedField,
  describedFieldSchema,
  describeSchema,
  type FieldDefinition,
  fieldDefinitionSchema,
} from './wire.ts';

/** Compound fields are written through their parts only, and each part is a field of its own. */
const compoundTypes = new Set(['address', 'location']);

/** All fields of an object that our credentials can see, with how the organization classified them. */
export async function readFields(
  client: SalesforceClient,
  objectType: SalesforceObjectType,
  terms: CallTerms,
): Promise<ReadonlyMap<string, Field>> {
  const [described, definitions] = await Promise.all([
    readDescribed(client, objectType, terms),
    readDefinitions(client, objectType, terms),
  ]);
  const fields = described
    .filter(({ type }) => !compoundTypes.has(type))
    .map((one) => fieldOf(objectType, one, definitions?.get(one.name) ?? null));
  return new Map(fields.map((field) => [field.name, field]));
}

async function readDescribed(client: SalesforceClient, objectType: SalesforceObjectType, terms: CallTerms) {
  const path = `/sobjects/${objectType}/describe`;
  const { fields } = await client.read(path, { objectType }, describeSchema, terms);
  return fields.flatMap((one): DescribedField[] => {
    const parsed = describedFieldSchema.safeParse(one);
    return parsed.success ? [parsed.data] : [];
  });
}

/**
 * `null` where our credentials lack "View Setup": every field then counts as sensitive, for which nothing but a person's
 * own look is enough. A person who writes with their own access need not have that permission.
 */
async function readDefinitions(
  client: SalesforceClient,
  objectType: SalesforceObjectType,
  terms: CallTerms,
): Promise<ReadonlyMap<string, FieldDefinition> | null> {
  const soql =
    'SELECT QualifiedApiName, SecurityClassification, ComplianceGroup FROM FieldDefinition ' +
    `WHERE EntityDefinition.QualifiedApiName = '${objectType}'`;
  try {
    const rows = await client.query(soql, { objectType }, fieldDefinitionSchema, terms);
    return new Map(rows.map((row) => [row.QualifiedApiName, row]));
  } catch (error) {
    if (error instanceof Fault && !isPassing(error.code) && error.code !== 'crm_access_lost') return null;
    throw error;
  }
}
