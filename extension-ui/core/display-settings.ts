/** How this person reads numbers and dates. */
export interface DisplaySettings {
  /** BCP 47 tag. */
  readonly locale: string;
  /** IANA name. */
  readonly timeZone: string;
}

/**
 * The same settings with anything that Intl does not know replaced: hosts hand over what their users typed, and one
 * unknown tag must not blank the whole card.
 */
export function usableSettings(wanted: DisplaySettings): DisplaySettings {
  return { locale: usableLocale(wanted.locale), timeZone: usableTimeZone(wanted.timeZone) };
}

function usableLocale(locale: string): string {
  // HubSpot writes `en_GB` where BCP 47 wants `en-GB`.
  const tag = locale.replaceAll('_', '-');
  try {
    return Intl.NumberFormat.supportedLocalesOf(tag)[0] ?? 'en-US';
  } catch {
    return 'en-US';
  }
}

function usableTimeZone(timeZone: string): string {
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone }).resolvedOptions().timeZone;
  } catch {
    return 'UTC';
  }
}
