import type { Field, FieldValue } from '#domain/crm/field.ts';
import { canonicalDecimal, decimalOfNumber } from '#domain/crm/value/decimal.ts';

type Typed = Pick<Field, 'type' | 'options'>;

/**
 * A value as Salesforce tells it, in the canonical form of `FieldValue`. What does not fit the field's type is kept as
 * text: people must see what the record really holds.
 */
export function fromSalesforce(field: Typed, raw: unknown): FieldValue {
  if (raw === null || raw === undefined || raw === '') return null;
  if (typeof raw === 'boolean') return String(raw);
  if (typeof raw === 'number') return decimalOfNumber(raw) ?? String(raw);
  if (typeof raw !== 'string') return JSON.stringify(raw);
  switch (field.type) {
    case 'number':
    case 'currency':
      return canonicalDecimal(raw.trim()) ?? raw;
    case 'datetime':
      return instantOf(raw) ?? raw;
    case 'multi_option':
      return optionsOf(field, raw);
    case 'multiline':
      // Salesforce keeps the line ends of whoever typed; a person sees none of the difference.
      return raw.replace(/\r\n?/g, '\n');
    default:
      return raw;
  }
}

/** A canonical value as Salesforce takes it; `null` clears the field. */
export function toSalesforce(field: Pick<Field, 'type'>, value: FieldValue): string | number | boolean | null {
  if (value === null) return null;
  if (field.type === 'boolean') return value === 'true';
  if (field.type !== 'number' && field.type !== 'currency') return value;
  // As text where JSON's numbers would lose digits: Salesforce reads both.
  return decimalOfNumber(Number(value)) === value ? Number(value) : value;
}

/** Salesforce writes its offset without a colon. */
function instantOf(text: string): string | null {
  const ms = Date.parse(text.replace(/([+-]\d{2})(\d{2})$/, '$1:$2'));
  return Number.isNaN(ms) ? null : new Date(ms).toISOString();
}

/** Each once, in the order of the field's options; values that are no option any more come last. */
function optionsOf({ options }: Typed, raw: string): FieldValue {
  const chosen = new Set(raw.split(';').filter(Boolean));
  const ordered = options.map(({ value }) => value).filter((value) => chosen.delete(value));
  return [...ordered, ...chosen].join(';') || null;
}
