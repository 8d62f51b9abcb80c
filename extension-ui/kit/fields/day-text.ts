import type { BaseDate, DateInputEventsPayload, DateInputProps } from '@hubspot/ui-extensions';

/** A day as `<input type="date">` writes it. The SDK counts months from 0. */
export function dayText(day: BaseDate | null | undefined): string {
  if (!day || !isDay(day)) return '';
  return `${pad(day.year, 4)}-${pad(day.month + 1, 2)}-${pad(day.date, 2)}`;
}

/** Reads `YYYY-MM-DD`; `null` for an empty field or a day that does not exist. */
export function parseDay(text: string): BaseDate | null {
  const [, year, month, date] = /^(\d{4,})-(\d\d)-(\d\d)$/.exec(text) ?? [];
  const day = { year: Number(year), month: Number(month) - 1, date: Number(date) };
  return isDay(day) ? day : null;
}

function isDay({ year, month, date }: BaseDate): boolean {
  const instant = new Date(0);
  instant.setUTCFullYear(year, month, date);
  return instant.getUTCFullYear() === year && instant.getUTCMonth() === month && instant.getUTCDate() === date;
}

/** The day with the text that HubSpot adds for the given `format`. */
export function dayPayload(day: BaseDate, format: DateInputProps['format'], locale: string): DateInputEventsPayload {
  return { ...day, formattedDate: formatDay(day, format ?? 'short', locale) };
}

export function formatDay(day: BaseDate, format: NonNullable<DateInputProps['format']>, locale: string): string {
  if (format === 'YYYY-MM-DD' || format === 'standard') return dayText(day);
  const instant = new Date(Date.UTC(day.year, day.month, day.date));
  const month =
    format === 'LL' || format === 'long' ? 'long' : format === 'll' || format === 'medium' ? 'short' : '2-digit';
  const numeric = month === '2-digit' ? '2-digit' : 'numeric';
  return new Intl.DateTimeFormat(locale, { timeZone: 'UTC', year: 'numeric', month, day: numeric }).format(instant);
}

function pad(number: number, length: number): string {
  return String(number).padStart(length, '0');
}
