/** Longest pause between two looks, and how long it is worth looking at all. */
const pauseMaxMs = 16_000;
const totalMaxMs = 120_000;

/**
 * Milliseconds to wait before the look number `round` (from 0) at an unfinished write: 1, 2, 4, 8, 16, 16 … seconds.
 * `null` once two minutes are spent: from then on a person asks.
 */
export function pollDelayMs(round: number): number | null {
  let spent = 0;
  let delay = 1_000;
  for (let done = 0; done < round; done += 1) {
    spent += delay;
    delay = Math.min(delay * 2, pauseMaxMs);
    if (spent + delay > totalMaxMs) return null;
  }
  return delay;
}
