/** How a locale writes numbers, with what is needed to read them back. */
export interface NumberShape {
  locale: string;
  /** Digits after the decimal sign; more are rounded away. `undefined`: as many as given. */
  precision: number | undefined;
}

const mostDigits = 20;

/** The number for a person to read: grouped, in the locale's digits signs. */
export function formatNumber(value: number, { locale, precision }: NumberShape): string {
  const digits = precision === undefined ? { maximumFractionDigits: mostDigits } : fixed(precision);
  return new Intl.NumberFormat(locale, digits).format(value);
}

/** The number for a person to edit: without grouping, which gets in the way of typing. */
export function editableNumber(value: number, { locale }: NumberShape): string {
  return new Intl.NumberFormat(locale, { useGrouping: false, maximumFractionDigits: mostDigits }).format(value);
}

/**
 * Reads what a person typed in their locale. `null` for an emptied field; `'unclear'` when it is no number, or when
 * it could be two: a value that is written to a CRM is never guessed.
 */
export function parseNumber(text: string, { locale, precision }: NumberShape): number | null | 'unclear' {
  const trimmed = text.trim();
  if (trimmed === '') return null;
  const { group, decimal } = signs(locale);
  const [whole = '', ...fractions] = trimmed.replace(/^[−]/, '-').split(decimal);
  if (fractions.length > 1) return 'unclear';
  const plain = ungrouped(whole, group);
  const fraction = fractions[0];
  if (plain === null || (fraction !== undefined && !/^\d*$/.test(fraction))) return 'unclear';
  const number = Number(`${plain}.${fraction || '0'}`);
  if (!Number.isFinite(number)) return 'unclear';
  return precision === undefined ? number : Number(number.toFixed(Math.min(precision, mostDigits)));
}

/** Grouping must stand where it belongs: "1,5" in English is a slip, not fifteen. */
function ungrouped(whole: string, group: string): string | null {
  const spaced = /\s/.test(group) ? whole.replace(/\s/g, group) : whole;
  const parts = spaced.split(group);
  const [first = '', ...others] = parts;
  if (!/^[+-]?\d*$/.test(first) || others.some((part) => !/^\d{2,3}$/.test(part))) return null;
  if (others.length > 0 && (!/\d/.test(first) || others.at(-1)?.length !== 3)) return null;
  const digits = parts.join('');
  return /\d/.test(digits) ? digits : digits === '' || /^[+-]$/.test(digits) ? `${digits}0` : null;
}

function signs(locale: string): { group: string; decimal: string } {
  const parts = new Intl.NumberFormat(locale).formatToParts(-1234567.8);
  const sign = (type: string, otherwise: string) => parts.find((part) => part.type === type)?.value ?? otherwise;
  return { group: sign('group', ','), decimal: sign('decimal', '.') };
}

function fixed(precision: number) {
  const digits = Math.max(0, Math.min(precision, mostDigits));
  return { minimumFractionDigits: digits, maximumFractionDigits: digits };
}
