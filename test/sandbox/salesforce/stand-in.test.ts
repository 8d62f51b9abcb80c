import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Connection } from 'jsforce';
import { expect, onTestFinished, test } from 'vitest';
import type { SalesforceStandIn, SalesforceStandInOptions } from '#sandbox/salesforce/start.ts';
import { startSalesforceStandIn } from '#sandbox/salesforce/start.ts';
import { app, refusalOf, stillClock } from './open-small-site.ts';

const [redirectUri = ''] = app.redirectUris;

async function open(options: Partial<SalesforceStandInOptions> = {}): Promise<SalesforceStandIn> {
  const standIn = await startSalesforceStandIn({ ...app, ...options });
  onTestFinished(() => standIn.close());
  return standIn;
}

async function connect(standIn: SalesforceStandIn, userId: string): Promise<Connection> {
  const oauth2 = { loginUrl: standIn.url, ...app, redirectUri, useVerifier: true };
  const connection = new Connection({ oauth2, version: '66.0' });
  const page = `${connection.oauth2.getAuthorizationUrl({})}&user=${userId}`;
  const { headers } = await fetch(page, { redirect: 'manual' });
  await connection.authorize(new URL(headers.get('location') ?? '').searchParams.get('code') ?? '');
  return connection;
}

async function asMachine(standIn: SalesforceStandIn): Promise<Connection> {
  const oauth2 = { loginUrl: standIn.url, clientId: app.clientId, clientSecret: app.clientSecret };
  const connection = new Connection({ oauth2, version: '66.0' });
  await connection.authorize({ grant_type: 'client_credentials' });
  return connection;
}

function reps({ people }: SalesforceStandIn): [string, string] {
  const [first, second] = people.filter(({ role }) => role === 'rep');
  return [first?.userId ?? '', second?.userId ?? ''];
}

test('one rep may edit the record of the demo, the other is told that they may only read it', async () => {
  const standIn = await open();
  const { objectType, recordId } = standIn.flagship;
  const [first, second] = reps(standIn);
  const change = { Id: recordId, NextStep: 'Send the offer' };
  expect(await (await connect(standIn, first)).sobject(objectType).update(change)).toMatchObject({ success: true });
  const other = await connect(standIn, second);
  expect(await other.sobject(objectType).retrieve(recordId)).toMatchObject({ NextStep: 'Send the offer' });
  expect(await refusalOf(other.sobject(objectType).update(change))).toMatchObject({
    errorCode: 'INSUFFICIENT_ACCESS_OR_READONLY',
  });
  expect(standIn.record(objectType, recordId)?.lastModifiedById).toBe(first);
});

test('the integration user learns beforehand what a rep may do with the record and its fields', async () => {
  const standIn = await open();
  const [first, second] = reps(standIn);
  const machine = await asMachine(standIn);
  const access = async (userId: string) => {
    const soql = `SELECT RecordId, HasEditAccess FROM UserRecordAccess WHERE UserId = '${userId}' AND RecordId = '${standIn.flagship.recordId}'`;
    return (await machine.query(soql)).records[0]?.HasEditAccess;
  };
  expect([await access(first), await access(second)]).toEqual([true, false]);
  const soql = `SELECT Field FROM FieldPermissions WHERE SobjectType = 'Opportunity' AND PermissionsEdit = false AND ParentId IN (SELECT PermissionSetId FROM PermissionSetAssignment WHERE AssigneeId = '${second}')`;
  const readOnly = (await machine.query(soql)).records.map(({ Field }) => String(Field).split('.')[1] ?? '');
  const updateable = async (userId: string) => {
    const { fields } = await (await connect(standIn, userId)).describe('Opportunity');
    return fields.filter((field) => field.updateable).map(({ name }) => name);
  };
  const ofSecond = await updateable(second);
  const onlyOfFirst = (await updateable(first)).filter((name) => !ofSecond.includes(name));
  expect(readOnly.filter((name) => ofSecond.includes(name))).toEqual([]);
  expect(readOnly.filter((name) => onlyOfFirst.includes(name)).length).toBeGreaterThan(0);
});

test('people without View Setup cannot ask for classifications or permissions', async () => {
  const standIn = await open();
  const [first] = reps(standIn);
  const rep = await connect(standIn, first);
  for (const object of ['FieldDefinition', 'FieldPermissions', 'PermissionSetAssignment']) {
    expect(await refusalOf(rep.query(`SELECT Id FROM ${object}`))).toMatchObject({ errorCode: 'INVALID_TYPE' });
  }
});

test("records, rights, tokens and the certificate survive a restart, and the file is its owner's alone", async () => {
  const directory = mkdtempSync(path.join(tmpdir(), 'stand-in-'));
  onTestFinished(() => rmSync(directory, { recursive: true }));
  const journalFile = path.join(directory, 'salesforce.jsonl');
  const clock = stillClock();
  const before = await startSalesforceStandIn({ ...app, journalFile, now: clock.now });
  const { objectType, recordId } = before.flagship;
  const [first] = reps(before);
  const connection = await connect(before, first);
  await connection.sobject(objectType).update({ Id: recordId, NextStep: 'Before the restart' });
  const made = await connection.sobject('Account').create({ Name: 'Made before the restart' });
  const record = before.record(objectType, recordId);
  const accounts = before.recordIds('Account');
  const { orgCertificate } = before;
  await before.close();
  expect(statSync(journalFile).mode & 0o777).toBe(0o600);
  expect(readFileSync(journalFile, 'utf8').split('\n')[0]).toContain('"kind":"opened"');

  clock.advance(3 * 86_400_000);
  const after = await open({ journalFile, now: clock.now });
  // A formula that counts days moves on with the clock; nothing else does.
  const fields = { ...record?.fields, Days_Open__c: Number(record?.fields.Days_Open__c) + 3 };
  expect(after.record(objectType, recordId)).toEqual({ ...record, fields });
  expect(after.recordIds('Account')).toEqual(accounts);
  expect(after.orgCertificate).toBe(orgCertificate);
  const oauth2 = { loginUrl: after.url, ...app, redirectUri };
  const again = new Connection({
    oauth2,
    instanceUrl: after.url,
    accessToken: connection.accessToken ?? '',
    refreshToken: connection.refreshToken ?? '',
    version: '66.0',
  });
  expect(await again.sobject('Account').retrieve(made.id ?? '')).toMatchObject({ Name: 'Made before the restart' });
});

test('a colleague edits between read and write in the seeded organization, under its own rules', async () => {
  const standIn = await open();
  const { objectType, recordId } = standIn.flagship;
  standIn.setMishaps({ humanEditBetweenReadAndWrite: { next: 1 } });
  const connection = await connect(standIn, reps(standIn)[0]);
  const fields = ['NextStep', 'LastModifiedDate'];
  const read = await connection.sobject(objectType).retrieve(recordId, { fields });
  const headers = { 'If-Unmodified-Since': new Date(String(read.LastModifiedDate)).toUTCString() };
  const update = connection.sobject(objectType).update({ Id: recordId, NextStep: 'Mine' }, { headers });
  expect(await refusalOf(update)).toMatchObject({ errorCode: 'ERROR_HTTP_412' });
  expect(standIn.record(objectType, recordId)?.fields.NextStep).not.toBe('Mine');
  expect(standIn.counters()).toMatchObject({ humanEdits: 1, preconditionsFailed: 1, recordsWritten: 0 });
});

test('an edit by hand that the organization forbids is refused by the control in its words', async () => {
  const standIn = await open();
  const { objectType, recordId } = standIn.flagship;
  const edit = { objectType, recordId, fields: { StageName: 'No such stage' }, userId: reps(standIn)[0] };
  const response = await fetch(`${standIn.url}/sandbox-control/human-edit`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(edit),
  });
  const [complaint] = (await response.json()) as { errorCode: string; message: string }[];
  expect([response.status, complaint?.errorCode]).toEqual([400, 'EDIT_REFUSED']);
  expect(complaint?.message).toContain('No such stage');
});
