import { expect, test } from 'vitest';
import { openSmallSite, refusalOf } from './open-small-site.ts';
import { id, ids } from './small-org.ts';

const path = `sobjects/Opportunity/${ids.opportunity}`;
const seededAt = 'Sun, 01 Nov 2026 08:00:00 GMT';

test('the next calls are refused for the limit without doing anything, reads or writes only where asked', async () => {
  const { call, standIn } = await openSmallSite();
  standIn.setMishaps({ rateLimited: { next: 1, on: 'write' } });
  expect((await call('GET', path)).status).toBe(200);
  const refused = await call('PATCH', path, { body: { NextStep: 'x' } });
  expect(refused).toMatchObject({ status: 403, body: [{ errorCode: 'REQUEST_LIMIT_EXCEEDED' }] });
  expect(refused.headers.get('sforce-limit-info')).toMatch(/^api-usage=\d+\/100000$/);
  expect(standIn.record('Opportunity', ids.opportunity)?.fields.NextStep).toBe('Call');
  expect((await call('PATCH', path, { body: { NextStep: 'x' } })).status).toBe(204);
  expect(standIn.counters().rateLimited).toBe(1);
});

test('trouble of the server is a page for people, which the usual client reports by its status', async () => {
  const { call, standIn, jsforce } = await openSmallSite();
  standIn.setMishaps({ serverError: { next: 2, on: 'write' } });
  const refused = await call('PATCH', path, { body: { NextStep: 'x' } });
  expect(refused.status).toBeGreaterThanOrEqual(500);
  expect(refused.headers.get('content-type')).toContain('text/html');
  const update = jsforce().sobject('Opportunity').update({ Id: ids.opportunity, NextStep: 'x' });
  expect((await refusalOf(update)).errorCode).toMatch(/^ERROR_HTTP_50[0-3]$/);
  expect(standIn.record('Opportunity', ids.opportunity)?.fields.NextStep).toBe('Call');
});

test('a locked row is refused, alone or as one of many, and nothing is written', async () => {
  const { call, standIn } = await openSmallSite();
  standIn.setMishaps({ rowLocked: { next: 2 } });
  const refused = await call('PATCH', path, { body: { NextStep: 'x' } });
  expect(refused).toMatchObject({ status: 400, body: [{ errorCode: 'UNABLE_TO_LOCK_ROW' }] });
  const records = [ids.opportunity, id('006', 2)].map((one) => {
    return { attributes: { type: 'Opportunity' }, id: one, NextStep: 'y' };
  });
  const { body } = await call('PATCH', 'composite/sobjects', { body: { records } });
  expect(body).toMatchObject([{ success: false, errors: [{ statusCode: 'UNABLE_TO_LOCK_ROW' }] }, { success: true }]);
  expect(standIn.record('Opportunity', ids.opportunity)?.fields.NextStep).toBe('Call');
  expect(standIn.counters().rowLocks).toBe(2);
});

test('two writes under way at once that need one account: the later one finds it locked', async () => {
  const { call, standIn } = await openSmallSite();
  standIn.setMishaps({ parentsLocked: true, latencyMs: 20 });
  const answers = await Promise.all(['one', 'other'].map((NextStep) => call('PATCH', path, { body: { NextStep } })));
  expect(answers.map(({ status }) => status).toSorted()).toEqual([204, 400]);
  expect(standIn.counters().rowLocks).toBe(1);
  expect((await call('PATCH', path, { body: { NextStep: 'later' } })).status).toBe(204);
});

test('a dropped reply leaves the write done', async () => {
  const { call, standIn } = await openSmallSite();
  standIn.setMishaps({ dropReplyAfterWrite: { next: 1 } });
  await expect(call('PATCH', path, { body: { NextStep: 'x' } })).rejects.toThrow();
  expect(standIn.record('Opportunity', ids.opportunity)?.fields.NextStep).toBe('x');
  expect(standIn.counters().droppedReplies).toBe(1);
});

test.each([
  ['a read', 'read'],
  ['a write', 'write'],
] as const)('a person edits at %s, and the write under a condition is refused', async (_, at) => {
  const { call, standIn } = await openSmallSite();
  standIn.setMishaps({ humanEditBetweenReadAndWrite: { next: 1, at } });
  const read = await call('GET', `${path}?fields=NextStep,LastModifiedDate`);
  expect(read.body.NextStep).toBe('Call');
  const headers = { 'If-Unmodified-Since': seededAt };
  expect((await call('PATCH', path, { body: { NextStep: 'x' }, headers })).status).toBe(412);
  expect(standIn.record('Opportunity', ids.opportunity)?.fields.NextStep).toMatch(/^Edited/);
  expect(standIn.counters()).toMatchObject({ humanEdits: 1, preconditionsFailed: 1 });
});

test('a person edits after a query and after a collection read too', async () => {
  const { call, standIn } = await openSmallSite();
  standIn.setMishaps({ humanEditBetweenReadAndWrite: { next: 2 } });
  const soql = encodeURIComponent(`SELECT Id, NextStep FROM Opportunity WHERE Id = '${ids.opportunity}'`);
  expect((await call('GET', `query?q=${soql}`)).body.records[0].NextStep).toBe('Call');
  expect(standIn.counters().humanEdits).toBe(1);
  await call('POST', 'composite/sobjects/Opportunity', { body: { ids: [ids.opportunity], fields: ['NextStep'] } });
  expect(standIn.counters().humanEdits).toBe(2);
});

test('the same seed repeats the same chances', async () => {
  const outcomes = async () => {
    const { call, standIn } = await openSmallSite();
    standIn.setMishaps({ rateLimited: { probability: 0.5 }, seed: 3 });
    const all = await Promise.all(Array.from({ length: 12 }, () => call('GET', path)));
    return all.filter(({ status }) => status === 403).length;
  };
  const first = await outcomes();
  expect(await outcomes()).toBe(first);
  expect(first).toBeGreaterThan(0);
  expect(first).toBeLessThan(12);
});

test('the controls set and report mishaps and records, and answer no website', async () => {
  const { standIn } = await openSmallSite();
  const control = (where: string, method: string, body?: unknown, headers: Record<string, string> = {}) =>
    fetch(`${standIn.url}/sandbox-control/${where}`, {
      method,
      headers: { 'content-type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  const report = await (await control('mishaps', 'PUT', { rateLimited: { next: 3 } })).json();
  expect(report).toMatchObject({ rateLimited: { next: 3 }, counters: { rateLimited: 0 } });
  expect((await control('mishaps', 'PUT', { nonsense: 1 })).status).toBe(400);
  const edit = {
    objectType: 'Opportunity',
    recordId: ids.opportunity,
    fields: { NextStep: 'By hand' },
    userId: ids.berta,
  };
  expect(await (await control('human-edit', 'POST', edit)).json()).toMatchObject({ fields: { NextStep: 'By hand' } });
  expect(await (await control(`record/Opportunity/${ids.opportunity}`, 'GET')).json()).toMatchObject({
    lastModifiedById: ids.berta,
  });
  expect(await (await control('records/Account', 'GET')).json()).toEqual({ ids: [ids.account, ids.hiddenAccount] });
  expect((await control('reset-counters', 'POST')).status).toBe(204);
  expect((await control('mishaps', 'GET', undefined, { origin: 'https://evil.example' })).status).toBe(403);
  expect((await control('mishaps', 'GET', undefined, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
});
