const units = [
  { unit: 'hour', ms: 3_600_000 },
  { unit: 'minute', ms: 60_000 },
  { unit: 'second', ms: 1_000 },
] as const;

/** A length of time in its largest fitting unit: `3 minutes`. The sign is left out. */
export function formatGap(ms: number, locale: string): string {
  const length = Math.abs(ms);
  const { unit, ms: size } = units.find((one) => length >= one.ms) ?? units[2];
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long', maximumFractionDigits: 0 }).format(
    length / size,
  );
}
