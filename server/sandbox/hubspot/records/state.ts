import { EventEmitter } from 'node:events';
import { catalogue } from '../catalogue/catalogue.ts';
import type { Property } from '../catalogue/property.ts';
import type { Journal } from '../journal.ts';
import { TokenBook } from '../oauth/token-book.ts';
import { seedPortal } from '../seed/seed-portal.ts';
import type { JournalEntry, RecordChange } from './changes.ts';
import { objectTypes } from './object-types.ts';
import { emptyMaps, type PerType, type PortalData, push } from './portal-data.ts';
import type { Activity, Association, ObjectType, StoredRecord } from './record.ts';
import { changeValues, newRecord } from './record-history.ts';

/** Everything that the portal knows. It changes through `commit` only, which writes the journal first. */
export class PortalState implements PortalData {
  readonly records: PerType<StoredRecord> = emptyMaps();
  readonly properties: PerType<Property> = emptyMaps();
  readonly activities: PerType<Activity[]> = emptyMaps();
  readonly associations: PerType<Association[]> = emptyMaps();
  readonly tokens = new TokenBook();
  readonly #changes = new EventEmitter<{ change: [RecordChange] }>().setMaxListeners(0);
  readonly #journal: Journal;
  #nextId = 900_000_000_001;

  constructor(journal: Journal, now: Date, sizes: Partial<Record<ObjectType, number>>) {
    this.#journal = journal;
    const first = journal.earlier[0];
    // The invented data hangs on the day of the first start, else every restart would tell another story.
    const seed: JournalEntry = first?.kind === 'seed' ? first : { kind: 'seed', at: now.toISOString() };
    if (first === undefined) journal.append([seed]);
    for (const type of objectTypes) {
      for (const property of catalogue[type]) this.properties[type].set(property.name, property);
    }
    seedPortal(this, new Date(seed.at), sizes);
    for (const entry of journal.earlier) this.#apply(entry);
  }

  /** Makes the changes durable, then visible, then known to whoever listens. */
  commit(entries: readonly JournalEntry[]): void {
    this.#journal.append(entries);
    const changes = entries.flatMap((entry) => this.#apply(entry) ?? []);
    for (const change of changes) this.#changes.emit('change', change);
  }

  /** @returns how to stop listening */
  onChange(listener: (change: RecordChange) => void): () => void {
    this.#changes.on('change', listener);
    return () => void this.#changes.off('change', listener);
  }

  newId(): string {
    const id = String(this.#nextId);
    this.#nextId += 1;
    return id;
  }

  /** Live records only; an archived one counts as gone. */
  record(objectType: ObjectType, id: string): StoredRecord | undefined {
    const found = this.records[objectType].get(id);
    return found?.archived ? undefined : found;
  }

  /** Properties in use; archived ones left out. */
  property(objectType: ObjectType, name: string): Property | undefined {
    const found = this.properties[objectType].get(name);
    return found?.archived ? undefined : found;
  }

  #apply(entry: JournalEntry): RecordChange | undefined {
    switch (entry.kind) {
      case 'seed':
        return undefined;
      case 'write': {
        const record = this.records[entry.objectType].get(entry.id);
        return record && changeValues(record, entry.values, entry.source, entry.at);
      }
      case 'create': {
        const record = newRecord(entry.objectType, entry.id, entry.values, entry.source, entry.at);
        this.records[entry.objectType].set(entry.id, record);
        this.#nextId = Math.max(this.#nextId, Number(entry.id) + 1);
        return undefined;
      }
      case 'archive': {
        const record = this.records[entry.objectType].get(entry.id);
        if (record) Object.assign(record, { archived: true, archivedAt: entry.at });
        return undefined;
      }
      case 'property':
        this.properties[entry.objectType].set(entry.property.name, entry.property);
        return undefined;
      case 'activity': {
        push(this.activities[entry.objectType], entry.id, entry.activity);
        this.#nextId = Math.max(this.#nextId, Number(entry.activity.id) + 1);
        return undefined;
      }
      default:
        this.tokens.apply(entry);
        return undefined;
    }
  }
}
