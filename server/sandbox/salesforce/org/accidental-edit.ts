import type { SeededRandom } from '../../seeded-random.ts';
import type { HumanEdit } from '../options.ts';
import type { Cell } from '../soql/table.ts';
import type { FieldSpec } from './catalogue/field.ts';
import { objects, type RecordObject } from './catalogue/objects.ts';
import { isKeptBySalesforce, objectRights } from './field-access.ts';
import type { StoredRecord } from './record.ts';
import { users } from './users.ts';
import type { OrgWrites } from './writes.ts';

/** By these records are known and owned: nobody changes one in passing. */
export const settled = new Set([
  ...['Name', 'FirstName', 'LastName', 'Email', 'Subject', 'Company', 'Approval_Status__c'],
  ...['OwnerId', 'AccountId'],
]);

// Somebody who may edit everything: whom the sharing kept away would be no accident.
const editors = users.filter((user) => user.isActive && objectRights(user).modifyAll);

/** A colleague's believable change of one of these fields, or undefined when none can be edited by hand. */
export function accidentalEditOf(
  record: StoredRecord,
  names: readonly string[],
  random: SeededRandom,
  writes: Pick<OrgWrites, 'check'>,
): HumanEdit | undefined {
  const editor = random.pick(editors);
  const { objectType, id: recordId } = record;
  const specs = objects[objectType as RecordObject].fields;
  const choices = names.flatMap((name): HumanEdit[] => {
    const spec = specs.find((one) => one.name === name);
    if (spec === undefined || isKeptBySalesforce(spec) || settled.has(name)) return [];
    const value = otherValue(spec, record.fields[name] ?? null, random);
    if (value === undefined) return [];
    const fields = { [name]: value };
    const checked = writes.check(editor, objectType, recordId, fields, { userId: editor.id, allowDuplicates: true });
    return 'problems' in checked ? [] : [{ objectType, recordId, fields, userId: editor.id }];
  });
  return choices.length === 0 ? undefined : random.pick(choices);
}

type Plain = string | number | boolean;

const dayMs = 86_400_000;

/** A believable value that differs from the present one. */
function otherValue(
  { type, values = [], length = 0, externalId, controller }: FieldSpec,
  present: Cell,
  random: SeededRandom,
): Plain | undefined {
  switch (type) {
    case 'int':
    case 'double':
    case 'currency':
      return Math.round((Number(present) || 10) * (1 + random.whole(5, 60) / 100)) + 1;
    case 'percent':
      return Number(present) === 50 ? 55 : 50;
    case 'boolean':
      return present !== true;
    case 'date':
      return dayAfter(present, random).slice(0, 10);
    case 'datetime':
      return dayAfter(present, random);
    case 'picklist':
    case 'multipicklist': {
      const others = values.map(({ value }) => value).filter((value) => value !== present);
      return controller !== undefined || others.length === 0 ? undefined : random.pick(others);
    }
    case 'phone':
      return otherPhone(present, random);
    case 'email':
      return `colleague${random.whole(1, 99)}@corvane.example`;
    case 'url':
      return `https://site-${random.whole(1, 99)}.example`;
    case 'string':
    case 'textarea':
      return externalId || length < 40 ? undefined : otherText(present, random);
    default:
      return undefined;
  }
}

function dayAfter(present: Cell, random: SeededRandom): string {
  const known = typeof present === 'string' ? Date.parse(present) : Number.NaN;
  const from = Number.isNaN(known) ? Date.parse('2027-01-04T09:00:00Z') : known;
  return new Date(from + random.whole(1, 60) * dayMs).toISOString();
}

function otherPhone(present: Cell, random: SeededRandom): string {
  const [phone, another] = [random.whole(100, 149), random.whole(150, 199)].map((end) => `+1 415 555 0${end}`);
  return (phone === present ? another : phone) ?? '';
}

function otherText(present: Cell, random: SeededRandom): string {
  const text = `Edited by a colleague (${random.whole(100, 999)})`;
  return text === present ? `${text}.` : text;
}
