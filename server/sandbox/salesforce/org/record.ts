import type { RecordActivity } from '../options.ts';
import type { Cell } from '../soql/table.ts';

/** One record: every stored field by its API name, system fields included. */
export interface StoredRecord {
  readonly objectType: string;
  readonly id: string;
  fields: Record<string, Cell>;
  /** Newest first. */
  history: FieldChange[];
  deleted: boolean;
}

/** One row of the object's field history. */
export interface FieldChange {
  field: string;
  oldValue: Cell;
  newValue: Cell;
  by: string;
  at: string;
}

/** What an accepted write did: enough to do it again after a restart. */
export interface RecordEntry {
  kind: 'write' | 'remove';
  objectType: string;
  id: string;
  fields: Record<string, Cell>;
  at: string;
  by: string;
}

export interface ActivityEntry {
  kind: 'activity';
  activity: RecordActivity;
}

export type OrgEntry = RecordEntry | ActivityEntry;

/** Salesforce tells whole seconds only. */
export function salesforceTime(moment: Date): string {
  return `${moment.toISOString().slice(0, 19)}.000+0000`;
}
