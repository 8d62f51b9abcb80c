import type { ReviewField } from '#contract/review.ts';
import type { WireValue } from '#contract/value.ts';
import { parseDay, utcOf } from './calendar.ts';
import { fractionDigits, isPlainDecimal } from './decimal.ts';
import type { DisplaySettings } from './display-settings.ts';
import { formatInstant } from './format-time.ts';
import { revealHidden } from './reveal-hidden.ts';
import { strings } from './strings.ts';

/** `''` and `null` are the same to every CRM: nothing stands in the field. */
export function isEmptyValue(value: WireValue): value is null | '' {
  return value === null || value === '';
}

/**
 * A canonical value as a person reads it. Total: a value that does not fit its field's type (a CRM may hold such) is
 * shown as it stands.
 */
export function formatValue(field: ReviewField, value: WireValue, settings: DisplaySettings): string {
  if (isEmptyValue(value)) return strings.empty;
  return formatTyped(field, value, settings) ?? revealHidden(value);
}

/** The labels of a multi-option value, in the order in which the value holds them. */
export function optionLabels(field: ReviewField, value: WireValue): string[] {
  return optionValues(value).map((one) => optionLabel(field, one));
}

export function optionValues(value: WireValue): string[] {
  return isEmptyValue(value) ? [] : value.split(';').filter((one) => one !== '');
}

export function optionLabel(field: ReviewField, value: string): string {
  const label = field.options.find((option) => option.value === value)?.label;
  return revealHidden(label === undefined || label === '' ? value : label);
}

/** `1234.5` as money, or as a plain number where no currency is known. */
export function formatAmount(value: `${number}`, currency: string | null, settings: DisplaySettings): string {
  return numberFormat(value, currency, settings, 'auto').format(value);
}

/** The same with a sign always: `+$20,000.00`. */
export function formatDelta(value: `${number}`, currency: string | null, settings: DisplaySettings): string {
  return numberFormat(value, currency, settings, 'exceptZero').format(value);
}

function formatTyped(field: ReviewField, value: string, settings: DisplaySettings): string | null {
  switch (field.type) {
    case 'number':
      return isPlainDecimal(value) ? formatAmount(value, null, settings) : null;
    case 'currency':
      return isPlainDecimal(value) ? formatAmount(value, field.currency, settings) : null;
    case 'date':
      return formatDay(value, settings);
    case 'datetime':
      // Midnight in UTC is how CRMs keep a day in such a field; a time would only tell of somebody's zone.
      return /T00:00(?::00(?:\.0+)?)?Z$/.test(value)
        ? formatDay(value.slice(0, 10), settings)
        : formatInstant(value, settings);
    case 'boolean':
      return value === 'true' ? strings.yes : value === 'false' ? strings.no : null;
    case 'option':
      return optionLabel(field, value);
    case 'multi_option':
      return optionLabels(field, value).join(', ') || null;
    default:
      return null;
  }
}

function formatDay(value: string, settings: DisplaySettings): string | null {
  const day = parseDay(value);
  if (day === null) return null;
  return new Intl.DateTimeFormat(settings.locale, {
    // A date has no zone; any other than UTC would show the day before to half the world.
    timeZone: 'UTC',
    year: 'numeric',
    month: 'short',
    day: 'numeric',
  }).format(utcOf(day));
}

function numberFormat(
  value: `${number}`,
  currency: string | null,
  settings: DisplaySettings,
  signDisplay: 'auto' | 'exceptZero',
): Intl.NumberFormat {
  // Every digit is shown: rounding would ask a person to approve a number that is not the one written.
  const digits = Math.min(fractionDigits(value), 100);
  if (currency !== null && /^[A-Za-z]{3}$/.test(currency)) {
    const usual = new Intl.NumberFormat(settings.locale, { style: 'currency', currency });
    const least = usual.resolvedOptions().minimumFractionDigits ?? 2;
    return new Intl.NumberFormat(settings.locale, {
      style: 'currency',
      currency,
      signDisplay,
      minimumFractionDigits: digits === 0 ? 0 : Math.max(least, digits),
      maximumFractionDigits: Math.max(least, digits),
    });
  }
  return new Intl.NumberFormat(settings.locale, { maximumFractionDigits: digits, signDisplay });
}
