import { canonicalDecimal, decimalOfNumber, digitsMax } from './decimal.ts';
import { accepted, type Parsed, refused, wrongType } from './parsed.ts';

/** A number as the CRM wants it: a plain decimal, with neither unit nor separators that could be read two ways. */
export function parseNumber(label: string, raw: unknown): Parsed {
  if (typeof raw === 'number') {
    const decimal = decimalOfNumber(raw);
    if (decimal !== null && decimal.length <= digitsMax) return accepted(decimal);
    return wrongType(`JSON cannot hold this number exactly. Send the digits for ${label} as a string.`);
  }
  if (typeof raw !== 'string') return wrongType(`${label} takes a number, such as 1200 or "1200.50".`);
  const text = raw.trim();
  if (text.length > digitsMax) return refused('value_out_of_range', `${label} takes at most ${digitsMax} digits.`);
  const decimal = canonicalDecimal(text);
  if (decimal !== null) return accepted(decimal);
  return wrongType(`${label} takes a plain number. ${hintFor(text)}`);
}

function hintFor(text: string): string {
  if (/^[+-]?\d{1,3}([,\s'’]\d{3})+(\.\d+)?$/.test(text)) {
    return `Write ${text.replace(/[^\d.+-]/g, '')} instead of ${text}.`;
  }
  if (/^[+-]?[\d.]+,\d+$/.test(text)) return 'Use a point for decimals, and no separators between thousands.';
  if (/e[+-]?\d+$/i.test(text)) return 'Write all digits instead of an exponent.';
  if (/[%\p{Sc}]|\b[A-Z]{3}\b/u.test(text)) return 'Leave out currency and percent signs.';
  return 'Use digits, one point for decimals and a leading minus if needed.';
}
