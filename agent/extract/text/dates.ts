import { type ParsedResult, parse } from 'chrono-node';

/** A day of the calendar that a text names. */
export interface NamedDay {
  /** YYYY-MM-DD */
  readonly iso: string;
  readonly words: string;
}

const quarterEnd =
  /\bend of (?:the )?(?:(this|next|current) )?(week|month|quarter|year)\b|\bend of Q([1-4])(?: (\d{4}))?\b/gi;

/**
 * The days that `text` names without doubt. "In March", "next week" and 03/04/2026 name none, and without
 * `occurredAt` neither does a day without its year.
 * @param occurredAt ISO 8601 with an offset: what "Friday" is counted from, in the time zone of that offset
 */
export function daysIn(text: string, occurredAt: string | null): NamedDay[] {
  const instant = new Date(occurredAt ?? '2000-01-01T12:00:00Z');
  if (Number.isNaN(instant.getTime())) return [];
  const timezone = offsetMinutes(occurredAt ?? '');
  const days: NamedDay[] = [];
  const rest = text.replace(
    quarterEnd,
    (words: string, which?: string, unit?: string, quarter?: string, year?: string) => {
      const today = new Date(instant.getTime() + timezone * 60_000);
      const iso =
        quarter === undefined ? periodEnd(today, unit ?? '', which ?? '') : endOfQuarter(today, quarter, year);
      if (iso !== null && (occurredAt !== null || year !== undefined)) days.push({ iso, words });
      return ' '.repeat(words.length);
    },
  );
  for (const result of parse(rest, { instant, timezone }, { forwardDate: true })) {
    if (occurredAt === null && !isAbsolute(result)) continue;
    if (isCertain(result, rest)) days.push({ iso: isoOf(result), words: result.text });
  }
  return days;
}

/** The only day that `text` names; `null` for none, and for several, of which nobody knows which is meant. */
export function onlyDayIn(text: string, occurredAt: string | null): NamedDay | null {
  const days = daysIn(text, occurredAt);
  return new Set(days.map(({ iso }) => iso)).size === 1 ? (days[0] ?? null) : null;
}

function isCertain(result: ParsedResult, text: string): boolean {
  const { start, end, text: words, index } = result;
  if (end !== null && end !== undefined) return false;
  if (/^last\b|\bago$/i.test(words)) return false;
  // "We sat down": the short names of days and months are words too, unless they are written as names.
  if (/^[a-z]{3,4}$/.test(words)) return false;
  // "Friday the 13th" names a month that the text leaves open.
  if (/^\s*,?\s*the \d/.test(text.slice(index + words.length))) return false;
  if (isAmbiguousNumeric(words)) return false;
  const isClock = start.isCertain('hour') && /\b(?:minute|hour|second)s?\b/i.test(words);
  const countsDays = /\b(?:within|in)\b.*\bweeks?\b/i.test(words);
  return !isClock && (start.isCertain('day') || start.isCertain('weekday') || countsDays);
}

function isAmbiguousNumeric(words: string): boolean {
  const match = /^(\d{1,2})[./-](\d{1,2})(?:[./-](\d{2,4}))?/.exec(words);
  if (match === null) return false;
  const [first, second] = [Number(match[1]), Number(match[2])];
  return match[3] === undefined || (first <= 12 && second <= 12 && first !== second);
}

function isAbsolute({ start, text }: ParsedResult): boolean {
  return start.isCertain('year') && /\d{4}/.test(text);
}

function isoOf({ start }: ParsedResult): string {
  return iso(start.get('year') ?? 0, start.get('month') ?? 1, start.get('day') ?? 1);
}

/** @param today its UTC fields hold the speaker's local day */
function periodEnd(today: Date, unit: string, which: string): string | null {
  const [year, month] = [today.getUTCFullYear(), today.getUTCMonth()];
  const ahead = which.toLowerCase() === 'next' ? 1 : 0;
  switch (unit.toLowerCase()) {
    case 'month':
      return lastDayOf(year, month + ahead);
    case 'quarter':
      return lastDayOf(year, Math.floor(month / 3) * 3 + 2 + 3 * ahead);
    case 'year':
      return iso(year + ahead, 12, 31);
    default: // A week ends on Friday for some and on Sunday for others.
      return null;
  }
}

function endOfQuarter(today: Date, quarter: string, year: string | undefined): string {
  const month = Number(quarter) * 3 - 1;
  const isOver = year === undefined && month < today.getUTCMonth();
  return lastDayOf(year === undefined ? today.getUTCFullYear() + (isOver ? 1 : 0) : Number(year), month);
}

/** @param month counted from 0; may run past 11 */
function lastDayOf(year: number, month: number): string {
  return new Date(Date.UTC(year, month + 1, 0)).toISOString().slice(0, 10);
}

function iso(year: number, month: number, day: number): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

function offsetMinutes(occurredAt: string): number {
  const match = /([+-])(\d{2}):?(\d{2})$/.exec(occurredAt);
  if (match === null) return 0;
  return (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3]));
}
