import { describe, expect, it } from 'vitest';
import { longId } from '#sandbox/salesforce/record-id.ts';
import type { Cell } from '#sandbox/salesforce/soql/table.ts';
import { expectDone, fieldsOf, openTestOrg, problemOf } from './open-test-org.ts';

const nobody = longId('001Fw0099999999') ?? '';

describe('an accepted update', () => {
  it('stores the values and says who changed the record and when, in whole seconds', () => {
    const { org, maya, flagship, pass, update } = openTestOrg();
    pass(90_750);
    expectDone(update(maya, 'Opportunity', flagship, { NextStep: 'Send the questionnaire', Seats_Needed__c: 140 }));
    expect(fieldsOf(org, 'Opportunity', flagship)).toMatchObject({
      NextStep: 'Send the questionnaire',
      Seats_Needed__c: 140,
      LastModifiedById: maya,
      LastModifiedDate: '2026-11-23T09:01:30.000+0000',
      SystemModstamp: '2026-11-23T09:01:30.000+0000',
    });
  });

  it('moves the date even when no value changes, as Salesforce does', () => {
    const { org, maya, flagship, pass, update } = openTestOrg();
    pass(5_000);
    const { NextStep = null } = fieldsOf(org, 'Opportunity', flagship);
    expectDone(update(maya, 'Opportunity', flagship, { NextStep }));
    expect(org.truth('Opportunity', flagship)?.lastModifiedDate).toBe('2026-11-23T09:00:05.000Z');
  });

  it('brings probability and forecast along with the stage, and works the formula out anew', () => {
    const { org, maya, flagship, update } = openTestOrg();
    expectDone(update(maya, 'Opportunity', flagship, { StageName: 'Negotiation/Review', Amount: 186_000 }));
    expect(fieldsOf(org, 'Opportunity', flagship)).toMatchObject({
      Probability: 80,
      ForecastCategoryName: 'Commit',
      ExpectedRevenue: 148_800,
      IsClosed: false,
    });
  });

  it('keeps a probability that the same save sets', () => {
    const { org, maya, flagship, update } = openTestOrg();
    expectDone(update(maya, 'Opportunity', flagship, { StageName: 'Negotiation/Review', Probability: 90 }));
    expect(fieldsOf(org, 'Opportunity', flagship).Probability).toBe(90);
  });

  it('alters a website without a scheme, so that what is read back is not what was sent', () => {
    const { org, ruth, recordWhere, update } = openTestOrg();
    const account = recordWhere('Account', ({ Name }) => Name === 'Halvorsen Robotics');
    expectDone(update(ruth, 'Account', account, { Website: 'halvorsen-group.example' }));
    expect(fieldsOf(org, 'Account', account).Website).toBe('https://halvorsen-group.example');
  });

  it.each<[string, Cell, Cell]>([
    ['Amount', '186000.456', 186_000.46],
    ['Seats_Needed__c', '140', 140],
    ['NextStep', '  Call the champion ', 'Call the champion'],
    ['NextStep', '', null],
    ['Competitors__c', 'Clearpath Fleet;Northbeam', 'Northbeam;Clearpath Fleet'],
    ['Next_Meeting__c', '2026-12-01T10:30:00+01:00', '2026-12-01T09:30:00.000+0000'],
    ['Sponsor__c', null, null],
  ])('stores %s given as %j as %j', (name, given, stored) => {
    const { org, maya, flagship, update } = openTestOrg();
    expectDone(update(maya, 'Opportunity', flagship, { [name]: given }));
    expect(fieldsOf(org, 'Opportunity', flagship)[name]).toBe(stored);
  });

  it('takes a lookup of 15 characters and keeps it in 18', () => {
    const { org, maya, flagship, recordWhere, update } = openTestOrg();
    const jonas = recordWhere('Contact', ({ Email }) => Email === 'jonas@halvorsen-robotics.example');
    expectDone(update(maya, 'Opportunity', flagship, { Sponsor__c: jonas.slice(0, 15) }));
    expect(fieldsOf(org, 'Opportunity', flagship).Sponsor__c).toBe(jonas);
  });
});

describe('a refused update', () => {
  it.each<[string, Record<string, Cell>, string, string[]]>([
    [
      'a bad value of a restricted picklist',
      { Priority__c: 'Extreme' },
      'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
      ['Priority__c'],
    ],
    [
      'a hub of another region',
      { Delivery_Region__c: 'Nordics', Delivery_Hub__c: 'Leeds' },
      'FIELD_INTEGRITY_EXCEPTION',
      ['Delivery_Hub__c'],
    ],
    ['an empty required field', { CloseDate: null }, 'REQUIRED_FIELD_MISSING', ['CloseDate']],
    ['an empty required text', { Name: '' }, 'REQUIRED_FIELD_MISSING', ['Name']],
    ['a text that is too long', { NextStep: 'x'.repeat(256) }, 'STRING_TOO_LONG', ['NextStep']],
    ['a number that is too large', { Probability: 1_000 }, 'NUMBER_OUTSIDE_VALID_RANGE', ['Probability']],
    ['a text for a number', { Seats_Needed__c: 'many' }, 'JSON_PARSER_ERROR', []],
    ['a day that does not exist', { CloseDate: '2027-02-30' }, 'JSON_PARSER_ERROR', []],
    ['a number for a checkbox', { Budget_Confirmed__c: 1 }, 'JSON_PARSER_ERROR', []],
    ['an empty checkbox', { Budget_Confirmed__c: null }, 'INVALID_TYPE_ON_FIELD_IN_RECORD', ['Budget_Confirmed__c']],
    [
      'an address that is none',
      { Billing_Email__c: 'invoices at halvorsen' },
      'INVALID_EMAIL_ADDRESS',
      ['Billing_Email__c'],
    ],
    ['an id that is none', { AccountId: 'Halvorsen' }, 'MALFORMED_ID', ['AccountId']],
    ['the id of another kind of record', { AccountId: longId('003Fw0000600001') ?? '' }, 'MALFORMED_ID', ['AccountId']],
    ['the id of no record', { AccountId: nobody }, 'INVALID_CROSS_REFERENCE_KEY', ['AccountId']],
    ['a formula', { ExpectedRevenue: 1 }, 'INVALID_FIELD_FOR_INSERT_UPDATE', ['ExpectedRevenue']],
    [
      'what Salesforce keeps',
      { LastModifiedDate: '2026-01-01T00:00:00Z' },
      'INVALID_FIELD_FOR_INSERT_UPDATE',
      ['LastModifiedDate'],
    ],
    ['a broken validation rule', { Seats_Needed__c: 9_000 }, 'FIELD_CUSTOM_VALIDATION_EXCEPTION', ['Seats_Needed__c']],
    ['a close date in the past', { CloseDate: '2026-11-01' }, 'FIELD_CUSTOM_VALIDATION_EXCEPTION', ['CloseDate']],
    ['a trigger that says no', { Renewal_Date__c: '2026-12-01' }, 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY', []],
    ['a field that does not exist', { Amonut: 1 }, 'INVALID_FIELD', []],
    ['a field that the user does not see', { Board_Politics__c: 'x' }, 'INVALID_FIELD', []],
  ])('for %s tells why and changes nothing', (_, fields, statusCode, names) => {
    const { org, maya, flagship, journal, update } = openTestOrg();
    const before = org.truth('Opportunity', flagship);
    const problem = problemOf(update(maya, 'Opportunity', flagship, { Description: 'changed', ...fields }));
    expect(problem).toMatchObject({ statusCode, fields: names });
    expect(problem.message).not.toBe('');
    expect(org.truth('Opportunity', flagship)).toEqual(before);
    expect(journal).toEqual([]);
  });

  it('tells the admin’s own words', () => {
    const { maya, flagship, update } = openTestOrg();
    const { message } = problemOf(update(maya, 'Opportunity', flagship, { Seats_Needed__c: 0 }));
    expect(message).toBe('Seats needed must be between 1 and 5,000. Ask the deal desk about larger rollouts.');
  });

  it('tells of every bad value at once', () => {
    const { maya, flagship, update } = openTestOrg();
    const { problems } = update(maya, 'Opportunity', flagship, { Priority__c: 'Extreme', CloseDate: null });
    expect(problems.map(({ statusCode }) => statusCode).sort()).toEqual([
      'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
      'REQUIRED_FIELD_MISSING',
    ]);
  });

  it('tells of a value of the wrong kind and of nothing else, for it was never read', () => {
    const { maya, flagship, update } = openTestOrg();
    const outcome = update(maya, 'Opportunity', flagship, { Priority__c: 'Extreme', Seats_Needed__c: 'many' });
    expect(problemOf(outcome)).toMatchObject({
      statusCode: 'JSON_PARSER_ERROR',
      message: expect.stringContaining('Cannot deserialize instance of int from VALUE_STRING value many'),
    });
  });

  it('meets a rep who may only read the record, and a rep who may only read the field', () => {
    const { tobias, flagship, recordWhere, update } = openTestOrg();
    const onRecord = update(tobias, 'Opportunity', flagship, { NextStep: 'Take over' });
    expect(problemOf(onRecord).statusCode).toBe('INSUFFICIENT_ACCESS_OR_READONLY');
    const own = recordWhere('Opportunity', ({ OwnerId }) => OwnerId === tobias);
    const onField = update(tobias, 'Opportunity', own, { Competitors__c: 'Northbeam' });
    expect(problemOf(onField)).toMatchObject({
      statusCode: 'INVALID_FIELD_FOR_INSERT_UPDATE',
      fields: ['Competitors__c'],
    });
  });

  it('meets whoever leads to a record that they cannot read', () => {
    const { tobias, recordWhere, update } = openTestOrg();
    const hidden = recordWhere(
      'Account',
      ({ Confidential__c, OwnerId }) => Confidential__c === true && OwnerId !== tobias,
    );
    const own = recordWhere('Opportunity', ({ OwnerId }) => OwnerId === tobias);
    const { statusCode } = problemOf(update(tobias, 'Opportunity', own, { AccountId: hidden }));
    expect(statusCode).toBe('INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY');
  });

  it('meets a lookup that its filter does not let through', () => {
    const { maya, flagship, recordWhere, update } = openTestOrg();
    const stranger = recordWhere('Contact', ({ Email }) => Email === 'callum.reyes@brightwater-logistics.example');
    const { statusCode } = problemOf(update(maya, 'Opportunity', flagship, { Sponsor__c: stranger }));
    expect(statusCode).toBe('FIELD_FILTER_VALIDATION_EXCEPTION');
  });

  it('meets everybody but admins while an approval is pending', () => {
    const { org, maya, ines, ruth, flagship, update } = openTestOrg();
    expectDone(update(maya, 'Opportunity', flagship, { Approval_Status__c: 'Pending' }));
    for (const person of [maya, ines, org.integrationUserId]) {
      const { statusCode } = problemOf(update(person, 'Opportunity', flagship, { NextStep: 'Hurry up' }));
      expect(statusCode).toBe('ENTITY_IS_LOCKED');
    }
    expectDone(update(ruth, 'Opportunity', flagship, { Approval_Status__c: 'Approved' }));
    expectDone(update(maya, 'Opportunity', flagship, { NextStep: 'Hurry up' }));
  });

  it('meets a new owner who has left, and a rep who gives away what is not theirs', () => {
    const { org, maya, tobias, flagship, recordWhere, update } = openTestOrg();
    const gone = org.users().find(({ isActive }) => !isActive)?.id ?? '';
    expect(problemOf(update(maya, 'Opportunity', flagship, { OwnerId: gone })).statusCode).toBe(
      'INACTIVE_OWNER_OR_USER',
    );
    const ofTeam = recordWhere('Case', ({ OwnerId }) => OwnerId !== tobias);
    const { statusCode } = problemOf(update(tobias, 'Case', ofTeam, { OwnerId: tobias }));
    expect(statusCode).toBe('INSUFFICIENT_ACCESS_OR_READONLY');
  });

  it('meets a value that another record has where it must be unique, whatever its case', () => {
    const { maya, flagship, recordWhere, update } = openTestOrg();
    const other = recordWhere('Opportunity', ({ External_Key__c }) => External_Key__c === 'D-900002');
    const { statusCode, message } = problemOf(update(maya, 'Opportunity', flagship, { External_Key__c: 'd-900002' }));
    expect(statusCode).toBe('DUPLICATE_VALUE');
    expect(message).toContain(other);
    expectDone(update(maya, 'Opportunity', flagship, { External_Key__c: 'D-900001' }));
  });
});

describe('duplicate rules', () => {
  const jonas = (scene: ReturnType<typeof openTestOrg>) =>
    scene.recordWhere('Contact', ({ Email }) => Email === 'jonas@halvorsen-robotics.example');

  it('alert where somebody has the address already, and let it be saved anyway', () => {
    const scene = openTestOrg();
    const fields = { Email: 'Sigrid.Aune@halvorsen-robotics.example' };
    const problem = problemOf(scene.update(scene.maya, 'Contact', jonas(scene), fields));
    expect(problem).toMatchObject({ statusCode: 'DUPLICATES_DETECTED', duplicateResult: { allowSave: true } });
    expectDone(scene.update(scene.maya, 'Contact', jonas(scene), fields, true));
  });

  it('block where nothing helps', () => {
    const scene = openTestOrg();
    const sigrid = scene.recordWhere('Contact', ({ LastName }) => LastName === 'Aune');
    const { MobilePhone = null } = fieldsOf(scene.org, 'Contact', jonas(scene));
    const problem = problemOf(scene.update(scene.maya, 'Contact', sigrid, { MobilePhone }, true));
    expect(problem).toMatchObject({ statusCode: 'DUPLICATES_DETECTED', duplicateResult: { allowSave: false } });
  });

  it('do not look at a record that keeps its address', () => {
    const scene = openTestOrg();
    expectDone(scene.update(scene.maya, 'Contact', jonas(scene), { Title: 'Chief Executive Officer' }));
  });
});

describe('creating and deleting', () => {
  const terms = (userId: string) => ({ userId, allowDuplicates: false });

  it('gives a new record an id, an owner, first values and a number', () => {
    const { org, maya } = openTestOrg();
    const id = expectDone(org.create('Case', { Subject: 'Map is blank' }, terms(maya)));
    expect(id).toBe(longId(id.slice(0, 15)));
    expect(fieldsOf(org, 'Case', id)).toMatchObject({
      Subject: 'Map is blank',
      Status: 'New',
      Priority: 'Medium',
      OwnerId: maya,
      CreatedById: maya,
      IsClosed: false,
      CaseNumber: '00090001',
    });
  });

  it('names all required fields that are missing', () => {
    const { org, maya } = openTestOrg();
    const problem = problemOf(org.create('Opportunity', { Amount: 5 }, terms(maya)));
    expect(problem).toMatchObject({
      statusCode: 'REQUIRED_FIELD_MISSING',
      fields: ['Name', 'StageName', 'CloseDate'],
      message: 'Required fields are missing: [Name, StageName, CloseDate]',
    });
  });

  it('deletes softly: gone for reads, still there for those who ask for deleted ones, closed for writes', () => {
    const { org, maya, flagship, update } = openTestOrg();
    expectDone(org.remove('Opportunity', flagship, terms(maya)));
    expect(org.row(maya, 'Opportunity', flagship, false)).toBeUndefined();
    expect(org.row(maya, 'Opportunity', flagship, true)?.IsDeleted).toBe(true);
    expect(org.ids('Opportunity')).not.toContain(flagship);
    expect(org.access(maya, flagship).read).toBe(false);
    expect(problemOf(update(maya, 'Opportunity', flagship, { NextStep: 'Too late' })).statusCode).toBe(
      'ENTITY_IS_DELETED',
    );
  });

  it('takes contacts and opportunities along with their account', () => {
    const { org, maya, ruth, flagship, recordWhere } = openTestOrg();
    const account = recordWhere('Account', ({ Name }) => Name === 'Halvorsen Robotics');
    const contact = recordWhere('Contact', ({ AccountId }) => AccountId === account);
    expectDone(org.remove('Account', account, terms(ruth)));
    expect(org.truth('Opportunity', flagship)?.isDeleted).toBe(true);
    expect(org.truth('Contact', contact)?.isDeleted).toBe(true);
    expect(org.row(maya, 'Account', account, false)).toBeUndefined();
  });

  it('keeps an account that has cases', () => {
    const { org, ruth, recordWhere } = openTestOrg();
    const held = recordWhere('Case', ({ AccountId }) => AccountId !== null);
    const account = String(fieldsOf(org, 'Case', held).AccountId);
    expect(problemOf(org.remove('Account', account, terms(ruth))).statusCode).toBe('DELETE_FAILED');
    expect(org.truth('Account', account)?.isDeleted).toBe(false);
  });

  it('writes nothing but customers’ records', () => {
    const { org, ruth } = openTestOrg();
    const problem = problemOf(org.create('PermissionSetAssignment', { AssigneeId: ruth }, terms(ruth)));
    expect(problem.statusCode).toBe('CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY');
  });
});
