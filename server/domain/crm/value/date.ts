import { accepted, type Parsed, refused, wrongType } from './parsed.ts';

const datePattern = /^(\d{4})-(\d{2})-(\d{2})$/;
const instantPattern =
  /^(\d{4}-\d{2}-\d{2})[Tt](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?([Zz]|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;

/** A day of the Gregorian calendar, without a time zone, so that nobody's clock can move it. */
export function parseDate(label: string, raw: unknown): Parsed {
  const text = typeof raw === 'string' ? raw.trim() : '';
  if (!datePattern.test(text)) return wrongType(`${label} takes a date as YYYY-MM-DD, such as 2026-03-31.`);
  if (!isCalendarDay(text)) return refused('value_out_of_range', `${text} is not a day of the calendar.`);
  return accepted(text);
}

/** A moment: ISO 8601 with its time zone; kept in UTC with milliseconds. */
export function parseInstant(label: string, raw: unknown): Parsed {
  const text = typeof raw === 'string' ? raw.trim() : '';
  const match = instantPattern.exec(text);
  if (match === null) {
    return wrongType(`${label} takes a date and time with its zone, such as 2026-03-31T15:00:00+02:00.`);
  }
  const [, day = '', hours = '', minutes = '', seconds = '00', fraction = '', zone = ''] = match;
  if (!isCalendarDay(day) || Number(hours) > 23 || Number(minutes) > 59 || Number(seconds) > 59) {
    return refused('value_out_of_range', `${text} is not a moment of the calendar.`);
  }
  const millis = fraction.slice(0, 3).padEnd(3, '0');
  const instant = new Date(`${day}T${hours}:${minutes}:${seconds}.${millis}${zone.toUpperCase()}`);
  const year = instant.getUTCFullYear();
  if (!(year >= 1 && year <= 9999)) return refused('value_out_of_range', `${text} is outside the years 1 to 9999.`);
  return accepted(instant.toISOString());
}

/** @param text YYYY-MM-DD, already in shape */
function isCalendarDay(text: string): boolean {
  const [, year = '', month = '', day = ''] = datePattern.exec(text) ?? [];
  if (Number(year) < 1 || Number(month) < 1 || Number(month) > 12 || Number(day) < 1) return false;
  const isLeap = Number(year) % 4 === 0 && (Number(year) % 100 !== 0 || Number(year) % 400 === 0);
  const days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return Number(day) <= (days[Number(month) - 1] ?? 0);
}
