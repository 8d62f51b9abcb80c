import type { Property } from '../catalogue/property.ts';
import type { ValidationRule } from '../catalogue/validation-rules.ts';
import { owners } from '../people.ts';

/** One entry of the list that HubSpot puts as JSON into the message of a 400. */
export interface Objection {
  isValid: false;
  message: string;
  error: string;
  name: string;
  localizedErrorMessage: string;
}

export type Checked = { ok: true; value: string } | { ok: false; objection: Objection };

const longestValue = 65_536;
const dayMs = 86_400_000;
// White space and characters that nobody sees.
const edges = /^[\s\u200B-\u200D\u2060\uFEFF]|[\s\u200B-\u200D\u2060\uFEFF]$/;

/**
 * Checks a value as HubSpot does on every write.
 * @param raw the empty string clears the property
 * @param present the stored value: a multi-select that begins with `;` adds to it
 * @returns the value as it is stored, or the first objection
 */
export function checkValue(
  property: Property,
  rules: readonly ValidationRule[],
  raw: string,
  present: string | undefined,
): Checked {
  if (property.modificationMetadata.readOnlyValue || property.calculated) {
    const message = `"${property.name}" is a read only property; its value cannot be set.`;
    return refused(property, 'READ_ONLY_VALUE', message);
  }
  if (raw === '') return { ok: true, value: '' };
  if (raw.length > longestValue) {
    return refused(property, 'INVALID_LENGTH', `Property value is longer than ${longestValue} characters.`);
  }
  if (property.type !== 'string' && edges.test(raw)) {
    const message = `"${raw}" has leading or trailing whitespace.`;
    return refused(property, 'LEADING_TRAILING_WHITESPACE', message);
  }
  const typed = checkType(property, raw, present);
  if (!typed.ok) return typed;
  const broken = rules.find((rule) => !keeps(rule, typed.value));
  if (!broken) return typed;
  const message = `${property.label} does not meet the validation rule ${broken.ruleType} (${broken.ruleArguments.join(', ')}).`;
  return refused(property, 'VALIDATION_RULE_FAILED', message);
}

export function objectionOf(name: string, error: string, message: string): Objection {
  return { isValid: false, message, error, name, localizedErrorMessage: message };
}

function refused(property: Property, error: string, message: string): Checked {
  return { ok: false, objection: objectionOf(property.name, error, message) };
}

function checkType(property: Property, raw: string, present: string | undefined): Checked {
  switch (property.type) {
    case 'number':
      if (/^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?$/.test(raw)) return { ok: true, value: raw };
      return refused(property, 'INVALID_FLOAT', `${raw} was not a valid number.`);
    case 'date':
      return checkDate(property, raw);
    case 'datetime':
      return checkDateTime(property, raw);
    case 'bool':
      if (/^(?:true|false)$/i.test(raw)) return { ok: true, value: raw.toLowerCase() };
      return invalidOption(property, raw);
    case 'enumeration':
      return checkOptions(property, raw, present);
    default:
      return checkText(property, raw);
  }
}

function checkDate(property: Property, raw: string): Checked {
  const ms = /^-?\d+$/.test(raw) ? Number(raw) : dayMsOf(raw);
  const isDay = ms !== null && Number.isSafeInteger(ms) && Math.abs(ms) < 8.64e15 && ms % dayMs === 0;
  if (isDay) return { ok: true, value: new Date(ms).toISOString().slice(0, 10) };
  return refused(property, 'INVALID_DATE', `${raw} was not a valid date: it must be midnight UTC or YYYY-MM-DD.`);
}

function dayMsOf(text: string): number | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  const ms = Date.parse(`${text}T00:00:00Z`);
  // 30 February is a day that Date moves into March.
  return Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 10) !== text ? null : ms;
}

function checkDateTime(property: Property, raw: string): Checked {
  const isIso = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})$/.test(raw);
  const ms = /^-?\d+$/.test(raw) ? Number(raw) : isIso ? Date.parse(raw) : (dayMsOf(raw) ?? Number.NaN);
  const isMoment = Number.isSafeInteger(ms) && Math.abs(ms) <= 8.64e15;
  if (isMoment) return { ok: true, value: new Date(ms).toISOString() };
  return refused(property, 'INVALID_DATE', `${raw} was not a valid date.`);
}

function checkOptions(property: Property, raw: string, present: string | undefined): Checked {
  const isSet = property.fieldType === 'checkbox';
  const given = isSet ? raw.split(';').filter(Boolean) : [raw];
  const bad = given.find((value) => !isOption(property, value));
  if (bad !== undefined) return invalidOption(property, bad);
  if (!isSet) return { ok: true, value: raw };
  const before = raw.startsWith(';') ? (present ?? '').split(';').filter(Boolean) : [];
  return { ok: true, value: [...new Set([...before, ...given])].join(';') };
}

function isOption(property: Property, value: string): boolean {
  if (property.referencedObjectType === 'OWNER') return owners.some(({ id, archived }) => id === value && !archived);
  if (property.externalOptions && property.options.length === 0) return /^\d+$/.test(value);
  return property.options.some((option) => option.value === value);
}

function invalidOption(property: Property, value: string): Checked {
  const allowed = property.options.map(({ label, value: one }) => `label: "${label}" value: "${one}"`).join(', ');
  return refused(property, 'INVALID_OPTION', `${value} was not one of the allowed options: [${allowed}]`);
}

function checkText(property: Property, raw: string): Checked {
  if (property.name === 'email' && !isEmail(raw)) {
    return refused(property, 'INVALID_EMAIL', `Email address ${raw} is invalid`);
  }
  return { ok: true, value: raw };
}

function isEmail(text: string): boolean {
  return /^[^\s@]{1,64}@[^\s@]+\.[^\s@]{2,}$/.test(text) && text.length <= 254;
}

function keeps({ ruleType, ruleArguments: [argument = ''] }: ValidationRule, value: string): boolean {
  switch (ruleType) {
    case 'MIN_LENGTH':
      return value.length >= Number(argument);
    case 'MAX_LENGTH':
      return value.length <= Number(argument);
    case 'MIN_NUMBER':
      return Number(value) >= Number(argument);
    case 'MAX_NUMBER':
      return Number(value) <= Number(argument);
    case 'REGEX':
      return new RegExp(argument, 'u').test(value);
    case 'EMAIL':
      return isEmail(value);
    case 'URL':
      return /^(?:https?:\/\/)?[\w-]+(?:\.[\w-]+)+(?:[/?#]\S*)?$/.test(value);
    case 'WHITESPACE':
      return !/\s/.test(value);
  }
}
