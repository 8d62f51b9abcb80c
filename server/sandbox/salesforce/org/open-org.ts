import type { Org, OrgUser, WriteOutcome, WriteTerms } from '../org-port.ts';
import { longId } from '../record-id.ts';
import type { Cell, Row } from '../soql/table.ts';
import { accidentalEditOf } from './accidental-edit.ts';
import { isRecordObject, type ObjectSpec, objects, recordObjects, setupObjects } from './catalogue/objects.ts';
import { describeFor, fieldDefinitionsOf } from './describe.ts';
import { fieldLevel, permissionRows } from './field-access.ts';
import { historyOwner, historyRows } from './histories.ts';
import type { OrgEntry, StoredRecord } from './record.ts';
import { seedOrg } from './seed/seed-org.ts';
import { accessOf } from './sharing.ts';
import { integrationUserId, people, users } from './users.ts';
import { OrgWrites } from './writes.ts';

export interface OpenOrgOptions {
  /** 18 characters, 00D… */
  readonly organizationId?: string;
  readonly now: () => Date;
  /** When the organization first began: the invented data hangs on it. Default: now. */
  readonly openedAt?: Date;
  /** How many records of an object there are at least. */
  readonly records?: Readonly<Partial<Record<string, number>>>;
  /** What an earlier process accepted, oldest first. */
  readonly earlier: readonly OrgEntry[];
  /** Durable when it returns. */
  readonly append: (entries: readonly OrgEntry[]) => void;
}

/** The organization as it stands: its records, who may see and change them, and what its rules say. */
export function openOrg(options: OpenOrgOptions): Org {
  const { now, append } = options;
  const organizationId = options.organizationId ?? longId('00DFw0000004310') ?? '';
  const seeded = seedOrg(options.openedAt ?? now(), options.records ?? {});
  const listeners = new Set<Parameters<Org['onChange']>[0]>();
  const writes = new OrgWrites(seeded.records, {
    now,
    append,
    accessOf: (user, record) => access(user, record),
    committed: ({ objectType, id, fields }) => {
      for (const listener of listeners) listener({ objectType, recordId: id, fields: Object.keys(fields) });
    },
  });
  for (const entry of options.earlier) {
    if (entry.kind === 'activity') seeded.activities.push(entry.activity);
    else writes.replay(entry);
  }

  const specs = new Map<string, ObjectSpec>(
    [...Object.values(objects), ...Object.values(setupObjects)].map((spec) => [spec.name.toLowerCase(), spec]),
  );
  const userOf = (id: string): OrgUser => {
    const user = users.find((one) => one.id === id);
    if (user === undefined) throw new Error(`nobody has the id ${id}`);
    return user;
  };
  const recordOf = (id: string): StoredRecord | undefined => {
    for (const name of recordObjects) {
      const found = seeded.records[name].get(id);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  const accountOf = ({ objectType, fields, ...rest }: StoredRecord): StoredRecord | null => {
    if (objectType === 'Account') return { objectType, fields, ...rest };
    return typeof fields.AccountId === 'string' ? (seeded.records.Account.get(fields.AccountId) ?? null) : null;
  };
  const access = (user: OrgUser, record: StoredRecord) => accessOf(user, record, accountOf);

  /** What one user sees of a record. */
  const visible = (user: OrgUser, record: StoredRecord): Row => {
    const row: Record<string, Cell> = {};
    for (const field of objects[record.objectType as keyof typeof objects].fields) {
      if (fieldLevel(user, record.objectType, field) === 'none') continue;
      row[field.name] =
        field.type === 'address' ? addressOf(field.name, record.fields) : (record.fields[field.name] ?? null);
      if (field.type === 'encryptedstring' && row[field.name] !== null) row[field.name] = '*****';
    }
    row.IsDeleted = record.deleted;
    return row;
  };

  const rowsOf = (user: OrgUser, name: string, withDeleted: boolean): readonly Row[] => {
    if (isRecordObject(name)) {
      return [...seeded.records[name].values()]
        .filter((record) => (withDeleted || !record.deleted) && access(user, record).read)
        .map((record) => visible(user, record));
    }
    const tracked = historyOwner(name);
    if (tracked !== undefined) {
      return [...seeded.records[tracked].values()].filter((record) => access(user, record).read).flatMap(historyRows);
    }
    if (name === 'User') return users.map(userRow);
    if (name === 'Organization') return [organizationRow(organizationId)];
    return permissionRows[name] ?? [];
  };

  return {
    organizationId,
    integrationUserId,
    people,
    flagship: seeded.flagship,
    users: () => users,
    describe: (userId, objectType) => {
      const spec = specs.get(objectType.toLowerCase());
      return spec === undefined ? undefined : describeFor(userOf(userId), spec);
    },
    objectTypes: () => [...specs.values()].map(({ name }) => name),
    rows: (userId, objectType, withDeleted) =>
      rowsOf(userOf(userId), specs.get(objectType.toLowerCase())?.name ?? '', withDeleted),
    row: (userId, objectType, id, withDeleted) => {
      const user = userOf(userId);
      const name = specs.get(objectType.toLowerCase())?.name ?? '';
      if (!isRecordObject(name)) return rowsOf(user, name, withDeleted).find((row) => row.Id === id);
      const record = seeded.records[name].get(id);
      if (record === undefined || (record.deleted && !withDeleted) || !access(user, record).read) return undefined;
      return visible(user, record);
    },
    access: (userId, recordId) => {
      const record = recordOf(recordId);
      const user = users.find(({ id }) => id === userId);
      if (record === undefined || user === undefined)
        return { read: false, edit: false, delete: false, transfer: false };
      return access(user, record);
    },
    fieldDefinitions: (objectType) => {
      const spec = specs.get(objectType.toLowerCase());
      return spec === undefined ? [] : fieldDefinitionsOf(spec);
    },
    create: (objectType, fields, terms) => writes.create(userOf(terms.userId), objectType, fields, terms),
    update: (objectType, id, fields, terms) => writes.update(userOf(terms.userId), objectType, id, fields, terms),
    remove: (objectType, id, terms) => writes.remove(userOf(terms.userId), objectType, id),
    atomically: (work, isGood) => writes.atomically(work, isGood),
    humanEdit: ({ objectType, recordId, fields, userId }) => {
      const terms: WriteTerms = { userId, allowDuplicates: true };
      requireDone(writes.update(userOf(userId), objectType, recordId, fields, terms));
    },
    accidentalEdit: (objectType, id, names, random) => {
      const record = isRecordObject(objectType) ? seeded.records[objectType].get(id) : undefined;
      return record === undefined ? undefined : accidentalEditOf(record, names, random);
    },
    truth: (objectType, id) => {
      const record = isRecordObject(objectType) ? seeded.records[objectType].get(id) : undefined;
      if (record === undefined) return undefined;
      const { fields, deleted } = record;
      return {
        objectType,
        id,
        isDeleted: deleted,
        fields: { ...fields },
        lastModifiedById: String(fields.LastModifiedById),
        lastModifiedDate: new Date(String(fields.LastModifiedDate)).toISOString(),
      };
    },
    ids: (objectType) =>
      isRecordObject(objectType)
        ? [...seeded.records[objectType].values()].filter(({ deleted }) => !deleted).map(({ id }) => id)
        : [],
    activities: () => seeded.activities,
    addActivity: (given) => {
      const activity = { ...given, id: `${given.recordId.slice(5, 15)}${seeded.activities.length + 1}` };
      append([{ kind: 'activity', activity }]);
      seeded.activities.push(activity);
      return activity;
    },
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => {},
  };
}

function requireDone(outcome: WriteOutcome): void {
  const [problem] = outcome.problems;
  if (problem !== undefined) throw new Error(problem.message);
}

function addressOf(name: string, fields: Readonly<Record<string, Cell>>): Cell {
  const prefix = name.replace(/Address$/, '');
  const part = (suffix: string) => fields[`${prefix}${suffix}`] ?? null;
  const address = {
    street: part('Street'),
    city: part('City'),
    state: part('State'),
    postalCode: part('PostalCode'),
    country: part('Country'),
    geocodeAccuracy: null,
    latitude: null,
    longitude: null,
  };
  return Object.values(address).every((value) => value === null) ? null : address;
}

function userRow(user: OrgUser): Row {
  return {
    Id: user.id,
    Username: user.username,
    Name: user.name,
    FirstName: user.firstName,
    LastName: user.lastName,
    Email: user.email,
    Alias: user.alias,
    IsActive: user.isActive,
    ProfileId: user.profileId,
    TimeZoneSidKey: user.timeZone,
    LocaleSidKey: user.locale,
    LanguageLocaleKey: user.language,
    UserType: 'Standard',
    DefaultCurrencyIsoCode: 'USD',
  };
}

function organizationRow(id: string): Row {
  return {
    Id: id,
    Name: 'Corvane',
    OrganizationType: 'Enterprise Edition',
    IsSandbox: false,
    InstanceName: 'FW1',
    LanguageLocaleKey: 'en_US',
    TimeZoneSidKey: 'Europe/London',
  };
}
