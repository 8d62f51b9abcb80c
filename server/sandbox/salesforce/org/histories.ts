import { longId } from '../record-id.ts';
import type { Row } from '../soql/table.ts';
import { objects, type RecordObject, recordObjects } from './catalogue/objects.ts';
import type { StoredRecord } from './record.ts';

/** The record object whose field history lies under this name. */
export function historyOwner(name: string): RecordObject | undefined {
  return recordObjects.find((one) => objects[one].history?.object === name);
}

/** A record's field history as rows of its history object. */
export function historyRows(record: StoredRecord): Row[] {
  const { fields: specs, history } = objects[record.objectType as RecordObject];
  if (history === undefined) return [];
  return record.history.map((change, index) => ({
    Id: longId(`017${record.id.slice(7, 15)}${String(index).padStart(4, '0')}`) ?? null,
    [history.parent]: record.id,
    Field: change.field,
    DataType: specs.find(({ name }) => name === change.field)?.type ?? 'string',
    OldValue: change.oldValue === null ? null : String(change.oldValue),
    NewValue: change.newValue === null ? null : String(change.newValue),
    CreatedById: change.by,
    CreatedDate: change.at,
  }));
}
