import { expect, test } from 'vitest';
import { openSmallSite } from './open-small-site.ts';
import { id, ids } from './small-org.ts';

const path = `sobjects/Opportunity/${ids.opportunity}`;
const seededAt = 'Sun, 01 Nov 2026 08:00:00 GMT';

test('a write under a condition happens while the record is as it was read', async () => {
  const { call, standIn } = await openSmallSite();
  const read = await call('GET', `${path}?fields=Name`);
  expect(read.headers.get('last-modified')).toBe(seededAt);
  const headers = { 'If-Unmodified-Since': seededAt };
  expect(await call('PATCH', path, { body: { NextStep: 'Send offer' }, headers })).toMatchObject({
    status: 204,
    body: null,
  });
  expect(standIn.record('Opportunity', ids.opportunity)?.fields.NextStep).toBe('Send offer');
});

test('a write under a condition is refused with 412 once somebody else has changed the record', async () => {
  const { call, standIn } = await openSmallSite();
  standIn.humanEdit({
    objectType: 'Opportunity',
    recordId: ids.opportunity,
    fields: { NextStep: 'Mine' },
    userId: ids.berta,
  });
  const headers = { 'If-Unmodified-Since': seededAt };
  const refused = await call('PATCH', path, { body: { NextStep: 'Theirs' }, headers });
  expect(refused).toMatchObject({ status: 412, body: null });
  expect(standIn.record('Opportunity', ids.opportunity)?.fields.NextStep).toBe('Mine');
  expect(standIn.counters()).toMatchObject({ preconditionsFailed: 1, recordsWritten: 0 });
});

test.each(['yesterday', '2026-11-01T08:00:00Z', 'Sun, 99 Nov 2026 08:00:00 GMT'])(
  'the condition %s is no date and is refused with 400',
  async (date) => {
    const { call, standIn } = await openSmallSite();
    const headers = { 'If-Unmodified-Since': date };
    expect((await call('PATCH', path, { body: { NextStep: 'x' }, headers })).status).toBe(400);
    expect(standIn.record('Opportunity', ids.opportunity)?.fields.NextStep).toBe('Call');
  },
);

test('reads know conditions too', async () => {
  const { call } = await openSmallSite();
  expect((await call('GET', path, { headers: { 'If-Modified-Since': seededAt } })).status).toBe(304);
  const older = 'Sat, 31 Oct 2026 08:00:00 GMT';
  expect((await call('GET', path, { headers: { 'If-Modified-Since': older } })).status).toBe(200);
  expect((await call('GET', path, { headers: { 'If-Unmodified-Since': older } })).status).toBe(412);
});

test('an account has an ETag that a write can name, other objects have none', async () => {
  const { call } = await openSmallSite();
  const account = `sobjects/Account/${ids.account}`;
  const etag = (await call('GET', account)).headers.get('etag') ?? '';
  expect((await call('GET', path)).headers.get('etag')).toBeNull();
  expect(
    (await call('PATCH', account, { body: { Industry: 'Retail' }, headers: { 'If-Match': '"other"' } })).status,
  ).toBe(412);
  expect((await call('PATCH', account, { body: { Industry: 'Retail' }, headers: { 'If-Match': etag } })).status).toBe(
    204,
  );
  const late = await call('PATCH', account, { body: { Industry: 'Energy' }, headers: { 'If-Match': etag } });
  expect(late.status).toBe(412);
});

test.each([
  [
    'a field that does not exist',
    { Nonsense__c: 1 },
    'INVALID_FIELD',
    "No such column 'Nonsense__c' on sobject of type",
  ],
  ['the id', { Id: ids.opportunity }, 'INVALID_FIELD', 'The Id field should not be specified in the sobject data.'],
  ['a list as a value', { NextStep: ['a'] }, 'JSON_PARSER_ERROR', 'NextStep'],
  ['what a validation rule forbids', { Amount: -1 }, 'FIELD_CUSTOM_VALIDATION_EXCEPTION', 'Never below zero.'],
])('%s is refused in the words of Salesforce', async (_, body, errorCode, message) => {
  const { call } = await openSmallSite();
  const refused = await call('PATCH', path, { body });
  expect(refused.status).toBe(400);
  expect(refused.body).toEqual([expect.objectContaining({ errorCode, message: expect.stringContaining(message) })]);
});

test('what a user may not see or edit is refused on every path', async () => {
  const { call } = await openSmallSite();
  const as = ids.berta;
  expect((await call('GET', `sobjects/Account/${ids.hiddenAccount}`, { as })).status).toBe(404);
  expect((await call('GET', `${path}?fields=NextStep`, { as })).body[0].errorCode).toBe('INVALID_FIELD');
  expect((await call('GET', path, { as })).body).not.toHaveProperty('NextStep');
  expect((await call('PATCH', path, { as, body: { NextStep: 'x' } })).body[0].errorCode).toBe('INVALID_FIELD');
  expect((await call('PATCH', path, { as, body: { Name: 'x' } })).body[0].errorCode).toBe(
    'INSUFFICIENT_ACCESS_OR_READONLY',
  );
  const retrieve = { ids: [ids.hiddenAccount, ids.account], fields: ['Name'] };
  const rows = await call('POST', 'composite/sobjects/Account', { as, body: retrieve });
  expect(rows.body).toMatchObject([null, { Name: 'Halvorsen' }]);
  const record = { attributes: { type: 'Opportunity' }, id: ids.opportunity, Name: 'x' };
  const updated = await call('PATCH', 'composite/sobjects', { as, body: { records: [record] } });
  expect(updated.body[0].errors[0].statusCode).toBe('INSUFFICIENT_ACCESS_OR_READONLY');
});

test('a suspected duplicate is saved when the header says so', async () => {
  const { call } = await openSmallSite();
  const body = { Name: 'Twin' };
  expect((await call('POST', 'sobjects/Account', { body })).body[0].errorCode).toBe('DUPLICATES_DETECTED');
  const headers = { 'Sforce-Duplicate-Rule-Header': 'allowSave=true; includeRecordDetails=true' };
  expect((await call('POST', 'sobjects/Account', { body, headers })).status).toBe(201);
});

test('ids of 15 characters are widened, others are unknown', async () => {
  const { call } = await openSmallSite();
  const short = ids.opportunity.slice(0, 15);
  expect((await call('GET', `sobjects/Opportunity/${short}`)).body.Id).toBe(ids.opportunity);
  expect((await call('GET', `sobjects/Opportunity/${id('006', 77)}`)).body[0].errorCode).toBe('NOT_FOUND');
  expect((await call('GET', 'sobjects/Opportunity/nonsense')).status).toBe(404);
});

test('a collection holds at most 200 records in at most 10 runs of one type', async () => {
  const { call } = await openSmallSite();
  const records = (types: string[]) => types.map((type) => ({ attributes: { type }, Name: 'x' }));
  const many = await call('POST', 'composite/sobjects', {
    body: { records: records(Array.from({ length: 201 }, () => 'Account')) },
  });
  expect(many).toMatchObject({ status: 400, body: [{ errorCode: 'EXCEEDED_ID_LIMIT' }] });
  const mixed = Array.from({ length: 12 }, (_, index) => (index % 2 === 0 ? 'Account' : 'Opportunity'));
  expect((await call('POST', 'composite/sobjects', { body: { records: records(mixed) } })).status).toBe(400);
  expect((await call('POST', 'composite/sobjects', { body: { records: records(mixed.toSorted()) } })).status).toBe(200);
});

test.each(['v59.0', 'v69.0', 'v66.1', '66.0'])('version %s does not exist', async (version) => {
  const { call } = await openSmallSite();
  expect((await call('GET', `/services/data/${version}/sobjects`)).status).toBe(404);
});

test('paths that do not exist, methods that do not fit and bodies that are no JSON are refused', async () => {
  const { call, standIn, tokenOf } = await openSmallSite();
  expect((await call('GET', 'nothing/here')).body).toMatchObject([{ errorCode: 'NOT_FOUND' }]);
  expect((await call('DELETE', 'query')).status).toBe(405);
  const response = await fetch(`${standIn.url}/services/data/v66.0/${path}`, {
    method: 'PATCH',
    headers: { authorization: `Bearer ${tokenOf(ids.ada)}` },
    body: '{"Name":',
  });
  expect([response.status, await response.json()]).toMatchObject([400, [{ errorCode: 'JSON_PARSER_ERROR' }]]);
  const unauthorized = await fetch(`${standIn.url}/services/data/v66.0/sobjects`);
  expect([unauthorized.status, await unauthorized.json()]).toEqual([
    401,
    [{ message: 'Session expired or invalid', errorCode: 'INVALID_SESSION_ID' }],
  ]);
});

test('a query whose address is longer than 16 KB is refused', async () => {
  const { call } = await openSmallSite();
  const list = Array.from({ length: 1_000 }, (_, index) => `'${id('006', index + 1)}'`).join(',');
  const refused = await call('GET', `query?q=SELECT+Id+FROM+Opportunity+WHERE+Id+IN+(${list})`);
  expect(refused).toMatchObject({ status: 414, body: [{ errorCode: 'URI_TOO_LONG' }] });
});
