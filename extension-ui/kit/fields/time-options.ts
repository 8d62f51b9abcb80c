import type { BaseTime } from '@hubspot/ui-extensions';

const dayMinutes = 24 * 60;

interface Offer {
  /** Minutes between two offered times. */
  interval: number;
  min: BaseTime | undefined;
  max: BaseTime | undefined;
  chosen: BaseTime | null;
}

/** The times to choose from, in order, the chosen one always among them. */
export function offeredTimes({ interval, min, max, chosen }: Offer): BaseTime[] {
  const step = Math.max(1, Math.round(interval) || 1);
  const first = min === undefined ? 0 : minutesOf(min);
  const last = max === undefined ? dayMinutes - 1 : minutesOf(max);
  const offered = new Set<number>();
  for (let at = 0; at < dayMinutes; at += step) if (at >= first && at <= last) offered.add(at);
  if (chosen !== null) offered.add(minutesOf(chosen));
  return [...offered].sort((a, b) => a - b).map((at) => ({ hours: Math.floor(at / 60), minutes: at % 60 }));
}

export function formatTime({ hours, minutes }: BaseTime, locale: string): string {
  const format = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', hour: 'numeric', minute: '2-digit' });
  return format.format(new Date(Date.UTC(2000, 0, 1, hours, minutes)));
}

function minutesOf({ hours, minutes }: BaseTime): number {
  return hours * 60 + minutes;
}
