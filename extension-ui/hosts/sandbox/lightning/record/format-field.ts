import type { FieldInfo, FieldValue, RecordView } from '../api/page-types.ts';

export interface FormatSettings {
  currency: string;
  timeZone: string;
}

/** A stored value as Lightning shows it; an empty one is an empty text. */
export function formatField(
  field: FieldInfo,
  value: FieldValue,
  names: RecordView['names'],
  { currency, timeZone }: FormatSettings,
): string {
  if (value === null || value === '') return '';
  switch (field.type) {
    case 'boolean':
      return value === true ? 'Yes' : 'No';
    case 'currency':
      return formatNumber(value, field.scale ?? 2, { style: 'currency', currency });
    case 'percent':
      return `${formatNumber(value, field.scale ?? 0)}%`;
    case 'double':
    case 'int':
      return formatNumber(value, field.scale ?? 0);
    case 'date':
      return formatDay(String(value));
    case 'datetime':
      return formatMoment(String(value), timeZone);
    case 'reference':
      return names[String(value)]?.title ?? String(value);
    case 'multipicklist':
      return String(value)
        .split(';')
        .map((part) => labelOf(field, part))
        .join(';');
    case 'picklist':
    case 'combobox':
      return labelOf(field, String(value));
    default:
      return String(value);
  }
}

function labelOf({ picklist }: FieldInfo, value: string): string {
  return picklist?.find((entry) => entry.value === value)?.label ?? value;
}

/** At least the decimals of the field for money; never more. */
function formatNumber(value: FieldValue, scale: number, options: Intl.NumberFormatOptions = {}): string {
  const number = Number(value);
  if (!Number.isFinite(number)) return String(value);
  const least = options.style === 'currency' ? scale : 0;
  const digits = { minimumFractionDigits: least, maximumFractionDigits: scale };
  return new Intl.NumberFormat('en-US', { ...options, ...digits }).format(number);
}

/** A date is a day and belongs to no time zone. */
function formatDay(value: string): string {
  const [year, month, day] = value.slice(0, 10).split('-').map(Number);
  return year && month && day ? `${month}/${day}/${year}` : value;
}

/** @param value ISO 8601; Salesforce writes the zone as +0000 */
export function formatMoment(value: string, timeZone: string): string {
  const moment = new Date(value.replace(/([+-]\d{2})(\d{2})$/, '$1:$2'));
  if (Number.isNaN(moment.getTime())) return value;
  return new Intl.DateTimeFormat('en-US', {
    timeZone,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
  }).format(moment);
}
