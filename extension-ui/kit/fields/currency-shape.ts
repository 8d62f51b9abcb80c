/** Sign and usual decimals of an ISO 4217 currency; a code that is none keeps its letters and two decimals. */
export function currencyShape(currency: string, locale: string): { sign: string; precision: number } {
  if (!/^[A-Za-z]{3}$/.test(currency)) return { sign: currency, precision: 2 };
  const format = new Intl.NumberFormat(locale, { style: 'currency', currency });
  const sign = format.formatToParts(0).find(({ type }) => type === 'currency')?.value ?? currency;
  return { sign, precision: format.resolvedOptions().maximumFractionDigits ?? 2 };
}
