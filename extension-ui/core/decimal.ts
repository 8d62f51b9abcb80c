const plain = /^-?\d+(?:\.\d+)?$/;

type PlainDecimal = `${number}`;

/** A canonical number: digits with an optional fraction, no exponent, no grouping. */
export function isPlainDecimal(text: string): text is PlainDecimal {
  return plain.test(text);
}

/** Digits after the point. */
export function fractionDigits(text: PlainDecimal): number {
  const point = text.indexOf('.');
  return point < 0 ? 0 : text.length - point - 1;
}

/** `to - from`, exact: through floating point 0.3 - 0.1 would be shown as 0.19999999999999998. */
export function subtractDecimals(to: PlainDecimal, from: PlainDecimal): PlainDecimal {
  const digits = Math.max(fractionDigits(to), fractionDigits(from));
  const difference = scaled(to, digits) - scaled(from, digits);
  const sign = difference < 0n ? '-' : '';
  const figures = (difference < 0n ? -difference : difference).toString().padStart(digits + 1, '0');
  const whole = figures.slice(0, figures.length - digits);
  const fraction = figures.slice(figures.length - digits).replace(/0+$/, '');
  return `${sign}${whole}${fraction === '' ? '' : `.${fraction}`}` as PlainDecimal;
}

/** A JavaScript number as plain decimals, where `String` would write `1e+21`. `null` for NaN and infinities. */
export function plainDecimal(value: number): string | null {
  if (!Number.isFinite(value)) return null;
  const text = String(value);
  if (isPlainDecimal(text)) return text === '-0' ? '0' : text;
  return value.toLocaleString('en-US', { useGrouping: false, maximumFractionDigits: 20 });
}

function scaled(text: PlainDecimal, digits: number): bigint {
  const [whole = '0', fraction = ''] = text.split('.');
  return BigInt(`${whole}${fraction.padEnd(digits, '0')}`);
}
