import type { OrgUser, WriteProblem, WriteTerms } from '../org-port.ts';
import type { Cell } from '../soql/table.ts';
import type { FieldSpec } from './catalogue/field.ts';
import { objects, type RecordObject } from './catalogue/objects.ts';
import { checkReference, type Targets } from './check-reference.ts';
import { type Checked, checkValue } from './check-values.ts';
import { duplicatesOf } from './duplicates.ts';
import { fieldLevels } from './field-access.ts';
import { runFlows } from './flows.ts';
import { type StoredRecord, salesforceTime } from './record.ts';
import { emptyFields, type Records } from './record-store.ts';
import { brokenRules, type Draft } from './rules.ts';

export type Fields = Readonly<Record<string, Cell>>;

export interface Surroundings extends Targets {
  records: Records;
  now(): Date;
}

export interface Attempt {
  user: OrgUser;
  objectType: RecordObject;
  /** null = a new one */
  record: StoredRecord | null;
  given: Fields;
  terms: WriteTerms;
}

type Verdict = { changes: Record<string, Cell> } | { problems: WriteProblem[] };

/** What a write would change, in Salesforce's order: field security, types, flows, rules, duplicates. */
export function judge(around: Surroundings, attempt: Attempt): Verdict {
  const { objectType, record, given, terms } = attempt;
  const shut = shutFields(attempt);
  if (shut.length > 0) return { problems: shut };
  const before = record?.fields ?? emptyFields(objectType);
  const after: Record<string, Cell> = { ...before };
  const problems: WriteProblem[] = [];
  for (const field of objects[objectType].fields.filter(({ name }) => name in given)) {
    const checked = checkField(around, attempt, field);
    if ('value' in checked) after[field.name] = checked.value;
    else problems.push(checked.problem);
  }
  const unread = problems.find(({ statusCode }) => statusCode === 'JSON_PARSER_ERROR');
  if (unread !== undefined) return { problems: [unread] };
  problems.push(...missingFields(attempt, after));
  if (problems.length > 0) return { problems };
  const draft: Draft = {
    objectType,
    id: record?.id ?? null,
    before: record?.fields ?? {},
    after,
    now: salesforceTime(around.now()),
    find: (id) => around.find(id),
  };
  runFlows(draft);
  const broken = brokenRules(draft);
  if (broken.length > 0) return { problems: broken };
  const duplicates = duplicatesOf(draft, around.records[objectType].values(), terms.allowDuplicates);
  if (duplicates.length > 0) return { problems: duplicates };
  return { changes: Object.fromEntries(Object.entries(after).filter(([name, value]) => before[name] !== value)) };
}

/** Fields that do not exist for this user, or that this user cannot write. */
function shutFields({ user, objectType, given }: Attempt): WriteProblem[] {
  const levels = fieldLevels(user, objects[objectType]);
  const names = Object.keys(given);
  const unknown = names.filter((name) => (levels.get(name) ?? 'none') === 'none');
  if (unknown.length > 0) {
    const message = `No such column '${unknown[0]}' on sobject of type ${objectType}`;
    return [{ statusCode: 'INVALID_FIELD', message, fields: [] }];
  }
  const closed = names.filter((name) => levels.get(name) === 'read');
  if (closed.length === 0) return [];
  const message = `Unable to create/update fields: ${closed.join(', ')}. Please check the security settings of this field and verify that it is read/write for your profile or permission set.`;
  return [{ statusCode: 'INVALID_FIELD_FOR_INSERT_UPDATE', message, fields: closed }];
}

function checkField(around: Surroundings, { user, objectType, record, given }: Attempt, field: FieldSpec): Checked {
  const value = given[field.name] ?? null;
  const isLookup = field.type === 'reference' && value !== null && value !== '';
  const present = { ...record?.fields, ...given };
  const checked = isLookup
    ? checkReference(user, field, value, around)
    : checkValue(objects[objectType], field, value, present);
  if ('problem' in checked || field.unique !== true || checked.value === null) return checked;
  const taken = holderOf(around.records, objectType, field.name, checked.value);
  if (taken === undefined || taken.id === record?.id) return checked;
  const message = `duplicate value found: ${field.name} duplicates value on record with id: ${taken.id}`;
  return { problem: { statusCode: 'DUPLICATE_VALUE', message, fields: [field.name] } };
}

/** Unique without regard to case, as external ids are unless an admin says otherwise. */
function holderOf(records: Records, objectType: RecordObject, name: string, value: Cell): StoredRecord | undefined {
  const wanted = String(value).toLowerCase();
  for (const other of records[objectType].values()) {
    if (!other.deleted && String(other.fields[name] ?? '').toLowerCase() === wanted) return other;
  }
  return undefined;
}

function missingFields({ objectType, record, given }: Attempt, after: Fields): WriteProblem[] {
  const names = objects[objectType].fields
    .filter(({ name, required }) => required === true && (record === null || name in given))
    .map(({ name }) => name)
    .filter((name) => (after[name] ?? null) === null || given[name] === null || given[name] === '');
  if (names.length === 0) return [];
  const message = `Required fields are missing: [${names.join(', ')}]`;
  return [{ statusCode: 'REQUIRED_FIELD_MISSING', message, fields: names }];
}
