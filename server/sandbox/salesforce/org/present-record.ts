import type { OrgUser } from '../org-port.ts';
import type { Cell, Row } from '../soql/table.ts';
import { objects, type RecordObject } from './catalogue/objects.ts';
import { fieldLevels } from './field-access.ts';
import { type FormulaScope, withFormulas } from './formulas.ts';
import type { StoredRecord } from './record.ts';

/** What one user sees of a record: hidden fields are not in it. */
export function presentRecord(user: OrgUser, record: StoredRecord, scope: FormulaScope): Row {
  const spec = objects[record.objectType as RecordObject];
  const levels = fieldLevels(user, spec);
  const fields = withFormulas(record, scope);
  const row: Record<string, Cell> = {};
  for (const { name, type } of spec.fields) {
    if (levels.get(name) === 'none') continue;
    const value = fields[name] ?? null;
    if (type === 'address') row[name] = addressOf(name, fields);
    // Without the permission to view encrypted data, everybody sees the mask.
    else row[name] = type === 'encryptedstring' && value !== null ? '*****' : value;
  }
  row.IsDeleted = record.deleted;
  return row;
}

function addressOf(name: string, fields: Readonly<Record<string, Cell>>): Cell {
  const prefix = name.replace(/Address$/, '');
  const part = (suffix: string) => fields[`${prefix}${suffix}`] ?? null;
  const address = {
    city: part('City'),
    country: part('Country'),
    geocodeAccuracy: part('GeocodeAccuracy'),
    latitude: part('Latitude'),
    longitude: part('Longitude'),
    postalCode: part('PostalCode'),
    state: part('State'),
    street: part('Street'),
  };
  return Object.values(address).every((value) => value === null) ? null : address;
}
