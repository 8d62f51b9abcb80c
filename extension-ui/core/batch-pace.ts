/** How much was done at a moment. */
export interface PaceSample {
  readonly atMs: number;
  readonly done: number;
}

/** Older samples say little of now: a batch waits, is paused, or gets another process to help. */
const windowMs = 20_000;

/** The newest samples, with this one. */
export function withSample(samples: readonly PaceSample[], sample: PaceSample): PaceSample[] {
  return [...samples, sample].filter(({ atMs }) => atMs > sample.atMs - windowMs);
}

export interface Pace {
  readonly perSecond: number;
  readonly remainingSeconds: number;
}

/** @returns `null` while nothing can be said: too early, or nothing moves */
export function paceOf(samples: readonly PaceSample[], total: number): Pace | null {
  const [first, last] = [samples[0], samples.at(-1)];
  if (first === undefined || last === undefined || last.atMs - first.atMs < 2_000) return null;
  const perSecond = ((last.done - first.done) * 1_000) / (last.atMs - first.atMs);
  if (perSecond <= 0) return null;
  return { perSecond, remainingSeconds: Math.max(0, Math.ceil((total - last.done) / perSecond)) };
}
