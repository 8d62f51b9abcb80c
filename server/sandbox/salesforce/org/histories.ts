import { longId } from '../record-id.ts';
import type { Cell, Row } from '../soql/table.ts';
import type { FieldSpec } from './catalogue/field.ts';
import { objects, type RecordObject, recordObjects } from './catalogue/objects.ts';
import type { FieldChange, StoredRecord } from './record.ts';
import { userById } from './users.ts';

/** The record object whose field history lies under this name. */
export function historyOwner(name: string): RecordObject | undefined {
  return recordObjects.find((one) => objects[one].history.object === name);
}

/**
 * A record's field history as rows of its history object, newest first.
 * @param isVisible whether the reader may see the field
 */
export function historyRows({ id, objectType, history }: StoredRecord, isVisible: (field: string) => boolean): Row[] {
  const { fields, history: kept } = objects[objectType as RecordObject];
  return history.flatMap((change, index) => {
    const field = fields.find(({ name }) => name === change.field);
    if (field === undefined || !isVisible(field.name)) return [];
    const shared = { [kept.parent]: id, CreatedById: change.by, CreatedDate: change.at, IsDeleted: false };
    return valuesOf(field, change).map(([column, type, oldValue, newValue], part) => ({
      Id: historyId(id, history.length - index, part),
      ...shared,
      Field: column,
      DataType: type,
      OldValue: oldValue,
      NewValue: newValue,
    }));
  });
}

/** What Salesforce keeps of long texts is that they were edited; of an owner, the name in a row of its own. */
function valuesOf(field: FieldSpec, { oldValue, newValue }: FieldChange): [string, string, Cell, Cell][] {
  const { name, type, length = 0 } = field;
  if (type === 'textarea' || type === 'multipicklist' || length > 255) return [[name, dataTypeOf(type), null, null]];
  if (name !== 'OwnerId') return [[name, dataTypeOf(type), oldValue, newValue]];
  const nameOf = (id: Cell) => userById(String(id))?.name ?? null;
  return [
    ['Owner', 'EntityId', oldValue, newValue],
    ['Owner', 'Text', nameOf(oldValue), nameOf(newValue)],
  ];
}

function dataTypeOf(type: string): string {
  const names: Readonly<Record<string, string>> = {
    boolean: 'Boolean',
    int: 'Integer',
    double: 'Double',
    percent: 'Percent',
    currency: 'Currency',
    date: 'DateOnly',
    datetime: 'DateTime',
    email: 'Email',
    phone: 'Phone',
    url: 'Url',
    picklist: 'DynamicEnum',
    multipicklist: 'MultiEnum',
    reference: 'EntityId',
  };
  return names[type] ?? 'Text';
}

function historyId(recordId: string, number: number, part: number): string {
  return (
    longId(`017${recordId.slice(3, 5)}${recordId.slice(9, 15)}${String(number * 2 + part).padStart(4, '0')}`) ?? ''
  );
}
