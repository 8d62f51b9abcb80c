import type { DescribedField, DescribedObject, Org, OrgUser, WriteOutcome } from '#sandbox/salesforce/org-port.ts';
import { longId } from '#sandbox/salesforce/record-id.ts';
import type { Row } from '#sandbox/salesforce/soql/table.ts';

/*
 * An organization of a few records that lets tests of the API see one thing at a time: two reps and an admin, of whom
 * Berta cannot read one account, cannot edit one opportunity and does not see NextStep.
 */

export const ids = {
  ada: id('005', 1),
  berta: id('005', 2),
  admin: id('005', 3),
  machine: id('005', 4),
  account: id('001', 1),
  hiddenAccount: id('001', 2),
  opportunity: id('006', 1),
};

export function id(prefix: string, number: number): string {
  return longId(`${prefix}g5000${String(number).padStart(7, '0')}`) ?? '';
}

function user(userId: string, firstName: string, canViewSetup: boolean): OrgUser {
  const email = `${firstName.toLowerCase()}@corvane.example`;
  return {
    id: userId,
    username: email,
    email,
    alias: firstName.toLowerCase(),
    name: `${firstName} Test`,
    firstName,
    lastName: 'Test',
    isActive: true,
    timeZone: 'Europe/London',
    locale: 'en_GB',
    language: 'en_US',
    profileId: id('00e', 1),
    canViewSetup,
  };
}

const users = [
  user(ids.ada, 'Ada', false),
  user(ids.berta, 'Berta', false),
  user(ids.admin, 'Ruth', true),
  user(ids.machine, 'Machine', true),
];

function field(name: string, type: string, more: Partial<DescribedField> = {}): DescribedField {
  const system = ['Id', 'IsDeleted', 'CreatedDate', 'LastModifiedDate', 'LastModifiedById', 'SystemModstamp'];
  return {
    name,
    type,
    label: name,
    filterable: true,
    sortable: true,
    updateable: !system.includes(name),
    createable: !system.includes(name),
    externalId: false,
    idLookup: false,
    referenceTo: [],
    relationshipName: null,
    ...more,
  };
}

const common = [
  field('Id', 'id', { idLookup: true }),
  field('IsDeleted', 'boolean'),
  field('Name', 'string'),
  field('OwnerId', 'reference', { referenceTo: ['User'], relationshipName: 'Owner' }),
  field('CreatedDate', 'datetime'),
  field('LastModifiedDate', 'datetime'),
  field('LastModifiedById', 'reference', { referenceTo: ['User'], relationshipName: 'LastModifiedBy' }),
  field('SystemModstamp', 'datetime'),
  field('Description', 'textarea', { filterable: false, sortable: false }),
  field('External__c', 'string', { externalId: true, idLookup: true, unique: true }),
];

const objects: Record<string, DescribedObject> = {
  Account: {
    name: 'Account',
    label: 'Account',
    keyPrefix: '001',
    fields: [...common, field('Industry', 'picklist')],
    childRelationships: [{ childSObject: 'Opportunity', field: 'AccountId', relationshipName: 'Opportunities' }],
  },
  Opportunity: {
    name: 'Opportunity',
    label: 'Opportunity',
    keyPrefix: '006',
    fields: [
      ...common,
      field('AccountId', 'reference', { referenceTo: ['Account'], relationshipName: 'Account' }),
      field('Amount', 'currency'),
      field('CloseDate', 'date'),
      field('NextStep', 'string'),
      field('IsPrivate', 'boolean'),
      field('Competitors__c', 'multipicklist'),
    ],
    childRelationships: [],
  },
  User: {
    name: 'User',
    label: 'User',
    keyPrefix: '005',
    fields: [field('Id', 'id'), field('Name', 'string'), field('Username', 'string'), field('IsActive', 'boolean')],
    childRelationships: [],
  },
};

type Rows = Map<string, Map<string, Row>>;

export interface SmallOrgOptions {
  now: () => Date;
  opportunities?: number;
}

export function smallOrg({ now, opportunities = 3 }: SmallOrgOptions): Org {
  let rows = seeded(opportunities);
  let nextNumber = 10_000;
  const stamp = () => `${now().toISOString().slice(0, 19)}.000+0000`;
  const nameOf = (objectType: string) =>
    Object.keys(objects).find((name) => name.toLowerCase() === objectType.toLowerCase()) ?? '';
  const canRead = (userId: string, row: Row) => userId !== ids.berta || row.Id !== ids.hiddenAccount;
  const canEdit = (userId: string, row: Row) =>
    canRead(userId, row) && (userId !== ids.berta || row.Id !== ids.opportunity);
  const describe = (userId: string, objectType: string) => {
    const described = objects[nameOf(objectType)];
    return described && { ...described, fields: described.fields.filter(({ name }) => isVisible(userId, name)) };
  };
  const find = (objectType: string, recordId: string) => rows.get(nameOf(objectType))?.get(recordId);
  const put = (objectType: string, row: Row) => void rows.get(objectType)?.set(String(row.Id), row);
  const change = (objectType: string, row: Row, fields: Row, userId: string) =>
    put(objectType, {
      ...row,
      ...fields,
      LastModifiedDate: stamp(),
      SystemModstamp: stamp(),
      LastModifiedById: userId,
    });

  return {
    organizationId: id('00D', 1),
    integrationUserId: ids.machine,
    people: users.slice(0, 3).map(({ id: userId, firstName, lastName, email, username }) => {
      return { userId, firstName, lastName, email, username, role: userId === ids.admin ? 'admin' : 'rep' };
    }),
    flagship: { objectType: 'Opportunity', recordId: ids.opportunity },
    users: () => users,
    describe,
    objectTypes: () => Object.keys(objects),
    rows: (userId, objectType, withDeleted) =>
      [...(rows.get(nameOf(objectType))?.values() ?? [])].filter(
        (row) => canRead(userId, row) && (withDeleted || row.IsDeleted !== true),
      ),
    row: (userId, objectType, recordId, withDeleted) => {
      const row = find(objectType, recordId);
      return row && canRead(userId, row) && (withDeleted || row.IsDeleted !== true) ? row : undefined;
    },
    access: (userId, recordId) => {
      const row = [...rows.values()].map((one) => one.get(recordId)).find((one) => one !== undefined);
      if (!row || !canRead(userId, row)) return { read: false, edit: false, delete: false, transfer: false };
      const edit = canEdit(userId, row);
      return { read: true, edit, delete: edit && userId === ids.admin, transfer: edit };
    },
    fieldDefinitions: (objectType) =>
      (objects[nameOf(objectType)]?.fields ?? []).map(({ name, type }) => ({
        QualifiedApiName: name,
        EntityDefinitionId: nameOf(objectType),
        DataType: type,
        SecurityClassification: name === 'Amount' ? 'Confidential' : null,
      })),
    create: (objectType, fields, { userId, allowDuplicates }) => {
      const { Name } = fields;
      if (typeof Name !== 'string')
        return refused('REQUIRED_FIELD_MISSING', 'Required fields are missing: [Name]', ['Name']);
      if (fields.Name === 'Twin' && !allowDuplicates) {
        return refused('DUPLICATES_DETECTED', 'Use one of these records?', []);
      }
      const recordId = id(objects[objectType]?.keyPrefix ?? '', nextNumber++);
      change(objectType, { Id: recordId, IsDeleted: false, OwnerId: userId, CreatedDate: stamp() }, fields, userId);
      return { id: recordId, created: true, problems: [] };
    },
    update: (objectType, recordId, fields, { userId }) => {
      const row = find(objectType, recordId);
      if (!row || !canRead(userId, row)) return refused('ENTITY_IS_DELETED', 'entity is deleted', []);
      if (!canEdit(userId, row)) {
        return refused('INSUFFICIENT_ACCESS_OR_READONLY', 'insufficient access rights on object id', []);
      }
      if (Number(fields.Amount) < 0)
        return refused('FIELD_CUSTOM_VALIDATION_EXCEPTION', 'Never below zero.', ['Amount']);
      change(objectType, row, fields, userId);
      return { id: recordId, created: false, problems: [] };
    },
    remove: (objectType, recordId, { userId }) => {
      const row = find(objectType, recordId);
      if (!row) return refused('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id', []);
      change(objectType, row, { IsDeleted: true }, userId);
      return { id: recordId, created: false, problems: [] };
    },
    atomically: (work, isGood) => {
      const before = new Map([...rows].map(([name, all]) => [name, new Map(all)]));
      const result = work();
      if (!isGood(result)) rows = before;
      return result;
    },
    humanEdit: ({ objectType, recordId, fields, userId }) => {
      const row = find(objectType, recordId);
      if (row) change(objectType, row, fields, userId);
    },
    humanDelete: (objectType, recordId) => {
      const row = find(objectType, recordId);
      if (row) rows.get(nameOf(objectType))?.set(recordId, { ...row, IsDeleted: true });
    },
    accidentalEdit: (objectType, recordId, names, random) =>
      names.includes('NextStep')
        ? { objectType, recordId, fields: { NextStep: `Edited (${random.whole(1, 999)})` }, userId: ids.ada }
        : undefined,
    truth: (objectType, recordId) => {
      const row = find(objectType, recordId);
      return (
        row && {
          objectType,
          id: recordId,
          isDeleted: row.IsDeleted === true,
          fields: row,
          history: [],
          lastModifiedById: String(row.LastModifiedById),
          lastModifiedDate: String(row.LastModifiedDate),
        }
      );
    },
    ids: (objectType) => [...(rows.get(objectType)?.keys() ?? [])],
    activities: () => [],
    addActivity: (activity) => ({ id: id('00T', nextNumber++), ...activity }),
    onChange: () => () => {},
    close: () => {},
  };
}

function isVisible(userId: string, name: string): boolean {
  return userId !== ids.berta || name !== 'NextStep';
}

function refused(statusCode: string, message: string, fields: string[]): WriteOutcome {
  return { problems: [{ statusCode, message, fields }] };
}

const longAgo = '2026-11-01T08:00:00.000+0000';

function seeded(opportunities: number): Rows {
  const stamps = { CreatedDate: longAgo, LastModifiedDate: longAgo, SystemModstamp: longAgo };
  const base = { ...stamps, IsDeleted: false, OwnerId: ids.ada, LastModifiedById: ids.ada };
  const account = (recordId: string, Name: string, Industry: string): Row => ({
    ...base,
    Id: recordId,
    Name,
    Industry,
  });
  const opportunity = (number: number): Row => ({
    ...base,
    Id: id('006', number),
    Name: number === 1 ? 'Halvorsen Robotics' : `Deal ${number}`,
    AccountId: number % 2 === 1 ? ids.account : ids.hiddenAccount,
    Amount: number === 3 ? null : number * 100,
    CloseDate: number === 2 ? null : `2026-12-${String((number % 28) + 1).padStart(2, '0')}`,
    NextStep: 'Call',
    IsPrivate: number === 2,
    Competitors__c: number === 1 ? 'Aru;Belt' : null,
    External__c: `ext-${number}`,
  });
  const byId = (all: Row[]): Map<string, Row> => new Map(all.map((row): [string, Row] => [String(row.Id), row]));
  return new Map<string, Map<string, Row>>([
    [
      'Account',
      byId([account(ids.account, 'Halvorsen', 'Energy'), account(ids.hiddenAccount, "O'Brien_50%", 'Retail')]),
    ],
    ['Opportunity', byId(Array.from({ length: opportunities }, (_, index) => opportunity(index + 1)))],
    ['User', byId(users.map((one): Row => ({ Id: one.id, Name: one.name, Username: one.username, IsActive: true })))],
  ]);
}
