import { ApiError, conflict, missingScopes } from '../api-error.ts';
import { validationRules } from '../catalogue/validation-rules.ts';
import { factsOf } from './object-types.ts';
import type { ObjectType, StoredRecord } from './record.ts';
import type { PortalState } from './state.ts';
import { checkValue, type Objection, objectionOf } from './validate-value.ts';

export interface WriteRights {
  /** Whether properties that hold sensitive data may be named. */
  sensitive: boolean;
}

/**
 * The values as HubSpot would store them.
 * @param present the record that is written; absent when it is made
 * @throws ApiError 400 with every objection as JSON in the message, 403 for sensitive data, 409 for a value that must
 * be unique
 */
export function acceptedValues(
  state: PortalState,
  objectType: ObjectType,
  given: Readonly<Record<string, string>>,
  present: StoredRecord | undefined,
  rights: WriteRights,
): Record<string, string> {
  const objections: Objection[] = [];
  const values: Record<string, string> = {};
  for (const [name, raw] of Object.entries(given)) {
    const property = state.property(objectType, name);
    if (!property) {
      objections.push(objectionOf(name, 'PROPERTY_DOESNT_EXIST', `Property "${name}" does not exist`));
      continue;
    }
    if (property.dataSensitivity !== 'non_sensitive' && !rights.sensitive) throw sensitiveRefused(objectType, property);
    const rules = validationRules[objectType][name] ?? [];
    const checked = checkValue(property, rules, raw, present?.values.get(name));
    if (!checked.ok) objections.push(checked.objection);
    // A property may be called "__proto__": plain assignment would lose it.
    else Object.defineProperty(values, name, { value: checked.value, enumerable: true, configurable: true });
  }
  if (objections.length > 0) throw valuesNotValid(objections);
  for (const [name, value] of Object.entries(values)) requireUnique(state, objectType, name, value, present?.id);
  return values;
}

function valuesNotValid(objections: Objection[]): ApiError {
  const message = `Property values were not valid: ${JSON.stringify(objections)}`;
  return new ApiError(400, { message, category: 'VALIDATION_ERROR' });
}

function sensitiveRefused(objectType: ObjectType, { dataSensitivity }: { dataSensitivity: string }): ApiError {
  const scope = factsOf(objectType).writeScope.replace(/\.write$/, '');
  return missingScopes([`${scope}.${dataSensitivity}.write.v2`]);
}

function requireUnique(
  state: PortalState,
  objectType: ObjectType,
  name: string,
  value: string,
  own: string | undefined,
): void {
  if (value === '' || !state.property(objectType, name)?.hasUniqueValue) return;
  for (const record of state.records[objectType].values()) {
    if (record.id === own || record.archived || record.values.get(name) !== value) continue;
    const what = objectType === 'contacts' && name === 'email' ? 'Contact' : `Record with ${name} ${value}`;
    throw conflict(`${what} already exists. Existing ID: ${record.id}`);
  }
}
