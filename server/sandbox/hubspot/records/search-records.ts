import { validationError } from '../api-error.ts';
import type { Property } from '../catalogue/property.ts';
import type { ObjectType, StoredRecord } from './record.ts';
import type { PortalState } from './state.ts';

export interface SearchFilter {
  propertyName: string;
  operator: string;
  value?: string | undefined;
  highValue?: string | undefined;
  values?: string[] | undefined;
}

export interface Search {
  query?: string | null | undefined;
  filterGroups?: { filters: SearchFilter[] }[] | null | undefined;
  sorts?: (string | { propertyName: string; direction?: 'ASCENDING' | 'DESCENDING' | undefined })[] | null | undefined;
}

/** What a plain text is looked for in. */
const searchable: Record<ObjectType, string[]> = {
  contacts: ['firstname', 'lastname', 'email', 'phone', 'company', 'hs_full_name_or_email'],
  companies: ['name', 'domain', 'website', 'phone'],
  deals: ['dealname', 'description'],
  tickets: ['subject', 'content'],
};

/** Groups are alternatives; the filters of a group must all hold. */
export function searchRecords(state: PortalState, objectType: ObjectType, search: Search): StoredRecord[] {
  const groups = (search.filterGroups ?? []).map(({ filters }) =>
    filters.map((filter) => matcher(propertyFor(state, objectType, filter.propertyName), filter)),
  );
  const words = (search.query ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  const found = [...state.records[objectType].values()].filter(
    (record) =>
      !record.archived &&
      (groups.length === 0 || groups.some((filters) => filters.every((holds) => holds(record)))) &&
      words.every((word) => searchable[objectType].some((name) => contains(record, name, word))),
  );
  return found.sort(order(state, objectType, search.sorts?.[0]));
}

function contains(record: StoredRecord, name: string, word: string): boolean {
  return record.values.get(name)?.toLowerCase().includes(word) ?? false;
}

function propertyFor(state: PortalState, objectType: ObjectType, name: string): Property {
  const property = state.property(objectType, name);
  if (property && property.dataSensitivity === 'non_sensitive') return property;
  throw validationError(`There was a problem with the request: property "${name}" does not exist`);
}

function matcher(property: Property, filter: SearchFilter): (record: StoredRecord) => boolean {
  const { operator, value, values = [] } = filter;
  const read = (record: StoredRecord) => record.values.get(property.name);
  if (operator === 'HAS_PROPERTY') return (record) => read(record) !== undefined;
  if (operator === 'NOT_HAS_PROPERTY') return (record) => read(record) === undefined;
  if (operator === 'IN' || operator === 'NOT_IN') {
    if (values.length === 0) throw validationError(`${operator} on ${property.name} needs values`);
    const wanted = new Set(values.map((one) => one.toLowerCase()));
    return (record) => wanted.has(read(record)?.toLowerCase() ?? '') === (operator === 'IN');
  }
  if (value === undefined) throw validationError(`${operator} on ${property.name} needs a value`);
  if (operator === 'CONTAINS_TOKEN' || operator === 'NOT_CONTAINS_TOKEN') {
    return (record) => hasToken(read(record), value) === (operator === 'CONTAINS_TOKEN');
  }
  return (record) => {
    const stored = read(record);
    if (operator === 'NEQ') return stored === undefined || compare(property, stored, value) !== 0;
    return stored !== undefined && holds(property, stored, { ...filter, value });
  };
}

function holds(property: Property, stored: string, filter: SearchFilter & { value: string }): boolean {
  const difference = compare(property, stored, filter.value);
  switch (filter.operator) {
    case 'EQ':
      return difference === 0;
    case 'LT':
      return difference < 0;
    case 'LTE':
      return difference <= 0;
    case 'GT':
      return difference > 0;
    case 'GTE':
      return difference >= 0;
    default:
      return difference >= 0 && compare(property, stored, filter.highValue ?? filter.value) <= 0;
  }
}

/** `*` stands for any letters; without it a whole word must match. */
function hasToken(stored: string | undefined, token: string): boolean {
  const pattern = token.split('*').map(escaped).join('.*');
  return new RegExp(`(?:^|[^\\p{L}\\p{N}])${pattern}(?:$|[^\\p{L}\\p{N}])`, 'iu').test(stored ?? '');
}

function escaped(text: string): string {
  return text.replaceAll(/[.+?^${}()|[\]\\/]/g, '\\$&');
}

function compare(property: Property, a: string, b: string): number {
  if (property.type === 'number') return Number(a) - Number(b);
  if (property.type === 'date' || property.type === 'datetime') return msOf(a) - msOf(b);
  return a.toLowerCase() < b.toLowerCase() ? -1 : a.toLowerCase() > b.toLowerCase() ? 1 : 0;
}

function msOf(text: string): number {
  return /^-?\d+$/.test(text) ? Number(text) : Date.parse(text);
}

function order(
  state: PortalState,
  objectType: ObjectType,
  sort: NonNullable<Search['sorts']>[number] | undefined,
): (a: StoredRecord, b: StoredRecord) => number {
  const byId = (a: StoredRecord, b: StoredRecord) => Number(a.id) - Number(b.id);
  if (sort === undefined) return byId;
  const name = typeof sort === 'string' ? sort.replace(/^-/, '') : sort.propertyName;
  const descending = typeof sort === 'string' ? sort.startsWith('-') : sort.direction === 'DESCENDING';
  const property = propertyFor(state, objectType, name);
  return (a, b) => {
    const [left, right] = [a.values.get(name), b.values.get(name)];
    if (left === undefined || right === undefined) return Number(left === undefined) - Number(right === undefined);
    return compare(property, left, right) * (descending ? -1 : 1) || byId(a, b);
  };
}
