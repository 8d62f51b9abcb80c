import { Connection, OAuth2 } from 'jsforce';
import { expect, test } from 'vitest';
import { app, openSmallSite, refusalOf } from './open-small-site.ts';
import { id, ids } from './small-org.ts';

test('a person connects with PKCE, and the client knows who it is and what is left of the limit', async () => {
  const { standIn } = await openSmallSite();
  const [redirectUri = ''] = app.redirectUris;
  const oauth2 = new OAuth2({
    loginUrl: standIn.url,
    clientId: app.clientId,
    clientSecret: app.clientSecret,
    redirectUri,
    useVerifier: true,
  });
  const page = oauth2.getAuthorizationUrl({ scope: 'api refresh_token', state: 'a&b' });
  const { headers } = await fetch(`${page}&user=${ids.admin}`, { redirect: 'manual' });
  const back = new URL(headers.get('location') ?? '');
  expect(back.searchParams.get('state')).toBe('a&b');
  const connection = new Connection({ oauth2, version: '66.0' });
  const user = await connection.authorize(back.searchParams.get('code') ?? '');
  expect(user).toMatchObject({ id: ids.admin, organizationId: standIn.organizationId });
  expect(connection.instanceUrl).toBe(standIn.url);
  expect(await connection.identity()).toMatchObject({ user_id: ids.admin, username: 'ruth@corvane.example' });
  expect((await connection.limits()).DailyApiRequests).toMatchObject({ Max: 100_000 });
  expect(connection.limitInfo.apiUsage).toEqual({ used: 1, limit: 100_000 });
});

test('an ended session is renewed with the refresh token without the caller noticing', async () => {
  const { standIn, clock } = await openSmallSite({ sessionSeconds: 60 });
  const [redirectUri = ''] = app.redirectUris;
  const oauth2 = new OAuth2({ loginUrl: standIn.url, ...app, redirectUri, useVerifier: true });
  const page = `${oauth2.getAuthorizationUrl({})}&user=${ids.ada}`;
  const { headers } = await fetch(page, { redirect: 'manual' });
  const connection = new Connection({ oauth2, version: '66.0' });
  await connection.authorize(new URL(headers.get('location') ?? '').searchParams.get('code') ?? '');
  const first = connection.accessToken;
  clock.advance(61_000);
  expect((await connection.query('SELECT Id FROM Account')).totalSize).toBe(2);
  expect(connection.accessToken).not.toBe(first);
});

test('after logging out the token is good for nothing', async () => {
  const { standIn, tokenOf, jsforce } = await openSmallSite();
  const accessToken = tokenOf(ids.ada);
  const oauth2 = { loginUrl: standIn.url, clientId: app.clientId };
  const connection = new Connection({ oauth2, instanceUrl: standIn.url, accessToken, version: '66.0' });
  await connection.logout();
  const again = new Connection({ instanceUrl: standIn.url, accessToken, version: '66.0' });
  expect(await refusalOf(again.query('SELECT Id FROM Account'))).toMatchObject({ errorCode: 'INVALID_SESSION_ID' });
  expect((await jsforce().query('SELECT Id FROM Account')).totalSize).toBe(2);
});

test('the integration user is had with client credentials', async () => {
  const { standIn } = await openSmallSite();
  const connection = new Connection({
    oauth2: { loginUrl: standIn.url, clientId: app.clientId, clientSecret: app.clientSecret },
    version: '66.0',
  });
  expect(await connection.authorize({ grant_type: 'client_credentials' })).toMatchObject({ id: ids.machine });
  expect(connection.refreshToken).toBeUndefined();
});

test('one record is created, read, updated, upserted and destroyed', async () => {
  const { jsforce, standIn } = await openSmallSite();
  const opportunities = jsforce().sobject('Opportunity');
  const created = await opportunities.create({ Name: 'New', Amount: 5 });
  expect(created).toEqual({ id: expect.stringMatching(/^006.{15}$/), success: true, errors: [] });
  const newId = created.id ?? '';
  expect(await opportunities.retrieve(newId, { fields: ['Name', 'Amount'] })).toMatchObject({ Name: 'New', Amount: 5 });
  expect(await opportunities.update({ Id: newId, Amount: 6 })).toMatchObject({ id: newId, success: true });
  expect(standIn.record('Opportunity', newId)?.fields.Amount).toBe(6);
  expect(await opportunities.upsert({ External__c: 'ext-1', Amount: 7 }, 'External__c')).toMatchObject({
    id: ids.opportunity,
    success: true,
    created: false,
  });
  expect(standIn.record('Opportunity', ids.opportunity)?.fields.Amount).toBe(7);
  const fresh = await opportunities.upsert({ External__c: 'ext-new', Name: 'Fresh' }, 'External__c');
  expect(fresh).toMatchObject({ success: true, created: true });
  expect(await opportunities.destroy(newId)).toMatchObject({ id: newId, success: true });
  expect(await refusalOf(opportunities.retrieve(newId))).toMatchObject({ errorCode: 'ENTITY_IS_DELETED' });
});

test('several records go in one call, each with its own result', async () => {
  const { jsforce, standIn } = await openSmallSite();
  const opportunities = jsforce().sobject('Opportunity');
  const results = await opportunities.update([
    { Id: ids.opportunity, Amount: 1 },
    { Id: id('006', 2), Amount: -1 },
  ]);
  expect(results).toEqual([
    { id: ids.opportunity, success: true, errors: [] },
    {
      success: false,
      errors: [{ statusCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION', message: 'Never below zero.', fields: ['Amount'] }],
    },
  ]);
  expect(standIn.counters()).toMatchObject({ batchWrites: 1, recordsWritten: 1 });
  const created = await opportunities.create([{ Name: 'A' }, { Name: 'B' }]);
  expect(created.map(({ success }) => success)).toEqual([true, true]);
  expect(await opportunities.upsert([{ External__c: 'ext-1', Amount: 3 }], 'External__c')).toMatchObject([
    { id: ids.opportunity, success: true, created: false },
  ]);
  const found = await opportunities.retrieve([ids.opportunity, id('006', 999)], { fields: ['Name'] });
  expect(found).toMatchObject([{ Name: 'Halvorsen Robotics' }, null]);
  expect(await opportunities.destroy(created.map((one) => one.id ?? ''))).toMatchObject([
    { success: true },
    { success: true },
  ]);
});

test('with allOrNone one bad record undoes the others', async () => {
  const { jsforce, standIn } = await openSmallSite();
  const records = [
    { Id: ids.opportunity, Amount: 1 },
    { Id: id('006', 2), Amount: -1 },
  ];
  const results = await jsforce().sobject('Opportunity').update(records, { allOrNone: true });
  expect(results.map(({ errors }) => errors.map((error) => ('statusCode' in error ? error.statusCode : '')))).toEqual([
    ['ALL_OR_NONE_OPERATION_ROLLED_BACK'],
    ['FIELD_CUSTOM_VALIDATION_EXCEPTION'],
  ]);
  expect(standIn.record('Opportunity', ids.opportunity)?.fields.Amount).toBe(100);
  expect(standIn.counters().recordsWritten).toBe(0);
});

test('a long result comes in batches of the size that was wished for', async () => {
  const { jsforce, standIn } = await openSmallSite({ opportunities: 450 });
  const connection = jsforce();
  const soql = 'SELECT Id FROM Opportunity ORDER BY Name';
  const headers = { 'Sforce-Query-Options': 'batchSize=200' };
  const first = await connection.query(soql, { headers });
  expect(first).toMatchObject({ totalSize: 450, done: false });
  expect(first.records).toHaveLength(200);
  const second = await connection.queryMore(first.nextRecordsUrl ?? '');
  expect(second).toMatchObject({ totalSize: 450, done: false });
  const all = await connection.query(soql, { headers, autoFetch: true, maxFetch: 1_000 });
  expect(new Set(all.records.map(({ Id }) => Id)).size).toBe(450);
  expect(standIn.counters().queries).toBe(5);
  const stranger = jsforce(ids.berta);
  expect(await refusalOf(stranger.queryMore(first.nextRecordsUrl ?? ''))).toMatchObject({
    errorCode: 'INVALID_QUERY_LOCATOR',
  });
});

test('describe lists what the caller may see', async () => {
  const { jsforce } = await openSmallSite();
  const names = async (userId: string) =>
    (await jsforce(userId).describe('Opportunity')).fields.map(({ name }) => name);
  expect(await names(ids.ada)).toContain('NextStep');
  expect(await names(ids.berta)).not.toContain('NextStep');
  const { sobjects } = await jsforce().describeGlobal();
  expect(sobjects.map(({ name }) => name)).toContain('Account');
  expect(await refusalOf(jsforce().describe('Nothing__c'))).toMatchObject({ errorCode: 'NOT_FOUND' });
});

test('a limited number of calls ends with REQUEST_LIMIT_EXCEEDED until the day has passed', async () => {
  const { jsforce, clock } = await openSmallSite({ dailyApiRequests: 2 });
  const connection = jsforce();
  await connection.query('SELECT Id FROM Account');
  await connection.query('SELECT Id FROM Account');
  expect(await refusalOf(connection.query('SELECT Id FROM Account'))).toMatchObject({
    errorCode: 'REQUEST_LIMIT_EXCEEDED',
  });
  expect(connection.limitInfo.apiUsage).toEqual({ used: 2, limit: 2 });
  clock.advance(86_400_001);
  expect((await jsforce().query('SELECT Id FROM Account')).totalSize).toBe(2);
});
