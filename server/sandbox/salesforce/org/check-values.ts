import type { WriteProblem } from '../org-port.ts';
import type { Cell } from '../soql/table.ts';
import type { FieldSpec } from './catalogue/field.ts';
import type { ObjectSpec } from './catalogue/objects.ts';

export type Checked = { value: Cell } | { problem: WriteProblem };

/**
 * A value that an API call brings, as Salesforce stores it, or Salesforce's words of refusal. Lookups are checked
 * elsewhere.
 */
export function checkValue(
  spec: ObjectSpec,
  field: FieldSpec,
  given: Cell,
  present: Readonly<Record<string, Cell>>,
): Checked {
  const value = given === '' ? null : given;
  if (value === null) {
    if (field.type !== 'boolean') return { value: null };
    return refusal('INVALID_TYPE_ON_FIELD_IN_RECORD', `${field.label}: value not of required type: `, field);
  }
  switch (field.type) {
    case 'boolean':
      return typeof value === 'boolean' ? { value } : wrongType(field, value);
    case 'int':
    case 'double':
    case 'percent':
    case 'currency':
      return checkNumber(field, value);
    case 'date':
      return checkDate(field, value);
    case 'datetime':
      return checkDateTime(field, value);
    case 'picklist':
    case 'multipicklist':
      return checkPicklist(spec, field, value, present);
    default:
      return checkText(field, value);
  }
}

export function refusal(statusCode: string, message: string, ...fields: FieldSpec[]): { problem: WriteProblem } {
  return { problem: { statusCode, message, fields: fields.map(({ name }) => name) } };
}

/** The call's JSON does not fit the field: Salesforce says so before it looks at anything else. */
function wrongType({ type }: FieldSpec, value: Cell): Checked {
  const wanted = type === 'int' || type === 'boolean' || type === 'date' || type === 'datetime' ? type : 'double';
  const message = `Cannot deserialize instance of ${isText(type) ? 'string' : wanted} from ${tokenOf(value)} value ${String(value)} or request may be missing a required field at [line:1, column:2]`;
  return { problem: { statusCode: 'JSON_PARSER_ERROR', message, fields: [] } };
}

const isText = (type: string) =>
  !['int', 'boolean', 'date', 'datetime', 'double', 'percent', 'currency'].includes(type);

function tokenOf(value: Cell): string {
  if (typeof value === 'string') return 'VALUE_STRING';
  if (typeof value === 'boolean') return `VALUE_${String(value).toUpperCase()}`;
  if (typeof value === 'number') return Number.isInteger(value) ? 'VALUE_NUMBER_INT' : 'VALUE_NUMBER_FLOAT';
  return 'START_OBJECT';
}

function checkNumber(field: FieldSpec, value: Cell): Checked {
  const number = typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value.trim()) ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isFinite(number)) return wrongType(field, value);
  const { precision = 18, scale = 0 } = field;
  if (field.type === 'int' && !Number.isInteger(number)) return wrongType(field, value);
  if (Math.abs(number) >= 10 ** (precision - scale)) {
    const message = `${field.label}: value outside of valid range on numeric field: ${number}`;
    return refusal('NUMBER_OUTSIDE_VALID_RANGE', message, field);
  }
  return { value: Number(number.toFixed(scale)) };
}

function checkDate(field: FieldSpec, value: Cell): Checked {
  const given = typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) ? new Date(value) : null;
  // JavaScript reads February 30 as March 2: a day that comes back as another does not exist.
  const exists = given !== null && !Number.isNaN(given.getTime()) && given.toISOString().startsWith(String(value));
  return exists ? { value } : wrongType(field, value);
}

function checkDateTime(field: FieldSpec, value: Cell): Checked {
  if (typeof value !== 'string' || Number.isNaN(Date.parse(value))) return wrongType(field, value);
  return { value: `${new Date(value).toISOString().slice(0, 19)}.000+0000` };
}

function checkPicklist(
  spec: ObjectSpec,
  field: FieldSpec,
  value: Cell,
  present: Readonly<Record<string, Cell>>,
): Checked {
  if (typeof value !== 'string') return wrongType(field, value);
  const chosen =
    field.type === 'multipicklist'
      ? value
          .split(';')
          .map((one) => one.trim())
          .filter(Boolean)
      : [value];
  const known = field.values ?? [];
  if (field.restricted) {
    const odd = chosen.find((one) => !known.some((option) => option.value === one));
    if (odd !== undefined) {
      const message = `${field.label}: bad value for restricted picklist field: ${odd}`;
      return refusal('INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST', message, field);
    }
  }
  const controlling = field.controller === undefined ? undefined : present[field.controller];
  const unfit = chosen.find((one) => {
    const validFor = known.find((option) => option.value === one)?.validFor;
    return validFor !== undefined && !validFor.includes(String(controlling ?? ''));
  });
  if (unfit !== undefined) {
    const label = spec.fields.find(({ name }) => name === field.controller)?.label ?? '';
    const message = `${field.label}: bad value for dependent picklist field: ${unfit} is not valid for ${label} ${controlling ?? '(none)'}`;
    return refusal('FIELD_INTEGRITY_EXCEPTION', message, field);
  }
  const ordered = known.map((option) => option.value).filter((one) => chosen.includes(one));
  const stored =
    field.type === 'multipicklist' ? [...ordered, ...chosen.filter((one) => !ordered.includes(one))].join(';') : value;
  return { value: stored };
}

function checkText(field: FieldSpec, value: Cell): Checked {
  const text = typeof value === 'number' || typeof value === 'boolean' ? String(value) : value;
  if (typeof text !== 'string') return wrongType(field, value);
  // Salesforce trims what people leave at the ends.
  const kept = text.trim();
  const lengthMax = field.length ?? 255;
  if (kept.length > lengthMax) {
    const message = `${field.label}: data value too large: ${kept.slice(0, 40)} (max length=${lengthMax})`;
    return refusal('STRING_TOO_LONG', message, field);
  }
  if (field.type === 'email' && !/^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/.test(kept)) {
    return refusal('INVALID_EMAIL_ADDRESS', `${field.label}: invalid email address: ${kept}`, field);
  }
  return { value: kept === '' ? null : kept };
}
