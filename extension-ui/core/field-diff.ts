import type { ReviewField } from '#contract/review.ts';
import type { WireValue } from '#contract/value.ts';
import { dayOf, daysBetween, parseDay } from './calendar.ts';
import { isPlainDecimal, subtractDecimals } from './decimal.ts';
import type { DisplaySettings } from './display-settings.ts';
import { formatDayDistance } from './format-time.ts';
import { formatDelta, formatValue, isEmptyValue, optionLabel, optionValues } from './format-value.ts';
import { revealHidden } from './reveal-hidden.ts';
import { strings } from './strings.ts';
import { type DiffPart, diffWords, elideKept } from './word-diff.ts';

export interface ShownValue {
  readonly text: string;
  readonly empty: boolean;
}

/** How a change is drawn: two values side by side, options gained and lost, or words gained and lost. */
export type FieldDiff =
  | { readonly kind: 'values'; readonly from: ShownValue; readonly to: ShownValue; readonly note: string | null }
  | {
      readonly kind: 'options';
      readonly added: readonly string[];
      readonly removed: readonly string[];
      readonly kept: readonly string[];
    }
  | { readonly kind: 'words'; readonly parts: readonly DiffPart[] };

/** Shorter texts are quicker to read side by side than marked up. */
const wordDiffFrom = 40;

/** @param now for `in 4 months` beside a date */
export function describeDiff(
  field: ReviewField,
  from: WireValue,
  to: WireValue,
  now: Date,
  settings: DisplaySettings,
): FieldDiff {
  if (field.type === 'multi_option') return optionDiff(field, from, to);
  if (isProse(field) && !isEmptyValue(from) && !isEmptyValue(to) && Math.max(from.length, to.length) > wordDiffFrom) {
    const parts = diffWords(revealHidden(from), revealHidden(to));
    if (parts.some(({ kind }) => kind === 'kept')) return { kind: 'words', parts: elideKept(parts) };
  }
  return {
    kind: 'values',
    from: shown(field, from, settings),
    to: shown(field, to, settings),
    note: noteOn(field, from, to, now, settings),
  };
}

/** The whole change in one sentence, for a screen reader. */
export function diffSentence(field: ReviewField, from: WireValue, to: WireValue, settings: DisplaySettings): string {
  return strings.changeSentence(field.label, formatValue(field, from, settings), formatValue(field, to, settings));
}

function isProse(field: ReviewField): boolean {
  return field.type === 'text' || field.type === 'multiline';
}

function shown(field: ReviewField, value: WireValue, settings: DisplaySettings): ShownValue {
  return { text: formatValue(field, value, settings), empty: isEmptyValue(value) };
}

function optionDiff(field: ReviewField, from: WireValue, to: WireValue): FieldDiff {
  const old = new Set(optionValues(from));
  const fresh = new Set(optionValues(to));
  const labels = (values: Set<string>, wanted: (value: string) => boolean) =>
    [...values].filter(wanted).map((value) => optionLabel(field, value));
  return {
    kind: 'options',
    added: labels(fresh, (value) => !old.has(value)),
    removed: labels(old, (value) => !fresh.has(value)),
    kept: labels(fresh, (value) => old.has(value)),
  };
}

function noteOn(
  field: ReviewField,
  from: WireValue,
  to: WireValue,
  now: Date,
  settings: DisplaySettings,
): string | null {
  if (isEmptyValue(to)) return null;
  if (field.type === 'date' || field.type === 'datetime') {
    const day = field.type === 'date' ? parseDay(to) : instantDay(to, settings);
    return day === null ? null : formatDayDistance(daysBetween(dayOf(now, settings.timeZone), day), settings);
  }
  if (field.type !== 'number' && field.type !== 'currency') return null;
  if (isEmptyValue(from) || !isPlainDecimal(from) || !isPlainDecimal(to)) return null;
  const delta = subtractDecimals(to, from);
  const amount = formatDelta(delta, field.type === 'currency' ? field.currency : null, settings);
  const share = Number(delta) / Math.abs(Number(from));
  if (!Number.isFinite(share) || share === 0) return amount;
  const percent = new Intl.NumberFormat(settings.locale, {
    style: 'percent',
    signDisplay: 'exceptZero',
    maximumFractionDigits: Math.abs(share) < 0.1 ? 1 : 0,
  }).format(share);
  return `${amount}, ${percent}`;
}

function instantDay(value: string, settings: DisplaySettings) {
  const instant = Date.parse(value);
  return Number.isNaN(instant) ? null : dayOf(new Date(instant), settings.timeZone);
}
