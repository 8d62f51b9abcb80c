import type { TrueRecord } from '../options.ts';
import type { OrgUser } from '../org-port.ts';
import type { Row } from '../soql/table.ts';
import { isRecordObject, type ObjectSpec, objects, type RecordObject } from './catalogue/objects.ts';
import { fieldLevels } from './field-access.ts';
import { withFormulas } from './formulas.ts';
import { historyOwner, historyRows } from './histories.ts';
import { presentRecord } from './present-record.ts';
import type { StoredRecord } from './record.ts';
import type { RecordStore } from './record-store.ts';
import { setupRows } from './setup-rows.ts';
import { type Access, accessOf } from './sharing.ts';
import type { Timeline } from './timeline.ts';

interface Parts {
  store: RecordStore;
  timeline: Timeline;
  organizationId: string;
  now(): Date;
}

/** Everything that can be asked of the organization, as one user is allowed to see it. */
export class OrgReads {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  accessOf(user: OrgUser, record: StoredRecord): Access {
    const { AccountId } = record.fields;
    const account = typeof AccountId === 'string' ? this.#parts.store.find(AccountId) : undefined;
    return accessOf(user, record, record.objectType === 'Account' ? record : account);
  }

  rows(user: OrgUser, { name }: ObjectSpec, withDeleted: boolean): readonly Row[] {
    if (isRecordObject(name))
      return this.#records(user, name, withDeleted).map((record) => this.#present(user, record));
    const tracked = historyOwner(name);
    if (tracked !== undefined) {
      const levels = fieldLevels(user, objects[tracked]);
      const isVisible = (field: string) => levels.get(field) !== 'none';
      return this.#records(user, tracked, withDeleted).flatMap((record) => historyRows(record, isVisible));
    }
    if (name === 'Task' || name === 'Event') return this.#parts.timeline.rows(name, (id) => this.#canRead(user, id));
    return setupRows(name, this.#parts.organizationId);
  }

  row(user: OrgUser, spec: ObjectSpec, id: string, withDeleted: boolean): Row | undefined {
    const { name } = spec;
    if (!isRecordObject(name)) return this.rows(user, spec, withDeleted).find((row) => row.Id === id);
    const record = this.#parts.store.records[name].get(id);
    if (record === undefined || (record.deleted && !withDeleted)) return undefined;
    return this.accessOf(user, record).read ? this.#present(user, record) : undefined;
  }

  ids(objectType: RecordObject): string[] {
    const all = [...this.#parts.store.records[objectType].values()];
    return all.filter(({ deleted }) => !deleted).map(({ id }) => id);
  }

  truth(objectType: RecordObject, id: string): TrueRecord | undefined {
    const record = this.#parts.store.records[objectType].get(id);
    if (record === undefined) return undefined;
    const fields = withFormulas(record, this.#scope());
    return {
      objectType,
      id,
      isDeleted: record.deleted,
      fields,
      history: record.history,
      lastModifiedById: String(fields.LastModifiedById),
      lastModifiedDate: new Date(String(fields.LastModifiedDate)).toISOString(),
    };
  }

  #records(user: OrgUser, objectType: RecordObject, withDeleted: boolean): StoredRecord[] {
    return [...this.#parts.store.records[objectType].values()].filter(
      (record) => (withDeleted || !record.deleted) && this.accessOf(user, record).read,
    );
  }

  #present(user: OrgUser, record: StoredRecord): Row {
    return presentRecord(user, record, this.#scope());
  }

  #scope() {
    const { store, now } = this.#parts;
    return { now: now(), find: (id: string) => store.find(id) };
  }

  #canRead(user: OrgUser, recordId: string): boolean {
    const record = this.#parts.store.find(recordId);
    return record !== undefined && !record.deleted && this.accessOf(user, record).read;
  }
}
