/** A day without a time, month from 1. */
export interface CalendarDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** A day with a wall-clock time, seconds left out. */
export interface WallTime extends CalendarDay {
  readonly hours: number;
  readonly minutes: number;
}

const dayPattern = /^(\d{4})-(\d{2})-(\d{2})$/;

/** `YYYY-MM-DD` to a day; `null` when that day does not exist. */
export function parseDay(text: string): CalendarDay | null {
  const match = dayPattern.exec(text);
  if (match === null) return null;
  const day = { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) };
  // An overflowing day such as February 30 lands in the next month.
  return new Date(utcOf(day)).getUTCMonth() === day.month - 1 && day.day > 0 ? day : null;
}

export function dayText({ year, month, day }: CalendarDay): string {
  return `${pad(year, 4)}-${pad(month)}-${pad(day)}`;
}

/** Milliseconds of midnight UTC on that day; the year is taken literally (`Date.UTC` would read 26 as 1926). */
export function utcOf({ year, month, day }: CalendarDay): number {
  return new Date(0).setUTCFullYear(year, month - 1, day);
}

/** Whole days from `from` to `to`; negative when `to` lies before. */
export function daysBetween(from: CalendarDay, to: CalendarDay): number {
  return Math.round((utcOf(to) - utcOf(from)) / 86_400_000);
}

/** The calendar day that it is at this instant in that zone. */
export function dayOf(instant: Date, timeZone: string): CalendarDay {
  const { year, month, day } = wallTimeOf(instant, timeZone);
  return { year, month, day };
}

/** What clocks in that zone show at this instant. */
export function wallTimeOf(instant: Date, timeZone: string): WallTime {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  }).formatToParts(instant);
  const read = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((part) => part.type === type)?.value ?? 0);
  return { year: read('year'), month: read('month'), day: read('day'), hours: read('hour'), minutes: read('minute') };
}

/**
 * The instant at which clocks in that zone show this time. Where a clock change repeats the hour, one of the two; where
 * it skips it, the hour after.
 */
export function instantOf(wall: WallTime, timeZone: string): Date {
  const wanted = utcOf(wall) + (wall.hours * 60 + wall.minutes) * 60_000;
  const first = wanted - offsetMs(wanted, timeZone);
  return new Date(wanted - offsetMs(first, timeZone));
}

function offsetMs(instantMs: number, timeZone: string): number {
  const wall = wallTimeOf(new Date(instantMs), timeZone);
  const minuteMs = Math.floor(instantMs / 60_000) * 60_000;
  return utcOf(wall) + (wall.hours * 60 + wall.minutes) * 60_000 - minuteMs;
}

function pad(value: number, length = 2): string {
  return String(value).padStart(length, '0');
}
