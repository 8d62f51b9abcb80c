import { factsOf } from './object-types.ts';
import type { HistoryEntry, StoredRecord } from './record.ts';
import type { PortalState } from './state.ts';

/** A record as the objects API answers it. */
export interface SimplePublicObject {
  id: string;
  properties: Record<string, string | null>;
  propertiesWithHistory?: Record<string, HistoryEntry[]>;
  createdAt: string;
  updatedAt: string;
  archived: boolean;
  archivedAt?: string;
  url?: string;
  objectWriteTraceId?: string;
}

export interface Wanted {
  /** Absent or empty: what HubSpot answers when nothing is asked for. */
  properties?: readonly string[];
  propertiesWithHistory?: readonly string[];
}

/** Unknown, archived and sensitive properties are left out in silence, as HubSpot does on reads. */
export function presentRecord(
  state: PortalState,
  record: StoredRecord,
  wanted: Wanted,
  url: string,
): SimplePublicObject {
  const { objectType } = record;
  const { defaultProperties, modifiedProperty } = factsOf(objectType);
  const asked = [...(wanted.properties ?? []), ...(wanted.propertiesWithHistory ?? [])];
  const names = ['createdate', modifiedProperty, 'hs_object_id', ...(asked.length > 0 ? asked : defaultProperties)];
  const readable = (name: string) => {
    const property = state.property(objectType, name);
    return property !== undefined && property.dataSensitivity === 'non_sensitive';
  };
  const entries = [...new Set(names)].filter(readable).map((name) => [name, record.values.get(name) ?? null] as const);
  const withHistory = (wanted.propertiesWithHistory ?? []).filter(readable);
  return {
    id: record.id,
    properties: Object.fromEntries(entries),
    ...(withHistory.length === 0
      ? {}
      : {
          propertiesWithHistory: Object.fromEntries(
            withHistory.map((name) => [name, [...(record.history.get(name) ?? [])]]),
          ),
        }),
    createdAt: record.createdAt,
    updatedAt: record.updatedAt,
    archived: record.archived,
    ...(record.archivedAt === undefined ? {} : { archivedAt: record.archivedAt }),
    url: `${url}/contacts/record/${factsOf(objectType).typeId}/${record.id}`,
  };
}
