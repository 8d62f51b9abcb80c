import type { SeededRandom } from '../../hubspot/seeded-random.ts';
import type { HumanEdit } from '../options.ts';
import type { Cell } from '../soql/table.ts';
import type { FieldSpec } from './catalogue/field.ts';
import { objects, type RecordObject } from './catalogue/objects.ts';
import type { StoredRecord } from './record.ts';
import { users } from './users.ts';

/** Names by which records are known; a colleague who renames the record would be a strange accident. */
const titles = new Set(['Name', 'FirstName', 'LastName', 'Email', 'Subject', 'Company', 'StageName', 'Status']);

/** A colleague's believable change of one of these fields, or undefined when none can be edited by hand. */
export function accidentalEditOf(
  record: StoredRecord,
  names: readonly string[],
  random: SeededRandom,
): HumanEdit | undefined {
  const specs = objects[record.objectType as RecordObject].fields;
  const choices = names.flatMap((name) => {
    const spec = specs.find((one) => one.name === name);
    if (spec === undefined || spec.system || spec.calculated || titles.has(name)) return [];
    const value = otherValue(spec, record.fields[name] ?? null, random);
    return value === undefined ? [] : [{ name, value }];
  });
  if (choices.length === 0) return undefined;
  const { name, value } = random.pick(choices);
  // Somebody who may edit everything: whom the sharing kept away would be no accident.
  const admins = users.filter(({ isActive, canViewSetup, alias }) => isActive && canViewSetup && alias !== 'finteg');
  const userId = random.pick(admins).id;
  return { objectType: record.objectType, recordId: record.id, fields: { [name]: value }, userId };
}

type Plain = string | number | boolean;

function otherValue(
  { type, values, name, controller, length }: FieldSpec,
  present: Cell,
  random: SeededRandom,
): Plain | undefined {
  switch (type) {
    case 'int':
    case 'double':
    case 'currency':
      return Math.round((Number(present) || 10) * (1 + random.whole(5, 60) / 100)) + 1;
    case 'boolean':
      return present !== true;
    case 'date': {
      const from = Date.parse(typeof present === 'string' ? present : '2027-01-04');
      return new Date(from + random.whole(1, 60) * 86_400_000).toISOString().slice(0, 10);
    }
    case 'picklist': {
      const others = (values ?? []).map(({ value }) => value).filter((value) => value !== present);
      return controller !== undefined || others.length === 0 ? undefined : random.pick(others);
    }
    case 'phone':
      return `+1 415 555 0${random.whole(100, 199)}`;
    case 'string':
    case 'textarea':
      return name.endsWith('Key__c') || (length ?? 0) < 40
        ? undefined
        : `Edited by a colleague (${random.whole(100, 999)})`;
    default:
      return undefined;
  }
}
