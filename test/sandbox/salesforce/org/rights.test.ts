import { describe, expect, it } from 'vitest';
import { recordObjects } from '#sandbox/salesforce/org/catalogue/objects.ts';
import { openTestOrg } from './open-test-org.ts';

const scene = openTestOrg();
const { org, maya, tobias, ines, ruth, flagship } = scene;

const namesOf = (userId: string, objectType: string) =>
  org.describe(userId, objectType)?.fields.map(({ name }) => name) ?? [];
const fieldOf = (userId: string, objectType: string, name: string) =>
  org.describe(userId, objectType)?.fields.find((field) => field.name === name);

describe('sharing', () => {
  it('lets the owner edit the flagship and a rep of another team only read it', () => {
    expect(org.access(maya, flagship)).toMatchObject({ read: true, edit: true });
    expect(org.access(tobias, flagship)).toEqual({ read: true, edit: false, delete: false, transfer: false });
    expect(org.row(tobias, 'Opportunity', flagship, false)?.Id).toBe(flagship);
  });

  it('hides a confidential account and all that hangs on it from reps who do not own it', () => {
    const account = scene.recordWhere('Account', ({ Confidential__c, OwnerId }) => {
      return Confidential__c === true && OwnerId !== tobias;
    });
    expect(org.row(tobias, 'Account', account, false)).toBeUndefined();
    expect(org.rows(tobias, 'Account', false).some(({ Id }) => Id === account)).toBe(false);
    expect(org.access(tobias, account).read).toBe(false);
    expect(org.row(ines, 'Account', account, false)?.Id).toBe(account);
    const contact = scene.recordWhere('Contact', ({ AccountId, OwnerId }) => {
      return AccountId === account && OwnerId !== tobias;
    });
    expect(org.row(tobias, 'Contact', contact, false)).toBeUndefined();
  });

  it('hides a private opportunity from everybody but its owner and those who see everything', () => {
    const hidden = scene.recordWhere('Opportunity', ({ IsPrivate, OwnerId }) => IsPrivate === true && OwnerId !== maya);
    expect(org.row(maya, 'Opportunity', hidden, false)).toBeUndefined();
    expect(org.row(ruth, 'Opportunity', hidden, false)?.Id).toBe(hidden);
  });

  it('gives an inactive user nothing', () => {
    const gone = org.users().find(({ isActive }) => !isActive);
    expect(org.access(gone?.id ?? '', flagship)).toEqual({ read: false, edit: false, delete: false, transfer: false });
  });

  it('says no for records and users that do not exist', () => {
    expect(org.access(maya, '006Fw0009999999AAA').read).toBe(false);
    expect(org.access('005Fw0000000777AAA', flagship).read).toBe(false);
  });

  it('shows activities only with their record', () => {
    const ofFlagship = org.rows(tobias, 'Task', false).filter(({ WhatId }) => WhatId === flagship);
    expect(ofFlagship.length).toBeGreaterThan(2);
    const readable = new Set(
      recordObjects.flatMap((type) => org.rows(tobias, type, false).map(({ Id }) => String(Id))),
    );
    for (const { WhatId, WhoId } of org.rows(tobias, 'Task', false)) {
      expect(readable.has(String(WhatId ?? WhoId))).toBe(true);
    }
  });
});

describe('field-level security', () => {
  it('takes edit and sight of ordinary opportunity fields from the rep without the deal desk set', () => {
    expect(fieldOf(maya, 'Opportunity', 'Competitors__c')).toMatchObject({ updateable: true });
    expect(fieldOf(tobias, 'Opportunity', 'Competitors__c')).toMatchObject({ updateable: false, createable: false });
    expect(namesOf(maya, 'Opportunity')).toContain('Champion__c');
    expect(namesOf(tobias, 'Opportunity')).not.toContain('Champion__c');
    expect(org.row(tobias, 'Opportunity', flagship, false)).not.toHaveProperty('Champion__c');
  });

  it('never protects the owner or a required field, and keeps no rows for them', () => {
    const paths = org.rows(ruth, 'FieldPermissions', false).map(({ Field }) => Field);
    for (const name of ['OwnerId', 'StageName', 'CloseDate', 'Name']) {
      expect(fieldOf(tobias, 'Opportunity', name)).toMatchObject({ updateable: true, permissionable: false });
      expect(paths).not.toContain(`Opportunity.${name}`);
    }
  });

  it('lets nobody write what Salesforce keeps or works out itself', () => {
    for (const name of ['Id', 'LastModifiedDate', 'IsWon', 'ExpectedRevenue', 'Deal_Number__c']) {
      expect(fieldOf(ruth, 'Opportunity', name)).toMatchObject({ updateable: false, createable: false });
    }
  });

  it.each(recordObjects)(
    'says the same in describe of %s and in the rows of the sets that a user has',
    (objectType) => {
      const assignments = org.rows(ruth, 'PermissionSetAssignment', false);
      const rows = org.rows(ruth, 'FieldPermissions', false);
      for (const { id } of org.users()) {
        const sets = new Set(
          assignments.filter(({ AssigneeId }) => AssigneeId === id).map((row) => row.PermissionSetId),
        );
        const own = rows.filter(({ ParentId, SobjectType }) => sets.has(ParentId ?? '') && SobjectType === objectType);
        const described = org.describe(id, objectType)?.fields.filter(({ permissionable }) => permissionable) ?? [];
        const readable = described.map(({ name }) => `${objectType}.${name}`);
        const editable = described.filter(({ updateable }) => updateable).map(({ name }) => `${objectType}.${name}`);
        expect(new Set(own.map(({ Field }) => Field))).toEqual(new Set(readable));
        const granted = own.filter(({ PermissionsEdit }) => PermissionsEdit === true);
        expect(new Set(granted.map(({ Field }) => Field))).toEqual(new Set(editable));
      }
    },
  );

  it('masks encrypted values even for those who may see the field', () => {
    const contact = scene.recordWhere('Contact', () => true);
    scene.update(ruth, 'Contact', contact, { Passport_Number__c: 'X1234567' });
    expect(org.row(ruth, 'Contact', contact, false)?.Passport_Number__c).toBe('*****');
    expect(namesOf(maya, 'Contact')).not.toContain('Passport_Number__c');
  });
});

describe('the people', () => {
  it('are two reps, sales operations and an admin, with an integration user that can view setup', () => {
    expect(org.people.map(({ role }) => role)).toEqual(['rep', 'rep', 'sales_ops', 'admin']);
    const withSetup = org.users().filter(({ canViewSetup }) => canViewSetup);
    expect(withSetup.map(({ id }) => id).sort()).toEqual([ruth, org.integrationUserId].sort());
  });

  it('have usernames, aliases and ids of their own', () => {
    const users = org.users();
    for (const key of ['id', 'username', 'email', 'alias'] as const) {
      expect(new Set(users.map((user) => user[key])).size).toBe(users.length);
    }
    expect(users.every(({ alias }) => alias.length <= 8)).toBe(true);
  });

  it('do not let the integration user create or delete', () => {
    const described = org.describe(org.integrationUserId, 'Opportunity');
    expect(described).toMatchObject({ createable: false, deletable: false, updateable: true });
    const terms = { userId: org.integrationUserId, allowDuplicates: false };
    const created = org.create('Account', { Name: 'Bot & Sons' }, terms);
    expect(created.problems[0]?.statusCode).toBe('CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY');
    expect(org.remove('Opportunity', flagship, terms).problems[0]?.statusCode).toBe('INSUFFICIENT_ACCESS_OR_READONLY');
  });
});
