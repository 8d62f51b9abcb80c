import type { DescribedField } from '../org-port.ts';
import type { Cell, Row } from '../soql/table.ts';

/** What the page needs of a describe, for the person who looks at it. */
export interface FieldInfo {
  name: string;
  label: string;
  type: string;
  updateable: boolean;
  nillable: boolean;
  helpText?: string;
  length?: number;
  scale?: number;
  picklist?: { value: string; label: string }[];
  referenceTo?: string[];
}

export function fieldInfo(field: DescribedField, objectLabel: string): FieldInfo {
  const { name, type, updateable, referenceTo, inlineHelpText, length, scale, nillable } = field;
  return {
    name,
    label: pageLabel(field, objectLabel),
    type,
    updateable,
    nillable: nillable === true,
    ...(typeof inlineHelpText === 'string' ? { helpText: inlineHelpText } : {}),
    ...(typeof length === 'number' && length > 0 ? { length } : {}),
    ...(typeof scale === 'number' ? { scale } : {}),
    ...(referenceTo.length > 0 ? { referenceTo } : {}),
    ...(isList(field.picklistValues) ? { picklist: activeEntries(field.picklistValues) } : {}),
  };
}

/** Lightning says "Account Name" and "Created By" where describe says "Account ID" and "Created By ID". */
function pageLabel({ name, type, label, referenceTo }: DescribedField, objectLabel: string): string {
  const text = typeof label === 'string' ? label : name;
  if (name === 'Name' && text === 'Name') return `${objectLabel} Name`;
  if (type !== 'reference' || !text.endsWith(' ID')) return text;
  const short = text.slice(0, -' ID'.length);
  return referenceTo[0] === short ? `${short} Name` : short;
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value) && value.length > 0;
}

function activeEntries(entries: readonly unknown[]): { value: string; label: string }[] {
  return (entries as { value: string; label: string | null; active?: boolean }[])
    .filter(({ active }) => active !== false)
    .map(({ value, label }) => ({ value, label: label ?? value }));
}

/** A value as the page shows it: compound addresses are one text. */
export function shownValue(cell: Cell | undefined): string | number | boolean | null {
  if (cell === undefined || cell === null) return null;
  return typeof cell === 'object' ? addressText(cell) : cell;
}

function addressText(address: Readonly<Record<string, unknown>>): string | null {
  const part = (name: string) => (typeof address[name] === 'string' ? address[name] : '');
  const region = [part('state'), part('postalCode')].filter(Boolean).join(' ');
  const city = [part('city'), region].filter(Boolean).join(', ');
  return [part('street'), city, part('country')].filter(Boolean).join('\n') || null;
}

/** Whether the page can show a field of this kind at all. */
export function isShowable({ type }: DescribedField, row: Row, name: string): boolean {
  return name in row && type !== 'base64' && type !== 'location' && type !== 'complexvalue';
}
