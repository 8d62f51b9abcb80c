import type { OrgUser, WriteOutcome, WriteProblem, WriteTerms } from '../org-port.ts';
import { longId } from '../record-id.ts';
import type { Cell } from '../soql/table.ts';
import { isRecordObject, objects, type RecordObject } from './catalogue/objects.ts';
import { checkValue } from './check-values.ts';
import { fieldLevel } from './field-access.ts';
import { type StoredRecord, salesforceTime, type WriteEntry } from './record.ts';
import { brokenRules, type Draft, duplicatesOf, runFlows } from './rules.ts';
import type { Access } from './sharing.ts';

interface Surroundings {
  now: () => Date;
  append: (entries: readonly WriteEntry[]) => void;
  accessOf: (user: OrgUser, record: StoredRecord) => Access;
  /** Called when an entry is durable and applied. */
  committed: (entry: WriteEntry) => void;
}

type Fields = Readonly<Record<string, Cell>>;

/** Every change of a record: rights, types, flows, rules, duplicates, then history, dates and the journal. */
export class OrgWrites {
  readonly #records: Readonly<Record<RecordObject, Map<string, StoredRecord>>>;
  readonly #around: Surroundings;
  #made = 0;
  /** Entries and the way back of a transaction that may still be undone. */
  #open: { entries: WriteEntry[]; undo: (() => void)[] } | null = null;

  constructor(records: Readonly<Record<RecordObject, Map<string, StoredRecord>>>, around: Surroundings) {
    this.#records = records;
    this.#around = around;
  }

  create(user: OrgUser, objectType: string, fields: Fields, terms: WriteTerms): WriteOutcome {
    if (!isRecordObject(objectType)) return notWritable(objectType);
    const given = { OwnerId: user.id, CurrencyIsoCode: 'USD', ...fields };
    const judged = this.#judge(user, objectType, null, given, terms);
    if ('problems' in judged) return judged;
    const { keyPrefix } = objects[objectType];
    this.#made += 1;
    const id = longId(`${keyPrefix}Fn${String(this.#made).padStart(10, '0')}`) ?? '';
    this.#commit({
      kind: 'write',
      objectType,
      id,
      fields: judged.changes,
      at: salesforceTime(this.#around.now()),
      by: user.id,
    });
    return { id, created: true, problems: [] };
  }

  update(user: OrgUser, objectType: string, id: string, fields: Fields, terms: WriteTerms): WriteOutcome {
    if (!isRecordObject(objectType)) return notWritable(objectType);
    const record = this.#records[objectType].get(id);
    const barred = this.#barred(user, record, 'edit');
    if (barred !== null) return barred;
    const judged = this.#judge(user, objectType, record ?? null, fields, terms);
    if ('problems' in judged) return judged;
    this.#commit({
      kind: 'write',
      objectType,
      id,
      fields: judged.changes,
      at: salesforceTime(this.#around.now()),
      by: user.id,
    });
    return { id, created: false, problems: [] };
  }

  remove(user: OrgUser, objectType: string, id: string): WriteOutcome {
    if (!isRecordObject(objectType)) return notWritable(objectType);
    const barred = this.#barred(user, this.#records[objectType].get(id), 'delete');
    if (barred !== null) return barred;
    this.#commit({ kind: 'remove', objectType, id, fields: {}, at: salesforceTime(this.#around.now()), by: user.id });
    return { id, created: false, problems: [] };
  }

  /** Runs writes as one: unless `isGood`, none of them took place. */
  atomically<T>(work: () => T, isGood: (result: T) => boolean): T {
    if (this.#open !== null) return work();
    this.#open = { entries: [], undo: [] };
    let good = false;
    try {
      const result = work();
      good = isGood(result);
      return result;
    } finally {
      const { entries, undo } = this.#open;
      this.#open = null;
      if (good) {
        this.#around.append(entries);
        for (const entry of entries) this.#around.committed(entry);
      } else for (const back of undo.toReversed()) back();
    }
  }

  /** What an earlier process accepted. */
  replay(entry: WriteEntry): void {
    this.#apply(entry);
  }

  #barred(user: OrgUser, record: StoredRecord | undefined, to: 'edit' | 'delete'): WriteOutcome | null {
    if (record === undefined) return problem('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id');
    if (record.deleted) return problem('ENTITY_IS_DELETED', 'entity is deleted');
    if (!this.#around.accessOf(user, record)[to]) {
      return problem('INSUFFICIENT_ACCESS_OR_READONLY', 'insufficient access rights on object id');
    }
    if (isInApproval(record)) {
      return problem('ENTITY_IS_LOCKED', 'This record is locked. If you need to edit it, contact your admin.');
    }
    return null;
  }

  #judge(
    user: OrgUser,
    objectType: RecordObject,
    record: StoredRecord | null,
    given: Fields,
    terms: WriteTerms,
  ): { changes: Record<string, Cell> } | { problems: WriteProblem[] } {
    const spec = objects[objectType];
    const before = record?.fields ?? {};
    const after: Record<string, Cell> = { ...before };
    const problems: WriteProblem[] = [];
    for (const [name, value] of Object.entries(given)) {
      const field = spec.fields.find((one) => one.name === name);
      if (field === undefined) continue;
      if (fieldLevel(user, objectType, field) !== 'edit') {
        const message = `Unable to create/update fields: ${name}. Please check the security settings of this field and verify that it is read/write for your profile or permission set.`;
        problems.push({ statusCode: 'INVALID_FIELD_FOR_INSERT_UPDATE', message, fields: [name] });
        continue;
      }
      const checked = checkValue(spec, field, value, { ...after, ...given });
      if ('problem' in checked) problems.push(checked.problem);
      else after[name] = checked.value;
      if (field.unique && 'value' in checked) problems.push(...this.#taken(objectType, record, name, checked.value));
      if (field.type === 'reference' && 'value' in checked)
        problems.push(...this.#dangling(field.referenceTo ?? [], name, checked.value));
    }
    const missing = spec.fields.filter(({ name, required }) => required === true && (after[name] ?? null) === null);
    if (record === null && missing.length > 0) {
      const names = missing.map(({ name }) => name);
      const message = `Required fields are missing: [${names.join(', ')}]`;
      problems.push({ statusCode: 'REQUIRED_FIELD_MISSING', message, fields: names });
    }
    if (problems.length > 0) return { problems };
    const today = this.#around.now().toISOString().slice(0, 10);
    const draft: Draft = { objectType, id: record?.id ?? null, before, after, today };
    runFlows(draft);
    const broken = brokenRules(draft);
    if (broken.length > 0) return { problems: broken };
    const duplicates = duplicatesOf(draft, this.#records[objectType].values(), terms.allowDuplicates);
    if (duplicates.length > 0) return { problems: duplicates };
    return { changes: Object.fromEntries(Object.entries(after).filter(([name, value]) => before[name] !== value)) };
  }

  #taken(objectType: RecordObject, own: StoredRecord | null, name: string, value: Cell): WriteProblem[] {
    if (value === null) return [];
    for (const other of this.#records[objectType].values()) {
      if (other.id === own?.id || other.deleted || other.fields[name] !== value) continue;
      const message = `duplicate value found: ${name} duplicates value on record with id: ${other.id}`;
      return [{ statusCode: 'DUPLICATE_VALUE', message, fields: [name] }];
    }
    return [];
  }

  #dangling(referenceTo: readonly string[], name: string, value: Cell): WriteProblem[] {
    if (value === null) return [];
    const id = typeof value === 'string' ? longId(value) : undefined;
    if (id === undefined)
      return [
        {
          statusCode: 'MALFORMED_ID',
          message: `${name}: id value of incorrect type: ${String(value)}`,
          fields: [name],
        },
      ];
    const known = referenceTo.filter(isRecordObject);
    if (known.length === 0 || known.some((type) => this.#records[type].has(id))) return [];
    return [
      { statusCode: 'INVALID_CROSS_REFERENCE_KEY', message: `invalid cross reference id: ${id}`, fields: [name] },
    ];
  }

  #commit(entry: WriteEntry): void {
    if (this.#open === null) this.#around.append([entry]);
    else this.#open.entries.push(entry);
    const undo = this.#apply(entry);
    if (this.#open === null) this.#around.committed(entry);
    else this.#open.undo.push(undo);
  }

  /** @returns the way back */
  #apply({ kind, objectType, id, fields, at, by }: WriteEntry): () => void {
    if (!isRecordObject(objectType)) return () => {};
    const records = this.#records[objectType];
    const standing = records.get(id);
    if (kind === 'remove') {
      if (standing) standing.deleted = true;
      return () => {
        if (standing) standing.deleted = false;
      };
    }
    const stamp = { LastModifiedDate: at, LastModifiedById: by, SystemModstamp: at };
    if (standing === undefined) {
      this.#made = Math.max(this.#made, Number(id.slice(5, 15)) || 0);
      const born = { Id: id, CreatedDate: at, CreatedById: by, IsDeleted: false };
      const empty = Object.fromEntries(
        objects[objectType].fields.map((field) => [field.name, field.type === 'boolean' ? false : null]),
      );
      records.set(id, {
        objectType,
        id,
        fields: { ...empty, ...fields, ...stamp, ...born },
        history: [],
        deleted: false,
      });
      return () => records.delete(id);
    }
    const before = standing.fields;
    const history = standing.history;
    const tracked = objects[objectType].fields.filter((field) => field.tracked === true && field.name in fields);
    const changes = tracked.map(({ name }) => ({
      field: name,
      oldValue: before[name] ?? null,
      newValue: fields[name] ?? null,
      by,
      at,
    }));
    standing.fields = { ...before, ...fields, ...stamp };
    standing.history = [...changes, ...history];
    return () => {
      standing.fields = before;
      standing.history = history;
    };
  }
}

/** Waiting for somebody's approval: nobody edits it meanwhile. */
function isInApproval({ objectType, fields }: StoredRecord): boolean {
  return (
    objectType === 'Opportunity' &&
    /7$/.test(String(fields.Deal_Number__c ?? '')) &&
    fields.StageName === 'Negotiation/Review'
  );
}

function problem(statusCode: string, message: string): { problems: WriteProblem[] } {
  return { problems: [{ statusCode, message, fields: [] }] };
}

function notWritable(objectType: string): WriteOutcome {
  return problem(
    'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY',
    `entity type ${objectType} does not support this operation`,
  ) as WriteOutcome;
}
