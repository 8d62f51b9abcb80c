import { expect, test } from 'vitest';
import { type Answer, openSmallSite } from './open-small-site.ts';
import { id, ids } from './small-org.ts';

const base = '/services/data/v66.0';
const opportunity = `${base}/sobjects/Opportunity/${ids.opportunity}`;
const seededAt = 'Sun, 01 Nov 2026 08:00:00 GMT';

function statuses(body: Answer): number[] {
  return body.compositeResponse.map(({ httpStatusCode }: { httpStatusCode: number }) => httpStatusCode);
}

test('each part has its own headers, status and answer', async () => {
  const { call, standIn } = await openSmallSite();
  const patch = (number: number, since: string, NextStep: string) => ({
    method: 'PATCH',
    url: `${base}/sobjects/Opportunity/${id('006', number)}`,
    referenceId: `r${number}`,
    httpHeaders: { 'If-Unmodified-Since': since },
    body: { NextStep },
  });
  const parts = [
    patch(1, seededAt, 'One'),
    patch(2, 'Sat, 31 Oct 2026 08:00:00 GMT', 'Two'),
    patch(3, 'never', 'Three'),
    { method: 'PATCH', url: opportunity, referenceId: 'bad', body: { Amount: -1 } },
  ];
  const { body } = await call('POST', 'composite', {
    body: { allOrNone: false, collateSubrequests: false, compositeRequest: parts },
  });
  expect(statuses(body)).toEqual([204, 412, 400, 400]);
  expect(body.compositeResponse[0]).toEqual({ body: null, httpHeaders: {}, httpStatusCode: 204, referenceId: 'r1' });
  expect(body.compositeResponse[3].body).toEqual([
    { errorCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION', message: 'Never below zero.', fields: ['Amount'] },
  ]);
  expect(standIn.record('Opportunity', ids.opportunity)?.fields.NextStep).toBe('One');
  expect(standIn.record('Opportunity', id('006', 2))?.fields.NextStep).toBe('Call');
  expect(standIn.counters()).toMatchObject({ batchWrites: 1, writes: 0, recordsWritten: 1 });
});

test('the answer to one part goes into the next', async () => {
  const { call } = await openSmallSite();
  const { body } = await call('POST', 'composite', {
    body: {
      compositeRequest: [
        { method: 'POST', url: `${base}/sobjects/Account`, referenceId: 'made', body: { Name: 'New' } },
        {
          method: 'POST',
          url: `${base}/sobjects/Opportunity`,
          referenceId: 'deal',
          body: { Name: 'Deal', AccountId: '@{made.id}' },
        },
        {
          method: 'GET',
          url: `${base}/query?q=SELECT+Account.Name+FROM+Opportunity+WHERE+Id='@{deal.id}'`,
          referenceId: 'found',
        },
      ],
    },
  });
  expect(statuses(body)).toEqual([201, 201, 200]);
  expect(body.compositeResponse[2].body.records[0].Account.Name).toBe('New');
});

test('what depends on a part that failed is halted', async () => {
  const { call } = await openSmallSite();
  const { body } = await call('POST', 'composite', {
    body: {
      compositeRequest: [
        { method: 'POST', url: `${base}/sobjects/Account`, referenceId: 'made', body: {} },
        { method: 'GET', url: `${base}/sobjects/Account/@{made.id}`, referenceId: 'next' },
      ],
    },
  });
  expect(statuses(body)).toEqual([400, 400]);
  expect(body.compositeResponse[1].body[0].errorCode).toBe('PROCESSING_HALTED');
});

test('with allOrNone one bad part undoes the others', async () => {
  const { call, standIn } = await openSmallSite();
  const { body } = await call('POST', 'composite', {
    body: {
      allOrNone: true,
      compositeRequest: [
        { method: 'PATCH', url: opportunity, referenceId: 'good', body: { Amount: 1 } },
        { method: 'PATCH', url: opportunity, referenceId: 'bad', body: { Amount: -1 } },
      ],
    },
  });
  expect(body.compositeResponse.map((one: Answer) => one.body[0].errorCode)).toEqual([
    'PROCESSING_HALTED',
    'FIELD_CUSTOM_VALIDATION_EXCEPTION',
  ]);
  expect(standIn.record('Opportunity', ids.opportunity)?.fields.Amount).toBe(100);
});

const get = (referenceId: string, url = opportunity) => ({ method: 'GET', url, referenceId });

test.each([
  ['26 parts', Array.from({ length: 26 }, (_, index) => get(`r${index}`))],
  ['no part', []],
  ['six queries', Array.from({ length: 6 }, (_, index) => get(`r${index}`, `${base}/query?q=SELECT+Id+FROM+Account`))],
  ['the same reference twice', [get('r'), get('r')]],
  ['a reference that is no word', [get('r-1')]],
])('%s in one call are refused', async (_, compositeRequest) => {
  const { call } = await openSmallSite();
  expect((await call('POST', 'composite', { body: { compositeRequest } })).status).toBe(400);
});

test('a part can neither carry credentials nor leave the API version nor nest', async () => {
  const { call } = await openSmallSite();
  const parts = [
    { ...get('a'), httpHeaders: { Authorization: 'Bearer other' } },
    get('b', 'https://elsewhere.example/services/data/v66.0/sobjects'),
    get('c', '/services/data/v65.0/sobjects'),
    get('d', '/services/oauth2/userinfo'),
    { ...get('e', `${base}/composite`), method: 'POST', body: { compositeRequest: [get('x')] } },
  ];
  const { body } = await call('POST', 'composite', { body: { compositeRequest: parts } });
  expect(statuses(body)).toEqual([400, 404, 400, 404, 400]);
});

test('a batch counts every part and stops after a failure when asked to', async () => {
  const { call } = await openSmallSite();
  const batchRequests = [
    { method: 'GET', url: `v66.0/sobjects/Opportunity/${ids.opportunity}?fields=Name` },
    { method: 'PATCH', url: `v66.0/sobjects/Opportunity/${ids.opportunity}`, richInput: { Amount: -1 } },
    { method: 'GET', url: `v66.0/sobjects/Opportunity/${ids.opportunity}` },
  ];
  const { body, headers } = await call('POST', 'composite/batch', { body: { batchRequests } });
  expect(body).toMatchObject({
    hasErrors: true,
    results: [{ statusCode: 200 }, { statusCode: 400 }, { statusCode: 200 }],
  });
  expect(headers.get('sforce-limit-info')).toBe('api-usage=3/100000');
  const halted = await call('POST', 'composite/batch', { body: { batchRequests, haltOnError: true } });
  expect(halted.body.results[2]).toMatchObject({
    statusCode: 412,
    result: [{ errorCode: 'BATCH_PROCESSING_HALTED' }],
  });
});
