import { request } from 'node:http';
import { describe, expect, it } from 'vitest';
import { connect, flagship } from '../open-stand-in.ts';

const deal = `/crm/v3/objects/deals/${flagship}`;
const write = { properties: { seats_needed: '140' } };

async function control(url: string, method: string, path: string, body?: unknown, headers = {}) {
  const response = await fetch(`${url}/sandbox-control${path}`, {
    method,
    headers: { 'content-type': 'application/json', ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, body: text === '' ? null : JSON.parse(text) };
}

describe('misbehaviour', () => {
  it('drops the reply of a write that really happened, once', async () => {
    const { standIn, call } = await connect();
    standIn.setMishaps({ dropReplyAfterWrite: { next: 1 } });
    await expect(call('PATCH', deal, write)).rejects.toThrow('fetch failed');
    expect(standIn.record('deals', flagship)?.values.get('seats_needed')).toBe('140');
    expect((await call('PATCH', deal, { properties: { seats_needed: '141' } })).status).toBe(200);
    expect(standIn.counters()).toMatchObject({ writes: 2, droppedReplies: 1, recordsWritten: 2 });
  });

  it('does not drop the reply of a refused write', async () => {
    const { standIn, call } = await connect();
    standIn.setMishaps({ dropReplyAfterWrite: { next: 1 } });
    expect((await call('PATCH', deal, { properties: { seats_needed: 'x' } })).status).toBe(400);
    await expect(call('PATCH', deal, write)).rejects.toThrow('fetch failed');
  });

  it('answers 429 or 5xx without doing anything, for reads or writes alone where asked', async () => {
    const { standIn, call } = await connect();
    standIn.setMishaps({ rateLimited: { next: 1, on: 'write' } });
    expect((await call('GET', deal)).status).toBe(200);
    const limited = await call('PATCH', deal, write);
    expect([limited.status, limited.body.errorType, limited.body.policyName]).toEqual([429, 'RATE_LIMIT', 'SECONDLY']);
    expect(Number(limited.headers.get('x-hubspot-ratelimit-remaining'))).toBeGreaterThan(0);
    standIn.setMishaps({ serverError: { next: 2 } });
    const statuses = [await call('PATCH', deal, write), await call('PATCH', deal, write)].map(({ status }) => status);
    for (const status of statuses) expect(status).toBeGreaterThanOrEqual(500);
    expect(standIn.record('deals', flagship)?.values.get('seats_needed')).toBe('60');
    expect((await call('PATCH', deal, write)).status).toBe(200);
    expect(standIn.counters()).toMatchObject({ rateLimited: 1, serverErrors: 2 });
  });

  it('waits before it answers', async () => {
    const { standIn, call } = await connect();
    standIn.setMishaps({ latencyMs: 60_000 });
    const slow = call('GET', deal).then(
      () => 'answered',
      () => 'broken',
    );
    const quick = control(standIn.url, 'GET', '/mishaps').then(({ status }) => status);
    expect(await Promise.race([slow, quick])).toBe(200);
  });

  it('lets a person edit what was just read: the reply holds the old value, the next read the new one', async () => {
    const { standIn, call } = await connect();
    standIn.setMishaps({ humanEditBetweenReadAndWrite: { next: 1 } });
    const first = await call('GET', `${deal}?properties=seats_needed,dealname`);
    const second = await call('GET', `${deal}?properties=seats_needed,dealname&propertiesWithHistory=seats_needed`);
    expect(first.body.properties.seats_needed).toBe('60');
    expect(second.body.properties.seats_needed).not.toBe('60');
    expect(second.body.properties.dealname).toBe(first.body.properties.dealname);
    expect(second.body.propertiesWithHistory.seats_needed[0].sourceType).toBe('CRM_UI');
    expect(standIn.counters().humanEdits).toBe(1);
  });

  it('lets a person edit after a batch read as well, but not after a read of many properties', async () => {
    const { standIn, call } = await connect();
    standIn.setMishaps({ humanEditBetweenReadAndWrite: { next: 1 } });
    await call('GET', `${deal}?properties=amount,closedate,seats_needed,champion,use_case,hs_next_step`);
    expect(standIn.counters().humanEdits).toBe(0);
    await call('POST', '/crm/v3/objects/deals/batch/read', { inputs: [{ id: flagship }], properties: ['champion'] });
    expect(standIn.record('deals', flagship)?.history.get('champion')?.[0]?.sourceType).toBe('CRM_UI');
  });

  it('lets a person edit right before a write, which then wins: the race that no client can see', async () => {
    const { standIn, call } = await connect();
    standIn.setMishaps({ humanEditBetweenReadAndWrite: { next: 1, at: 'write' } });
    expect((await call('GET', `${deal}?properties=seats_needed`)).body.properties.seats_needed).toBe('60');
    expect((await call('PATCH', deal, write)).body.properties.seats_needed).toBe('140');
    const history = standIn.record('deals', flagship)?.history.get('seats_needed') ?? [];
    expect(history.map(({ sourceType }) => sourceType)).toEqual(['INTEGRATION', 'CRM_UI', 'IMPORT']);
  });

  it('by chance is the same for the same seed', async () => {
    const { standIn, call } = await connect();
    const statuses = async () => {
      standIn.setMishaps({ serverError: { probability: 0.5 }, seed: 42 });
      const seen: boolean[] = [];
      for (let index = 0; index < 20; index += 1) seen.push((await call('GET', deal)).status === 200);
      return seen;
    };
    const first = await statuses();
    expect(new Set(first).size).toBe(2);
    expect(await statuses()).toEqual(first);
  });
});

describe('the controls', () => {
  it('set, show and reset misbehaviour and counters', async () => {
    const { standIn, call } = await connect();
    const { url } = standIn;
    const set = await control(url, 'PUT', '/mishaps', { latencyMs: 1, rateLimited: { next: 2 } });
    expect(set.body).toMatchObject({ latencyMs: 1, rateLimited: { next: 2 }, serverError: null });
    await call('GET', deal);
    expect((await control(url, 'GET', '/mishaps')).body).toMatchObject({
      rateLimited: { next: 1 },
      counters: { rateLimited: 1 },
    });
    await control(url, 'PUT', '/mishaps', {});
    await control(url, 'POST', '/reset-counters');
    expect((await control(url, 'GET', '/mishaps')).body).toMatchObject({
      rateLimited: null,
      latencyMs: 0,
      counters: { rateLimited: 0 },
    });
  });

  it('edit as a person and tell the truth about a record without spending the limit', async () => {
    const { standIn } = await connect({ rateLimit: { perTenSeconds: 1 } });
    const edit = { objectType: '0-3', objectId: flagship, properties: { seats_needed: '99' }, userId: 40102 };
    for (let index = 0; index < 3; index += 1)
      expect((await control(standIn.url, 'POST', '/human-edit', edit)).status).toBe(200);
    const { body } = await control(standIn.url, 'GET', `/record/deals/${flagship}`);
    expect(body.properties.seats_needed).toBe('99');
    expect(body.propertiesWithHistory.seats_needed[0]).toMatchObject({ sourceType: 'CRM_UI', updatedByUserId: 40102 });
  });

  it('expire and revoke every token', async () => {
    const { standIn, call } = await connect();
    await control(standIn.url, 'POST', '/tokens/expire');
    expect((await call('GET', deal)).body.category).toBe('EXPIRED_AUTHENTICATION');
    await control(standIn.url, 'POST', '/tokens/revoke');
    expect((await call('GET', deal)).body.category).toBe('INVALID_AUTHENTICATION');
  });

  it.each([
    { latencyMs: -1 },
    { rateLimited: { next: 1, probability: 0.5 } },
    { serverError: { probability: 2 } },
    { unknown: 1 },
    [],
  ])('refuse %j', async (body) => {
    const { standIn } = await connect();
    expect((await control(standIn.url, 'PUT', '/mishaps', body)).status).toBe(400);
  });

  it('answer no website: not by origin, not by site, not under a name that points here', async () => {
    const { standIn } = await connect();
    const headers = [
      { origin: 'https://attacker.example' },
      { 'sec-fetch-site': 'cross-site' },
      { host: 'attacker.example' },
    ];
    for (const header of headers) expect(await statusWith(`${standIn.url}/sandbox-control/mishaps`, header)).toBe(403);
    expect(await statusWith(`${standIn.url}/sandbox-control/mishaps`, {})).toBe(200);
  });
});

/** fetch would not send a host of our choice. */
function statusWith(url: string, headers: Record<string, string>): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { headers }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    sent.on('error', reject).end();
  });
}
