import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { afterEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { salesforceClient } from '#crm/salesforce/client.ts';
import { countingTokens, recordingBudget } from '#test/crm/ports.ts';

interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly fate?: keyof typeof fates;
}

let server: Server | null = null;
afterEach(async () => {
  if (server === null) return;
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
  server = null;
});

/** What becomes of an answer after its head has arrived. */
const fates = {
  cut: (response: ServerResponse) => response.write('[{', () => response.destroy()),
  stuck: (response: ServerResponse) => response.write('[{'),
  endless: (response: ServerResponse) => Readable.from(endlessText()).pipe(response),
};

function* endlessText() {
  for (;;) yield ' '.repeat(1_000_000);
}

/** A Salesforce that gives these answers in turn, the last one for ever. */
async function scripted(...answers: readonly Answer[]) {
  const seen: { method: string; path: string; token: string }[] = [];
  server = createServer((request, response) => {
    request.resume();
    request.on('end', () => {
      const { status, body, headers, fate } = answers[Math.min(seen.length, answers.length - 1)] ?? { status: 500 };
      seen.push({
        method: request.method ?? '',
        path: request.url ?? '',
        token: request.headers.authorization ?? '',
      });
      response.writeHead(status, { 'content-type': 'application/json', ...headers });
      if (fate !== undefined) return void fates[fate](response);
      response.end(body === undefined ? '' : JSON.stringify(body));
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { budget, holds, usages } = recordingBudget();
  const client = salesforceClient({
    apiUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    tokens: countingTokens().tokens,
    budget,
    now: Date.now,
    callTimeoutMs: 1_000,
    limitHoldMs: 15_000,
    wait: async () => {},
    random: () => 0,
  });
  return { client, seen, holds, usages };
}

const subject = { objectType: 'Opportunity', recordId: '006Fw0000500001IAA' };
const request = { method: 'PATCH', path: '/sobjects/Opportunity/006Fw0000500001IAA', body: {}, headers: {}, subject };
const terms = () => ({ lane: 'interactive' as const, deadline: Date.now() + 10_000 });
const saying = (status: number, errorCode: string): Answer => ({ status, body: [{ errorCode, message: errorCode }] });

describe('a write to Salesforce', () => {
  it('is sent again after a row lock, and with a new token after an ended session', async () => {
    const locked = saying(400, 'UNABLE_TO_LOCK_ROW');
    const { client, seen } = await scripted(locked, saying(401, 'INVALID_SESSION_ID'), { status: 204 });
    await client.write(request, terms());
    expect(seen.map(({ token }) => token)).toEqual(['Bearer token-1', 'Bearer token-1', 'Bearer token-2']);
  });

  it.each([
    ['a busy server under any status', saying(400, 'SERVER_UNAVAILABLE'), 'crm_unreachable'],
    ['too many requests of Apex', saying(403, 'TOO_MANY_APEX_REQUESTS'), 'crm_unreachable'],
    ['an error without words', { status: 503 }, 'crm_unreachable'],
    ['a redirect', { status: 302, headers: { location: 'https://elsewhere.example/' } }, 'crm_unreachable'],
    ['a changed record without words', { status: 412 }, 'record_changed'],
    ['a changed record in words', saying(400, 'ENTITY_FAILED_IFLASTMODIFIED_ON_UPDATE'), 'record_changed'],
    ['a suspected duplicate', saying(400, 'DUPLICATES_DETECTED'), 'crm_duplicate'],
    ['a rule of the organization', saying(400, 'FIELD_CUSTOM_VALIDATION_EXCEPTION'), 'crm_refused'],
    ['a record that is gone', saying(404, 'NOT_FOUND'), 'record_not_found'],
  ])('is sent once when the answer is %s', async (_, answer, code) => {
    const { client, seen } = await scripted(answer, { status: 204 });
    await expect(client.write(request, terms())).rejects.toMatchObject({ code });
    expect(seen).toHaveLength(1);
  });

  it('holds the whole organization back once its limit is used up', async () => {
    const { client, seen, holds } = await scripted(saying(403, 'REQUEST_LIMIT_EXCEEDED'), { status: 204 });
    await expect(client.write(request, terms())).rejects.toMatchObject({ code: 'crm_rate_limited' });
    expect([seen.length, holds.length]).toEqual([1, 1]);
  });

  it('is given up on when a second token is refused, too', async () => {
    const { client, seen } = await scripted(saying(401, 'INVALID_SESSION_ID'));
    await expect(client.write(request, terms())).rejects.toMatchObject({ code: 'crm_access_lost' });
    expect(seen).toHaveLength(2);
  });
});

describe('a query', () => {
  const row = z.object({ Id: z.string() });
  const page = (Id: string, nextRecordsUrl?: string): Answer => ({
    status: 200,
    body: { done: nextRecordsUrl === undefined, nextRecordsUrl, records: [{ Id }] },
  });

  it('is read page after page, through busy moments', async () => {
    const busy = saying(400, 'SERVER_UNAVAILABLE');
    const { client, seen } = await scripted(busy, page('a', '/services/data/v66.0/query/01g-2000'), page('b'));
    expect(await client.query('SELECT Id FROM Lead', subject, row, terms())).toEqual([{ Id: 'a' }, { Id: 'b' }]);
    expect(seen.at(-1)?.path).toBe('/services/data/v66.0/query/01g-2000');
  });

  it('follows an answer to no other place', async () => {
    for (const next of ['https://elsewhere.example/steal', '/services/data/v66.0/sobjects/User/005', '']) {
      const { client, seen } = await scripted(page('a', next));
      await expect(client.query('SELECT Id FROM Lead', subject, row, terms())).rejects.toMatchObject({
        code: 'crm_unreachable',
      });
      expect(seen).toHaveLength(1);
      server?.closeAllConnections();
      server?.close();
    }
  });

  it.each(['cut', 'stuck', 'endless'] as const)(
    'that is answered by half, %s within its body, is not sent again: nobody knows',
    async (fate) => {
      const { client, seen } = await scripted({ status: 200, fate }, { status: 204 });
      await expect(client.write(request, terms())).rejects.toMatchObject({ code: 'crm_unreachable' });
      expect(seen).toHaveLength(1);
    },
  );

  it('reports what the answer tells of the limit of a day, of the organization and not of one app', async () => {
    const headers = { 'Sforce-Limit-Info': 'per-app-api-usage=17/250(appName=Other), api-usage=180/15000' };
    const { client, usages } = await scripted({ status: 204, headers });
    await client.write(request, terms());
    expect(usages).toEqual([{ used: 180, limit: 15_000 }]);
  });

  it.each(['', 'api-usage=', 'api-usage=1/0', 'per-app-api-usage=17/250(appName=Other)'])(
    'reports nothing of the limit from the header "%s"',
    async (header) => {
      const { client, usages } = await scripted({ status: 204, headers: { 'Sforce-Limit-Info': header } });
      await client.write(request, terms());
      expect(usages).toEqual([]);
    },
  );
});
