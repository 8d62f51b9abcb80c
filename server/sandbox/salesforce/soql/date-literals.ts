/** Half open, epoch milliseconds, in the organization's time zone (UTC here). */
export interface DateRange {
  from: number;
  to: number;
}

type Unit = 'DAY' | 'WEEK' | 'MONTH' | 'QUARTER' | 'YEAR';

const dayMs = 86_400_000;

/** Midnight at which the unit that contains `at` begins, moved by whole units. Weeks begin on Sunday. */
function startOf(unit: Unit, at: Date, offset = 0): number {
  const [year, month, day] = [at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate()];
  switch (unit) {
    case 'DAY':
      return Date.UTC(year, month, day + offset);
    case 'WEEK':
      return Date.UTC(year, month, day - at.getUTCDay() + 7 * offset);
    case 'MONTH':
      return Date.UTC(year, month + offset, 1);
    case 'QUARTER':
      return Date.UTC(year, month - (month % 3) + 3 * offset, 1);
    default:
      return Date.UTC(year + offset, 0, 1);
  }
}

/**
 * @param literal `TODAY`, `LAST_N_DAYS:30`, …; fiscal periods are calendar ones
 * @returns undefined for a name that is no date literal
 */
export function dateRange(literal: string, now: Date): DateRange | undefined {
  const [name = '', count] = literal.toUpperCase().replace('FISCAL_', '').split(':');
  const between = (unit: Unit, first: number, last: number): DateRange => {
    return { from: startOf(unit, now, first), to: startOf(unit, now, last + 1) };
  };
  const today = startOf('DAY', now);
  switch (name) {
    case 'YESTERDAY':
      return between('DAY', -1, -1);
    case 'TODAY':
      return between('DAY', 0, 0);
    case 'TOMORROW':
      return between('DAY', 1, 1);
    case 'LAST_90_DAYS':
      return { from: today - 90 * dayMs, to: today + dayMs };
    case 'NEXT_90_DAYS':
      return { from: today + dayMs, to: today + 91 * dayMs };
  }
  const whole = /^(LAST|THIS|NEXT)_(WEEK|MONTH|QUARTER|YEAR)$/.exec(name);
  if (whole) {
    const offset = { LAST: -1, THIS: 0, NEXT: 1 }[whole[1] ?? ''] ?? 0;
    return between(whole[2] as Unit, offset, offset);
  }
  return countedRange(name, Number(count), between);
}

function countedRange(
  name: string,
  n: number,
  between: (unit: Unit, first: number, last: number) => DateRange,
): DateRange | undefined {
  if (!Number.isInteger(n) || n < 0) return undefined;
  const ago = /^N_(DAY|WEEK|MONTH|QUARTER|YEAR)S_AGO$/.exec(name);
  if (ago) return between(ago[1] as Unit, -n, -n);
  const counted = /^(LAST|NEXT)_N_(DAY|WEEK|MONTH|QUARTER|YEAR)S$/.exec(name);
  if (!counted) return undefined;
  const unit = counted[2] as Unit;
  if (counted[1] === 'NEXT') return between(unit, 1, n);
  // The last days reach to now, the last weeks and months end before the present one.
  return between(unit, -n, unit === 'DAY' ? 0 : -1);
}
