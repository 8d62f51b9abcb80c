import type { Field, FieldValue } from './field.ts';
import { parseEmail, parsePhone, parseUrl, samePhoneKey } from './value/contact-point.ts';
import { parseDate, parseInstant } from './value/date.ts';
import { canonicalDecimal, decimalOfNumber, shortestDecimal } from './value/decimal.ts';
import { parseNumber } from './value/number.ts';
import { parseBoolean, parseOption, parseOptions } from './value/option.ts';
import { accepted, type Parsed, wrongType } from './value/parsed.ts';
import { parseText } from './value/text.ts';

export { checkLimits } from './field-limits.ts';
export type { Parsed } from './value/parsed.ts';

/**
 * What an agent or a person proposes, in the canonical form of `FieldValue`. Nothing is guessed: a value that could
 * be read two ways is refused with the spelling to use. `null` and blank text clear the field.
 * @param raw JSON from outside: string, number, boolean, list of strings, null, or anything else
 * @returns `value_wrong_type`, `value_not_an_option`, `value_too_long` or `value_out_of_range` on refusal
 */
export function parseProposed(field: Field, raw: unknown): Parsed {
  if (field.type === 'unsupported') {
    return wrongType(`${field.label} has a type that Fieldward cannot show, so it cannot be suggested.`);
  }
  if (raw === null || (typeof raw === 'string' && raw.trim() === '')) return accepted(null);
  switch (field.type) {
    case 'text':
      return parseText(field.label, plainWhenNumber(raw), { multiline: false });
    case 'multiline':
      return parseText(field.label, plainWhenNumber(raw), { multiline: true });
    case 'number':
    case 'currency':
      return parseNumber(field.label, raw);
    case 'date':
      return parseDate(field.label, raw);
    case 'datetime':
      return parseInstant(field.label, raw);
    case 'boolean':
      return parseBoolean(field, raw);
    case 'option':
      return parseOption(field, raw);
    case 'multi_option':
      return parseOptions(field, raw);
    case 'email':
      return parseEmail(field.label, raw);
    case 'phone':
      return parsePhone(field.label, raw);
    case 'url':
      return parseUrl(field.label, raw);
  }
}

/**
 * Whether two values mean the same to the CRM, so that its own spelling ("5.0", another order of options, a
 * lower-cased address) passes neither for a change nor for a conflict.
 */
export function sameValue(field: Pick<Field, 'type'>, a: FieldValue, b: FieldValue): boolean {
  return a === b || comparisonKey(field.type, a) === comparisonKey(field.type, b);
}

function comparisonKey(type: Field['type'], value: FieldValue): string {
  if (value === null || value === '') return '';
  if (type === 'number' || type === 'currency') {
    const decimal = canonicalDecimal(value.trim());
    return decimal === null ? value : shortestDecimal(decimal);
  }
  if (type === 'datetime') {
    const instant = parseInstant('', value);
    return instant.ok ? (instant.value ?? '') : value;
  }
  if (type === 'multi_option') return [...new Set(value.split(';').filter(Boolean))].sort().join(';');
  if (type === 'boolean' || type === 'email') return value.toLowerCase();
  if (type === 'phone') return samePhoneKey(value);
  return value;
}

/** An agent may well send 42 for a text field; no digit is lost by writing it out. */
function plainWhenNumber(raw: unknown): unknown {
  return typeof raw === 'number' ? (decimalOfNumber(raw) ?? raw) : raw;
}
