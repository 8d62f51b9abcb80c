import type { OrgUser, WriteOutcome, WriteProblem, WriteTerms } from '../org-port.ts';
import type { Cell } from '../soql/table.ts';
import { isRecordObject, objects, type RecordObject } from './catalogue/objects.ts';
import { objectRights } from './field-access.ts';
import { type Fields, judge, type Surroundings } from './judge.ts';
import { type StoredRecord, salesforceTime } from './record.ts';
import type { RecordStore } from './record-store.ts';
import type { Access } from './sharing.ts';

interface Parts extends Surroundings {
  store: RecordStore;
  accessOf(user: OrgUser, record: StoredRecord): Access;
}

/** Every change of a record: the rights of who makes it, then what the rules say, then the journal. */
export class OrgWrites {
  readonly #parts: Parts;
  readonly #store: RecordStore;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#store = parts.store;
  }

  create(user: OrgUser, objectType: string, given: Fields, terms: WriteTerms): WriteOutcome {
    if (!isRecordObject(objectType) || !objectRights(user).create) return notSupported(objectType);
    const fields = { OwnerId: user.id, ...initialOf(objectType), ...given };
    const judged = judge(this.#parts, { user, objectType, record: null, given: fields, terms });
    if ('problems' in judged) return judged;
    const id = this.#store.newId(objectType);
    const numbered = { ...judged.changes, ...autoNumberOf(objectType, id) };
    this.#store.commit({ kind: 'write', objectType, id, fields: numbered, ...this.#stamp(user) });
    return { id, created: true, problems: [] };
  }

  /** @param alone whether it stands when a transaction around it is undone, as somebody else's edit does */
  update(user: OrgUser, objectType: string, id: string, given: Fields, terms: WriteTerms, alone = false): WriteOutcome {
    const checked = this.check(user, objectType, id, given, terms);
    if ('problems' in checked) return checked;
    const { record, changes } = checked;
    const entry = { kind: 'write' as const, objectType: record.objectType, id, fields: changes, ...this.#stamp(user) };
    this.#store.commit(entry, alone);
    return { id, created: false, problems: [] };
  }

  /** What an update would change, or why it would be refused. */
  check(
    user: OrgUser,
    objectType: string,
    id: string,
    given: Fields,
    terms: WriteTerms,
  ): { record: StoredRecord; changes: Record<string, Cell> } | { problems: WriteProblem[] } {
    if (!isRecordObject(objectType)) return notSupported(objectType);
    const record = this.#store.records[objectType].get(id);
    if (record === undefined) return refused('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id');
    const access = this.#parts.accessOf(user, record);
    const barred = this.#barred(user, record, access, 'edit');
    if (barred !== null) return barred;
    const isGivenAway = 'OwnerId' in given && given.OwnerId !== record.fields.OwnerId;
    if (isGivenAway && !access.transfer) return refused(...noRight);
    const judged = judge(this.#parts, { user, objectType, record, given, terms });
    return 'problems' in judged ? judged : { record, changes: judged.changes };
  }

  /**
   * Contacts and opportunities go with their account.
   * @param mergedInto the record that stays when two are merged and this one goes
   */
  remove(user: OrgUser, objectType: string, id: string, mergedInto?: string): WriteOutcome {
    if (!isRecordObject(objectType)) return notSupported(objectType);
    const record = this.#store.records[objectType].get(id);
    if (record === undefined) return refused('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id');
    const barred = this.#barred(user, record, this.#parts.accessOf(user, record), 'delete');
    if (barred !== null) return barred;
    const children = this.#childrenOf(record);
    const held = children.filter(({ objectType: type, fields }) => type === 'Case' || fields.IsWon === true);
    if (held.length > 0) {
      const message = `Your attempt to delete ${String(record.fields.Name)} could not be completed because it is associated with the following records: ${held.map((one) => one.id).join(', ')}`;
      return refused('DELETE_FAILED', message);
    }
    this.atomically(
      () => {
        for (const { objectType: type, id: each } of [...children, record]) {
          const fields = each === id && mergedInto !== undefined ? { MasterRecordId: mergedInto } : {};
          this.#store.commit({ kind: 'remove', objectType: type, id: each, fields, ...this.#stamp(user) });
        }
      },
      () => true,
    );
    return { id, created: false, problems: [] };
  }

  /** Runs writes as one: unless `isGood`, none of them took place. */
  atomically<T>(work: () => T, isGood: (result: T) => boolean): T {
    return this.#store.atomically(work, isGood);
  }

  #stamp(user: OrgUser): { at: string; by: string } {
    return { at: salesforceTime(this.#parts.now()), by: user.id };
  }

  #childrenOf({ objectType, id }: StoredRecord): StoredRecord[] {
    if (objectType !== 'Account') return [];
    const { Contact, Opportunity, Case } = this.#store.records;
    return [Contact, Opportunity, Case].flatMap((records) =>
      [...records.values()].filter(({ fields, deleted }) => fields.AccountId === id && !deleted),
    );
  }

  #barred(user: OrgUser, record: StoredRecord, access: Access, to: 'edit' | 'delete'): Refused | null {
    if (record.deleted) return refused('ENTITY_IS_DELETED', 'entity is deleted');
    if (!access[to]) return refused(...noRight);
    // Admins can edit what waits for an approval, nobody else.
    const isLocked =
      record.fields.Approval_Status__c === 'Pending' && !(objectRights(user).modifyAll && user.canViewSetup);
    if (!isLocked) return null;
    return refused('ENTITY_IS_LOCKED', 'This record is locked. If you need to edit it, contact your admin.');
  }
}

interface Refused {
  problems: WriteProblem[];
}

const noRight = ['INSUFFICIENT_ACCESS_OR_READONLY', 'insufficient access rights on object id'] as const;

function refused(statusCode: string, message: string): Refused {
  return { problems: [{ statusCode, message, fields: [] }] };
}

function notSupported(objectType: string): Refused {
  return refused('CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY', `entity type cannot be written: ${objectType}`);
}

function initialOf(objectType: RecordObject): Record<string, Cell> {
  const withValue = objects[objectType].fields.filter(({ initial }) => initial !== undefined);
  return Object.fromEntries(withValue.map(({ name, initial }) => [name, initial ?? null]));
}

/** Numbers that Salesforce counts up itself. */
function autoNumberOf(objectType: RecordObject, id: string): Record<string, Cell> {
  const number = Number(id.slice(5, 15));
  if (objectType === 'Case') return { CaseNumber: String(90_000 + number).padStart(8, '0') };
  return objectType === 'Opportunity' ? { Deal_Number__c: `D-${90_000 + number}` } : {};
}
