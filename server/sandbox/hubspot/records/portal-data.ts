import type { Activity, Association, ObjectType, StoredRecord } from './record.ts';

export type PerType<T> = Readonly<Record<ObjectType, Map<string, T>>>;

/** What is known about customers, by object and record id. */
export interface PortalData {
  readonly records: PerType<StoredRecord>;
  readonly activities: PerType<Activity[]>;
  readonly associations: PerType<Association[]>;
}

export function emptyMaps<T>(): Record<ObjectType, Map<string, T>> {
  return { contacts: new Map(), companies: new Map(), deals: new Map(), tickets: new Map() };
}

/** Both ends know each other afterwards. */
export function associate(
  data: PortalData,
  [fromType, fromId]: readonly [ObjectType, string],
  [toType, toId]: readonly [ObjectType, string],
  label?: string,
): void {
  push(data.associations[fromType], fromId, { objectType: toType, id: toId, ...(label ? { label } : {}) });
  push(data.associations[toType], toId, { objectType: fromType, id: fromId, ...(label ? { label } : {}) });
}

export function push<T>(lists: Map<string, T[]>, id: string, item: T): void {
  const list = lists.get(id);
  if (list) list.push(item);
  else lists.set(id, [item]);
}
