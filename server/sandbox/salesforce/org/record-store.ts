import { EventEmitter } from 'node:events';
import { longId } from '../record-id.ts';
import type { Cell } from '../soql/table.ts';
import { isRecordObject, objects, type RecordObject, recordObjects } from './catalogue/objects.ts';
import type { OrgEntry, RecordEntry, StoredRecord } from './record.ts';

export type Records = Readonly<Record<RecordObject, Map<string, StoredRecord>>>;

/** A committed change, without its values: who may read those is asked record by record. */
export interface RecordChange {
  objectType: string;
  recordId: string;
  fields: readonly string[];
}

interface Transaction {
  entries: RecordEntry[];
  undo: (() => void)[];
}

/** The records, and the only way to change them: journal first, then memory, then whoever listens. */
export class RecordStore {
  readonly records: Records;
  readonly #append: (entries: readonly OrgEntry[]) => void;
  readonly #changes = new EventEmitter<{ change: [RecordChange] }>().setMaxListeners(0);
  #made = 0;
  #open: Transaction | null = null;

  constructor(records: Records, append: (entries: readonly OrgEntry[]) => void) {
    this.records = records;
    this.#append = append;
  }

  find(id: string): StoredRecord | undefined {
    const type = recordObjects.find((name) => objects[name].keyPrefix === id.slice(0, 3));
    return type === undefined ? undefined : this.records[type].get(id);
  }

  newId(objectType: RecordObject): string {
    this.#made += 1;
    return longId(`${objects[objectType].keyPrefix}Fn${String(this.#made).padStart(10, '0')}`) ?? '';
  }

  /**
   * @param alone whether it stands even when the transaction around it is undone, as what somebody else does at the
   *   same time
   */
  commit(entry: RecordEntry, alone = false): void {
    if (this.#open === null || alone) {
      this.#append([entry]);
      this.#apply(entry);
      this.#announce(entry);
      return;
    }
    this.#open.undo.push(this.#apply(entry));
    this.#open.entries.push(entry);
  }

  /** Runs writes as one: unless `isGood`, none of them took place. */
  atomically<T>(work: () => T, isGood: (result: T) => boolean): T {
    if (this.#open !== null) return work();
    const transaction: Transaction = { entries: [], undo: [] };
    this.#open = transaction;
    let isKept = false;
    try {
      const result = work();
      if (isGood(result)) {
        this.#append(transaction.entries);
        isKept = true;
      }
      return result;
    } finally {
      this.#open = null;
      if (!isKept) for (const back of transaction.undo.toReversed()) back();
      else for (const entry of transaction.entries) this.#announce(entry);
    }
  }

  /** What an earlier process accepted. */
  replay(entry: RecordEntry): void {
    this.#apply(entry);
    // Ids of this store's own making only: the seed numbers its records otherwise.
    if (entry.id.slice(3, 5) === 'Fn') this.#made = Math.max(this.#made, Number(entry.id.slice(5, 15)) || 0);
  }

  /** @returns how to stop listening */
  onChange(listener: (change: RecordChange) => void): () => void {
    this.#changes.on('change', listener);
    return () => void this.#changes.off('change', listener);
  }

  #announce({ objectType, id, fields }: RecordEntry): void {
    this.#changes.emit('change', { objectType, recordId: id, fields: Object.keys(fields) });
  }

  /** @returns the way back, which leaves alone what somebody else has changed since */
  #apply(entry: RecordEntry): () => void {
    const { kind, objectType, id } = entry;
    if (!isRecordObject(objectType)) throw new Error(`${objectType} holds no records`);
    const records = this.records[objectType];
    const standing = records.get(id);
    if (standing === undefined) {
      records.set(id, bornOf(objectType, entry));
      return () => records.delete(id);
    }
    if (kind === 'write') return change(standing, objectType, entry);
    standing.deleted = true;
    const stamped = change(standing, objectType, entry);
    return () => {
      standing.deleted = false;
      stamped();
    };
  }
}

/** Every field there is, without a value. */
export function emptyFields(objectType: RecordObject): Record<string, Cell> {
  return Object.fromEntries(
    objects[objectType].fields.map(({ name, type }): [string, Cell] => [name, type === 'boolean' ? false : null]),
  );
}

function stampsOf({ at, by }: RecordEntry): Record<string, Cell> {
  return { LastModifiedDate: at, LastModifiedById: by, SystemModstamp: at };
}

function bornOf(objectType: RecordObject, entry: RecordEntry): StoredRecord {
  const { id, at, by, fields } = entry;
  const born = { Id: id, CreatedDate: at, CreatedById: by };
  const all = { ...emptyFields(objectType), ...fields, ...stampsOf(entry), ...born };
  return { objectType, id, fields: all, history: [], deleted: false };
}

function change(standing: StoredRecord, objectType: RecordObject, entry: RecordEntry): () => void {
  const { at, by } = entry;
  const before = standing.fields;
  const given: Record<string, Cell> = { ...entry.fields, ...stampsOf(entry) };
  const changes = objects[objectType].fields
    .filter(({ name, tracked }) => tracked === true && name in entry.fields)
    .map(({ name }) => ({
      field: name,
      oldValue: before[name] ?? null,
      newValue: entry.fields[name] ?? null,
      by,
      at,
    }));
  standing.fields = { ...before, ...given };
  standing.history = [...changes, ...standing.history];
  return () => {
    // All stamps or none: with the date of one change and the name of another they would tell of neither.
    const isStillOurs = standing.fields.LastModifiedById === by && standing.fields.LastModifiedDate === at;
    const ours = Object.keys(given).filter((name) =>
      name in stampsOf(entry) ? isStillOurs : standing.fields[name] === given[name],
    );
    standing.fields = { ...standing.fields, ...Object.fromEntries(ours.map((name) => [name, before[name] ?? null])) };
    standing.history = standing.history.filter((one) => !changes.includes(one));
  };
}
