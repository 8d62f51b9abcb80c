import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FieldValue } from '#domain/crm/field.ts';
import type { RecordRef } from '#domain/crm/record-ref.ts';
import { emptyPolicy } from '#domain/policy/policy.ts';
import { WritePermit } from '#domain/policy/write-permit.ts';
import { openOrgGateway } from './open-org-gateway.ts';

let org: Awaited<ReturnType<typeof openOrgGateway>>;
let record: RecordRef;
beforeEach(async () => {
  org = await openOrgGateway({ callTimeoutMs: 2_000 });
  record = { crm: 'salesforce', ...org.standIn.flagship };
});
afterEach(() => org.standIn.close());

const terms = () => ({ lane: 'interactive' as const, deadline: Date.now() + 10_000 });
const freely = { version: null, allowDuplicate: false };

async function fieldOf(name: string, objectType = 'Opportunity') {
  const field = (await org.gateway.fields(objectType, terms())).find((one) => one.name === name);
  if (field === undefined) throw new Error(`no field ${name}`);
  return field;
}

async function write(name: string, value: FieldValue, conditions = freely, at = record) {
  const field = await fieldOf(name, at.objectType);
  const permit = WritePermit.issue({ record: at, field, value }, org.gateway.knowledge, emptyPolicy);
  return org.gateway.writeField(permit, conditions, terms());
}

const stored = (name: string) => org.standIn.record('Opportunity', record.recordId)?.fields[name];

describe('a value of each type', () => {
  it.each([
    ['NextStep', 'text', 'Send the offer'],
    ['Description', 'multiline', 'Two lines\nof text'],
    ['Seats_Needed__c', 'number', '140'],
    ['Amount', 'currency', '186000.5'],
    ['CloseDate', 'date', '2027-03-31'],
    ['Next_Meeting__c', 'datetime', '2027-01-15T09:30:00.000Z'],
    ['Budget_Confirmed__c', 'boolean', 'true'],
    ['Decision_Timeframe__c', 'option', null],
    ['Competitors__c', 'multi_option', 'Northbeam;TandemLogic'],
    ['Champion_Email__c', 'email', 'priya@kestrel-foods.example'],
    ['Shared_Plan__c', 'url', 'https://kestrel-foods.example/plan'],
  ])('%s (%s) comes back as it was written', async (name, type, value) => {
    const field = await fieldOf(name);
    expect(field.type).toBe(type);
    await write(name, value);
    expect((await org.gateway.readField(record, field, terms()))?.value).toBe(value);
  });
});

describe('what the organization says of a field', () => {
  it('becomes its limits, its sensitivity and what it points to', async () => {
    expect((await fieldOf('NextStep')).limits).toEqual({ lengthMax: 255 });
    expect((await fieldOf('Amount')).type).toBe('currency');
    expect((await fieldOf('OwnerId')).references).toEqual(['User']);
    expect(await fieldOf('Days_Open__c')).toMatchObject({ calculated: true, readOnly: true });
    expect(await fieldOf('External_Key__c')).toMatchObject({ unique: true });
    const personal = await fieldOf('HomePhone', 'Contact');
    expect(personal.sensitivity).not.toBe('none');
    expect((await org.gateway.fields('Account', terms())).map(({ name }) => name)).not.toContain('BillingAddress');
  });

  it('is told with the record’s own currency', async () => {
    const records = await org.gateway.readRecords('Opportunity', [record.recordId], ['Amount'], terms());
    expect(records.get(record.recordId)).toMatchObject({ currency: 'USD', values: { Amount: '79000' } });
  });
});

describe('trouble with Salesforce', () => {
  it('sends a write again after a row lock, which did nothing, and only then', async () => {
    org.standIn.setMishaps({ rowLocked: { next: 2 } });
    await write('NextStep', 'After the lock');
    expect(stored('NextStep')).toBe('After the lock');
    expect(org.standIn.counters().rowLocks).toBe(2);
    org.standIn.setMishaps({ serverError: { next: 1, on: 'write' } });
    const before = org.standIn.counters().serverErrors;
    await expect(write('NextStep', 'Lost')).rejects.toMatchObject({ code: 'crm_unreachable' });
    expect(org.standIn.counters().serverErrors).toBe(before + 1);
    expect(stored('NextStep')).toBe('After the lock');
  });

  it('asks for a new token when the session has ended, once', async () => {
    await fieldOf('NextStep');
    await fetch(`${org.standIn.url}/sandbox-control/tokens/expire`, { method: 'POST' });
    await write('NextStep', 'With a new token');
    expect(org.renewals()).toBe(1);
    expect(stored('NextStep')).toBe('With a new token');
  });

  it('holds the whole organization back when its limit is used up', async () => {
    await fieldOf('NextStep');
    org.standIn.setMishaps({ rateLimited: { next: 1 } });
    await expect(write('NextStep', 'Too many')).rejects.toMatchObject({ code: 'crm_rate_limited' });
    expect(org.holds).toEqual([15_000]);
    expect(stored('NextStep')).not.toBe('Too many');
  });

  it('gives up on a call that takes too long, and says that nobody knows', async () => {
    const field = await fieldOf('NextStep');
    org.standIn.setMishaps({ latencyMs: 1_000 });
    const soon = { lane: 'interactive' as const, deadline: Date.now() + 300 };
    const permit = WritePermit.issue({ record, field, value: 'Too slow' }, org.gateway.knowledge, emptyPolicy);
    await expect(org.gateway.writeField(permit, freely, soon)).rejects.toMatchObject({ code: 'crm_unreachable' });
  });

  it('tells a locked record and a trigger’s refusal in Salesforce’s own words', async () => {
    org.later(2_000);
    org.standIn.humanEdit({
      objectType: 'Opportunity',
      recordId: record.recordId,
      fields: { Approval_Status__c: 'Pending' },
      userId: org.people.admin,
    });
    await expect(write('NextStep', 'Locked')).rejects.toMatchObject({
      code: 'crm_refused',
      facts: { crmMessage: expect.stringMatching(/lock/i) },
    });
  });
});

describe('the history of a field', () => {
  it('tells who wrote what, newest first, where the organization tracks it', async () => {
    const field = await fieldOf('NextStep');
    const before = (await org.gateway.readField(record, field, terms()))?.value;
    org.later(2_000);
    await write('NextStep', 'First');
    org.later(2_000);
    const fields = { NextStep: 'By hand' };
    org.standIn.humanEdit({ objectType: 'Opportunity', recordId: record.recordId, fields, userId: org.people.admin });
    const { history = [] } = (await org.gateway.readField(record, field, terms())) ?? {};
    expect(history.map(({ value }) => value)).toEqual(['By hand', 'First', before]);
    expect(history.slice(0, 2).map(({ by }) => by)).toEqual([
      `user:${org.people.admin}`,
      `user:${org.standIn.integrationUserId}`,
    ]);
  });

  it('is empty where values are not kept, as for long texts', async () => {
    const field = await fieldOf('Description');
    await write('Description', 'A long text');
    expect((await org.gateway.readField(record, field, terms()))?.history).toEqual([]);
  });
});
