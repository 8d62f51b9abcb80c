/** A decimal number as people write it: sign, digits, fraction. Nothing passes through floating point. */
const plainDecimal = /^([+-]?)(\d+)(?:\.(\d+))?$/;
const scientific = /^([+-]?)(\d+)(?:\.(\d+))?e([+-]\d{1,3})$/;

/** Longer numbers than this no CRM keeps. */
export const digitsMax = 40;

/**
 * The canonical text of a decimal: no plus sign, no leading zeros, no "-0"; digits after the point stay as written.
 * @returns `null` for anything else, exponents included
 */
export function canonicalDecimal(text: string): string | null {
  const match = plainDecimal.exec(text);
  if (match === null) return null;
  const whole = (match[2] ?? '').replace(/^0+(?=\d)/, '');
  const fraction = match[3] === undefined ? '' : `.${match[3]}`;
  const isZero = /^0*$/.test(whole + (match[3] ?? ''));
  return `${match[1] === '-' && !isZero ? '-' : ''}${whole}${fraction}`;
}

/** A JSON number as a decimal, or `null` when JSON has already lost digits of it. */
export function decimalOfNumber(number: number): string | null {
  if (!Number.isFinite(number) || (Number.isInteger(number) && !Number.isSafeInteger(number))) return null;
  const text = String(number);
  const match = scientific.exec(text);
  if (match === null) return canonicalDecimal(text);
  // Only tiny numbers are left to be written with an exponent.
  const digits = `${match[2]}${match[3] ?? ''}`;
  const zeros = '0'.repeat(Math.max(0, -Number(match[4]) - (match[2] ?? '').length));
  return canonicalDecimal(`${match[1]}0.${zeros}${digits}`);
}

/** Below zero, zero or above it, as `a` is less than, equal to or more than `b`; both canonical. */
export function compareDecimals(a: string, b: string): number {
  const places = Math.max(fractionOf(a).length, fractionOf(b).length);
  const difference = scaled(a, places) - scaled(b, places);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** One text for each number: "5", "5.0" and "5.00" give "5". */
export function shortestDecimal(canonical: string): string {
  const shorter = canonical.includes('.') ? canonical.replace(/\.?0+$/, '') : canonical;
  return shorter === '-0' ? '0' : shorter;
}

function fractionOf(decimal: string): string {
  return decimal.split('.')[1] ?? '';
}

function scaled(decimal: string, places: number): bigint {
  return BigInt(decimal.replace('.', '') + '0'.repeat(places - fractionOf(decimal).length));
}
