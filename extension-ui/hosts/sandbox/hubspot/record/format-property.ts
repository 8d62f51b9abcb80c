import type { PropertyMetadata } from '../api/page-types.ts';
import { inputKind } from './property-rules.ts';

export interface Owner {
  id: string;
  name: string;
}

export interface FormatSettings {
  currency: string;
  timeZone: string;
  owners: Owner[];
}

/** A stored value as HubSpot shows it on a record. Values it cannot read are shown as they are stored. */
export function formatProperty(property: PropertyMetadata, value: string, settings: FormatSettings): string {
  switch (inputKind(property)) {
    case 'owner':
      return settings.owners.find(({ id }) => id === value)?.name ?? `Owner ${value}`;
    case 'boolean':
      return value === 'true' ? 'Yes' : value === 'false' ? 'No' : value;
    case 'select':
      return optionLabel(property, value);
    case 'multiple':
      return value
        .split(';')
        .filter(Boolean)
        .map((part) => optionLabel(property, part))
        .join('; ');
    case 'number':
      return formatNumber(value, property.showCurrencySymbol ? settings.currency : null);
    case 'date':
      return formatDate(value);
    case 'datetime':
      return formatDateTime(value, settings.timeZone);
    default:
      return value;
  }
}

function optionLabel(property: PropertyMetadata, value: string): string {
  return property.options?.find((option) => option.value === value)?.label ?? value;
}

export function formatNumber(value: string, currency: string | null): string {
  const number = Number(value);
  if (value.trim() === '' || !Number.isFinite(number)) return value;
  if (currency === null) return new Intl.NumberFormat('en-US').format(number);
  return new Intl.NumberFormat('en-US', { style: 'currency', currency }).format(number);
}

/** HubSpot stores a date as a day or as its midnight in UTC; it belongs to no time zone. */
export function dayOf(value: string): string | null {
  if (/^\d{4}-\d{2}-\d{2}/.test(value)) return value.slice(0, 10);
  const time = Number(value);
  return value !== '' && Number.isFinite(time) ? new Date(time).toISOString().slice(0, 10) : null;
}

function formatDate(value: string): string {
  const [year, month, day] = dayOf(value)?.split('-') ?? [];
  return year && month && day ? `${month}/${day}/${year}` : value;
}

export function momentOf(value: string): Date | null {
  const date = new Date(/^\d+$/.test(value) ? Number(value) : value);
  return Number.isNaN(date.getTime()) ? null : date;
}

/** Midnight in UTC is how a day without a time gets into such a property: a close date, for one. */
function formatDateTime(value: string, timeZone: string): string {
  const moment = momentOf(value);
  if (!moment) return value;
  const iso = moment.toISOString();
  if (iso.endsWith('T00:00:00.000Z')) return formatDate(iso);
  const day: Intl.DateTimeFormatOptions = { year: 'numeric', month: '2-digit', day: '2-digit', timeZone };
  const time: Intl.DateTimeFormatOptions = { hour: 'numeric', minute: '2-digit', timeZone };
  return `${moment.toLocaleDateString('en-US', day)} ${moment.toLocaleTimeString('en-US', time)}`;
}

export function formatMoment(value: string, timeZone: string): string {
  const moment = momentOf(value);
  if (!moment) return value;
  const options: Intl.DateTimeFormatOptions = { dateStyle: 'medium', timeStyle: 'short', timeZone };
  return new Intl.DateTimeFormat('en-US', options).format(moment);
}
