import type { Field, FieldValue } from '#domain/crm/field.ts';
import { canonicalDecimal, decimalOfNumber } from '#domain/crm/value/decimal.ts';

type Typed = Pick<Field, 'type' | 'options'>;

const dayMs = 86_400_000;
// What JavaScript's calendar can hold.
const epochMsMax = 8_640_000_000_000_000;

/**
 * A value as HubSpot stores it, in the canonical form of `FieldValue`. A text that does not fit the field's type is
 * kept as it is: people must see what the record really holds.
 */
export function fromHubSpot(field: Typed, raw: string | null | undefined): FieldValue {
  if (raw === null || raw === undefined || raw === '') return null;
  switch (field.type) {
    case 'boolean':
      return /^(?:true|false)$/i.test(raw) ? raw.toLowerCase() : raw;
    case 'number':
    case 'currency':
      return decimalFrom(raw.trim()) ?? raw;
    case 'date':
      return dateFrom(raw) ?? raw;
    case 'datetime':
      return instantFrom(raw)?.toISOString() ?? raw;
    case 'multi_option':
      return optionsFrom(field, raw);
    default:
      return raw;
  }
}

/** A canonical value as HubSpot takes it: always a string, the empty one to clear the property. */
export function toHubSpot(field: Pick<Field, 'type'>, value: FieldValue): string {
  if (value === null) return '';
  // A leading ";" would add to the options that are there instead of replacing them.
  return field.type === 'multi_option' ? value.split(';').filter(Boolean).join(';') : value;
}

/** HubSpot writes large and tiny numbers with an exponent. */
function decimalFrom(text: string): string | null {
  const plain = canonicalDecimal(text);
  if (plain !== null) return plain;
  return /^[+-]?\d+(?:\.\d+)?e[+-]?\d{1,3}$/i.test(text) ? decimalOfNumber(Number(text)) : null;
}

/** YYYY-MM-DD, or the milliseconds or ISO moment of that day's midnight in UTC. */
function dateFrom(text: string): string | null {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return text;
  const instant = instantFrom(text);
  // Not midnight: no day that HubSpot stored, and rounding would invent one.
  return instant === null || instant.getTime() % dayMs !== 0 ? null : instant.toISOString().slice(0, 10);
}

function instantFrom(text: string): Date | null {
  const isEpoch = /^-?\d{1,16}$/.test(text);
  if (!isEpoch && !/^\d{4}-\d{2}-\d{2}T[\d:.]+(?:Z|[+-]\d{2}:?\d{2})$/.test(text)) return null;
  const ms = isEpoch ? Number(text) : Date.parse(text);
  if (!Number.isFinite(ms) || Math.abs(ms) > epochMsMax) return null;
  const instant = new Date(ms);
  const year = instant.getUTCFullYear();
  return year >= 1 && year <= 9999 ? instant : null;
}

/** Each once, in the order of the field's options; values that are no option any more come last. */
function optionsFrom({ options }: Typed, raw: string): FieldValue {
  const chosen = new Set(raw.split(';').filter(Boolean));
  const ordered = options.map(({ value }) => value).filter((value) => chosen.delete(value));
  return [...ordered, ...chosen].join(';') || null;
}
