/** The objects that the stand-in knows, by their name in paths. */
export type ObjectType = 'contacts' | 'companies' | 'deals' | 'tickets';

export type SourceType = 'CRM_UI' | 'INTEGRATION' | 'IMPORT' | 'CALCULATED';

/** Who or what set a value. */
export interface ChangeSource {
  sourceType: SourceType;
  sourceId: string;
  sourceLabel?: string;
  updatedByUserId?: number;
}

/** One value that a property has or had; as in `propertiesWithHistory`. */
export interface HistoryEntry extends ChangeSource {
  value: string;
  /** ISO 8601 */
  timestamp: string;
}

export interface StoredRecord {
  objectType: ObjectType;
  id: string;
  createdAt: string;
  updatedAt: string;
  archived: boolean;
  archivedAt?: string;
  /** Current values only; a cleared property is absent. */
  values: Map<string, string>;
  /** Newest first. */
  history: Map<string, HistoryEntry[]>;
}

export type ActivityKind = 'call' | 'email' | 'note' | 'meeting';

export interface Activity {
  id: string;
  kind: ActivityKind;
  title: string;
  occurredAt: string;
  participants: string[];
  text: string;
}

export interface Association {
  objectType: ObjectType;
  id: string;
  label?: string;
}
