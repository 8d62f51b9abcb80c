/** An amount of money that a text names. */
export interface Money {
  /** In whole units of the currency. */
  readonly amount: number;
  /** ISO 4217; `null` when the text says none ("120k"). A bare "$" is taken for USD. */
  readonly currency: string | null;
  readonly words: string;
  /** What follows in the text. */
  readonly after: string;
}

const currencies: readonly [RegExp, string][] = [
  [/^(?:us\$|\$|usd|(?:us )?dollars?)$/i, 'USD'],
  [/^(?:€|eur|euros?)$/i, 'EUR'],
  [/^(?:£|gbp|pounds?)$/i, 'GBP'],
  [/^(?:chf|(?:swiss )?francs?)$/i, 'CHF'],
  [/^nok$/i, 'NOK'],
  [/^sek$/i, 'SEK'],
  [/^dkk$/i, 'DKK'],
];

const sign = String.raw`us\$|\$|€|£|usd|eur|gbp|chf|nok|sek|dkk`;
const word = `${sign}|(?:us )?dollars?|euros?|pounds?|(?:swiss )?francs?`;
const digits = String.raw`\d{1,3}(?:[,.'’ \u00a0\u202f]\d{3})+(?:[.,]\d{1,2})?|\d+(?:[.,]\d{1,3})?`;
const money = new RegExp(
  String.raw`(?<![\w.,$€£])(?<sign>${sign})?\s?(?<digits>${digits})(?:[\s-]?(?<scale>k|thousand|grand|mn|million|m|bn|billion))?(?:\s?(?<word>${word}))?(?![\w%])`,
  'gi',
);

const scales = new Map([
  ['k', 1e3],
  ['thousand', 1e3],
  ['grand', 1e3],
  ['m', 1e6],
  ['mn', 1e6],
  ['million', 1e6],
  ['bn', 1e9],
  ['billion', 1e9],
]);

/** The amounts that `text` names with a currency or a scale; a bare number is no money. @param text numbers as digits */
export function moneyIn(text: string): Money[] {
  return [...text.matchAll(money)].flatMap((match) => {
    const { sign: before, digits: written = '', scale = '', word: behind } = match.groups ?? {};
    const named = before ?? behind;
    const multiplier = scales.get(scale.toLowerCase()) ?? 1;
    // "5m" alone is a length, "120k" alone is money.
    if (named === undefined && (multiplier === 1 || scale.toLowerCase() === 'm')) return [];
    const number = plainNumber(written, multiplier > 1);
    if (number === null) return [];
    const amount = Number((number * multiplier).toFixed(2));
    const currency = currencies.find(([pattern]) => pattern.test(named ?? ''))?.[1] ?? null;
    const words = match[0].trim();
    return [{ amount, currency, words, after: text.slice(match.index + match[0].length) }];
  });
}

/** "48,000", "48.000" and "48 000" are forty-eight thousand; "1.2" before "million" is a fraction. */
function plainNumber(written: string, isScaled: boolean): number | null {
  const grouped = /^\d{1,3}([,.'’ \u00a0\u202f])\d{3}(?:\1\d{3})*(?:[.,](\d{1,2}))?$/.exec(written);
  if (grouped !== null && !(isScaled && /^\d+[.,]\d{3}$/.test(written))) {
    const fraction = grouped[2] ?? '';
    const whole = fraction === '' ? written : written.slice(0, -fraction.length - 1);
    return Number(`${whole.replace(/\D/g, '')}.${fraction || '0'}`);
  }
  const number = Number(written.replace(',', '.'));
  return Number.isFinite(number) ? number : null;
}
