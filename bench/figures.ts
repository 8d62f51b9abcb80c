/** Milliseconds → the figures that a reader compares. */
export function summary(samplesMs: readonly number[]): { median: number; p95: number; max: number } {
  const sorted = [...samplesMs].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  return { median: at(0.5), p95: at(0.95), max: at(1) };
}

export function ms(value: number): string {
  return `${value.toFixed(1)} ms`;
}

/** One line: what was measured, against the target, met or not. */
export function verdict(what: string, value: number, target: number, better: 'lower' | 'higher'): string {
  const met = better === 'lower' ? value <= target : value >= target;
  const sign = better === 'lower' ? 'at most' : 'at least';
  return `${what}: ${value.toFixed(2)} (target ${sign} ${target.toFixed(2)}) ${met ? 'met' : 'NOT MET'}`;
}
