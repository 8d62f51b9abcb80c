import type { DisplaySettings } from './display-settings.ts';

const steps: readonly { unit: Intl.RelativeTimeFormatUnit; seconds: number; below: number }[] = [
  { unit: 'minute', seconds: 60, below: 3_600 },
  { unit: 'hour', seconds: 3_600, below: 86_400 },
  { unit: 'day', seconds: 86_400, below: 14 * 86_400 },
  { unit: 'week', seconds: 7 * 86_400, below: 60 * 86_400 },
  { unit: 'month', seconds: 30.44 * 86_400, below: 548 * 86_400 },
  { unit: 'year', seconds: 365.25 * 86_400, below: Number.POSITIVE_INFINITY },
];

/** `2 hours ago`. `null` when the text is no time. */
export function formatAge(at: string, now: Date, settings: DisplaySettings): string | null {
  const instant = Date.parse(at);
  if (Number.isNaN(instant)) return null;
  // The reader's clock may run behind the server's: nothing was filed in the future.
  const seconds = Math.min(0, (instant - now.getTime()) / 1_000);
  return relative(seconds > -60 ? 0 : seconds, settings, 'minute');
}

/** `in 3 hours`, `20 minutes ago`. `null` when the text is no time. */
export function formatDistance(at: string, now: Date, settings: DisplaySettings): string | null {
  const instant = Date.parse(at);
  return Number.isNaN(instant) ? null : relative((instant - now.getTime()) / 1_000, settings, 'minute');
}

/** `in 4 months`, `tomorrow`, `today`. */
export function formatDayDistance(days: number, settings: DisplaySettings): string {
  return relative(days * 86_400, settings, 'day');
}

/** Date and time in the reader's zone, zone named: `Nov 20, 2026, 3:04 PM GMT+1`. `null` when the text is no time. */
export function formatInstant(at: string, settings: DisplaySettings): string | null {
  const instant = Date.parse(at);
  if (Number.isNaN(instant)) return null;
  return new Intl.DateTimeFormat(settings.locale, {
    timeZone: settings.timeZone,
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZoneName: 'short',
  }).format(instant);
}

function relative(seconds: number, settings: DisplaySettings, smallest: 'minute' | 'day'): string {
  const usable = smallest === 'day' ? steps.filter((step) => step.seconds >= 86_400) : steps;
  const step = usable.find(({ below }) => Math.abs(seconds) < below) ?? usable[usable.length - 1];
  const exact = seconds / (step?.seconds ?? 1);
  // Two hours minus a minute is one hour and more; two years minus a day is two years to anybody.
  const count = (step?.seconds ?? 0) > 86_400 ? Math.round(exact) : Math.trunc(exact);
  if (count === 0 && smallest === 'minute') {
    return new Intl.RelativeTimeFormat(settings.locale, { numeric: 'auto' }).format(0, 'second');
  }
  return new Intl.RelativeTimeFormat(settings.locale, { numeric: 'auto' }).format(
    Object.is(count, -0) ? 0 : count,
    step?.unit ?? 'day',
  );
}
