/** An ISO 4217 code as a CRM tells it, or `null` for anything that is none. */
export function currencyCode(raw: unknown): string | null {
  return typeof raw === 'string' && /^[A-Z]{3}$/.test(raw) ? raw : null;
}
