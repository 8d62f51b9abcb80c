import type { Org, OrgUser, WriteOutcome, WriteTerms } from '../org-port.ts';
import { longId } from '../record-id.ts';
import { accidentalEditOf } from './accidental-edit.ts';
import { isRecordObject, type ObjectSpec, objects } from './catalogue/objects.ts';
import { setupObjects } from './catalogue/setup-objects.ts';
import { describeFor } from './describe.ts';
import { fieldDefinitionsOf } from './field-definitions.ts';
import { OrgReads } from './reads.ts';
import type { OrgEntry } from './record.ts';
import { RecordStore } from './record-store.ts';
import { seedOrg } from './seed/seed-org.ts';
import { noAccess } from './sharing.ts';
import { Timeline } from './timeline.ts';
import { integrationUserId, people, userById, users } from './users.ts';
import { OrgWrites } from './writes.ts';

export interface OpenOrgOptions {
  /** 18 characters, 00D… */
  readonly organizationId?: string;
  /** The day on which the seeded stories stand; default now. */
  readonly openedAt?: Date;
  readonly now: () => Date;
  /** How many records of an object there are at least. */
  readonly records?: Readonly<Partial<Record<string, number>>>;
  /** What an earlier process accepted, oldest first. */
  readonly earlier: readonly OrgEntry[];
  /** Durable when it returns. */
  readonly append: (entries: readonly OrgEntry[]) => void;
}

const specs = new Map<string, ObjectSpec>(
  [...Object.values(objects), ...setupObjects].map((spec) => [spec.name.toLowerCase(), spec]),
);

/** The organization as it stands: its records, who may see and change them, and what its rules say. */
export function openOrg(options: OpenOrgOptions): Org {
  const { now, append } = options;
  const organizationId = options.organizationId ?? longId('00DFw0000004310') ?? '';
  const seeded = seedOrg(options.openedAt ?? now(), options.records ?? {});
  const store = new RecordStore(seeded.records, append);
  const timeline = new Timeline(seeded.activities);
  for (const entry of options.earlier) {
    if (entry.kind === 'activity') timeline.add(entry.activity);
    else store.replay(entry);
  }
  const reads = new OrgReads({ store, timeline, organizationId, now });
  const writes = new OrgWrites({
    store,
    records: store.records,
    now,
    find: (id) => store.find(id),
    accessOf: (user, record) => reads.accessOf(user, record),
    canRead: (user, record) => reads.accessOf(user, record).read,
  });
  const specOf = (objectType: string) => specs.get(objectType.toLowerCase());

  return {
    organizationId,
    integrationUserId,
    people,
    flagship: seeded.flagship,
    users: () => users,
    describe: (userId, objectType) => {
      const spec = specOf(objectType);
      return spec && describeFor(requireUser(userId), spec);
    },
    objectTypes: () => [...specs.values()].map(({ name }) => name),
    rows: (userId, objectType, withDeleted) => {
      const spec = specOf(objectType);
      return spec === undefined ? [] : reads.rows(requireUser(userId), spec, withDeleted);
    },
    row: (userId, objectType, id, withDeleted) => {
      const spec = specOf(objectType);
      return spec && reads.row(requireUser(userId), spec, id, withDeleted);
    },
    access: (userId, recordId) => {
      const [user, record] = [userById(userId), store.find(recordId)];
      return user === undefined || record === undefined || record.deleted ? noAccess : reads.accessOf(user, record);
    },
    fieldDefinitions: (objectType) => {
      const spec = specOf(objectType);
      return spec === undefined ? [] : fieldDefinitionsOf(spec);
    },
    create: (objectType, fields, terms) => writes.create(requireUser(terms.userId), objectType, fields, terms),
    update: (objectType, id, fields, terms) => writes.update(requireUser(terms.userId), objectType, id, fields, terms),
    remove: (objectType, id, terms) => writes.remove(requireUser(terms.userId), objectType, id),
    atomically: (work, isGood) => writes.atomically(work, isGood),
    humanEdit: ({ objectType, recordId, fields, userId }) => {
      const terms: WriteTerms = { userId, allowDuplicates: true };
      requireDone(writes.update(requireUser(userId), objectType, recordId, fields, terms, true));
    },
    humanDelete: (objectType, id, mergedInto) => {
      const admin = people.find(({ role }) => role === 'admin')?.userId ?? '';
      requireDone(writes.remove(requireUser(admin), objectType, id, mergedInto));
    },
    accidentalEdit: (objectType, id, names, random) => {
      const record = isRecordObject(objectType) ? store.records[objectType].get(id) : undefined;
      return record && accidentalEditOf(record, names, random, writes);
    },
    truth: (objectType, id) => (isRecordObject(objectType) ? reads.truth(objectType, id) : undefined),
    ids: (objectType) => (isRecordObject(objectType) ? reads.ids(objectType) : []),
    activities: () => timeline.all(),
    addActivity: (given) => {
      const activity = timeline.numbered(given);
      append([{ kind: 'activity', activity }]);
      timeline.add(activity);
      return activity;
    },
    onChange: (listener) => store.onChange(listener),
    close: () => {},
  };
}

function requireUser(id: string): OrgUser {
  const user = userById(id);
  if (user === undefined) throw new Error(`nobody has the id ${id}`);
  return user;
}

function requireDone(outcome: WriteOutcome): void {
  const [problem] = outcome.problems;
  if (problem !== undefined) throw new Error(problem.message);
}
