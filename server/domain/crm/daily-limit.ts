/** How much of the calls of a day (a calendar day or the last 24 hours) is spent, as the CRM itself says. */
export interface DailyUsage {
  readonly used: number;
  readonly limit: number;
}

const longestHoldMs = 15 * 60_000;

/**
 * How long nobody calls a CRM that said its limit of a day is used up. A rolling limit gives calls back bit by bit, so
 * it is asked again soon at first, then ever less often.
 * @param refusals how often in a row it has said so before
 */
export function holdMsAfter(firstMs: number, refusals: number): number {
  return Math.min(longestHoldMs, firstMs * 2 ** Math.min(refusals, 30));
}

/** Share of the limit that background work leaves for people. */
export const dailyReserve = 0.1;

export function isShort({ used, limit }: DailyUsage): boolean {
  return limit - used < limit * dailyReserve;
}

/** What is told is kept this long; after that somebody has to ask anew, or a quiet account would stay stopped for ever. */
export const usageKeptMs = 60 * 60_000;

/** Whether a figure is worth writing down for the other processes: each call brings one, and most say nothing new. */
export function isNews(last: (DailyUsage & { readonly at: number }) | null, seen: DailyUsage, now: number): boolean {
  if (last === null || now - last.at >= usageKeptMs / 4) return true;
  return isShort(last) !== isShort(seen) || Math.abs(seen.used - last.used) >= seen.limit / 100;
}
