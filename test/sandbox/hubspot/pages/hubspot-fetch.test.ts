import { Signature } from '@hubspot/api-client';
import { describe, expect, it } from 'vitest';
import { app } from '../../open-stand-in.ts';
import { openPages, type Received } from './open-pages.ts';

const maya = 40101;
// The list of the documentation, written down once more: an oracle must not share code with what it checks.
const decodings = [
  ['%3A', ':'],
  ['%2F', '/'],
  ['%3F', '?'],
  ['%40', '@'],
  ['%21', '!'],
  ['%24', '$'],
  ['%27', "'"],
  ['%28', '('],
  ['%29', ')'],
  ['%2A', '*'],
  ['%2C', ','],
  ['%3B', ';'],
] as const;

/** What HubSpot's published client says the signature is. */
function expectedSignature(base: string, request: Received): string {
  const [path = '', query = ''] = request.url.split('?');
  const decoded = decodings.reduce((text, [code, sign]) => text.replaceAll(code, sign), query);
  return Signature.getSignature(request.method, 'v3', {
    signature: '',
    clientSecret: app.clientSecret,
    requestBody: request.body,
    url: `${base}${path}?${decoded}`,
    timestamp: Number(request.headers['x-hubspot-request-timestamp']),
  });
}

describe('hubspot.fetch', () => {
  it.each([
    ['GET', '/api/records?q=a%2Cb%26c%3Ad%20e', undefined],
    ['POST', '/api/suggestions/s1/accept', { decisionId: 'd', value: 'Zürich “quoted” %40', nested: [1, null] }],
    ['DELETE', '/api/thing', undefined],
  ])(
    '%s %s arrives with the user appended and a signature that the published client computes too',
    async (method, path, body) => {
      const { url, json, received } = await openPages();
      const sent = await json('POST', '/fetch', { as: maya, url: url + path, method, ...(body ? { body } : {}) });
      expect(sent.body.status).toBe(200);
      const [request] = received;
      if (!request) throw new Error('nothing arrived');
      expect(request.method).toBe(method);
      expect(request.url).toContain(path);
      expect(request.url).toMatch(
        /[?&]userId=40101&portalId=7001&userEmail=maya\.lindqvist%40corvane\.example&appId=431$/,
      );
      expect(request.body).toBe(body ? JSON.stringify(body) : '');
      expect(request.headers['x-hubspot-signature-v3']).toBe(expectedSignature(url, request));
    },
  );

  it('appends the user although the card put one of its own, so that doubles can be refused', async () => {
    const { url, json, received } = await openPages();
    await json('POST', '/fetch', { as: maya, url: `${url}/api/x?userId=40104` });
    expect(new URL(received[0]?.url ?? '', url).searchParams.getAll('userId')).toEqual(['40104', '40101']);
  });

  it('passes the answer on as it is, and an authorization header, but no cookies', async () => {
    const { url, json, received } = await openPages((_, res) => {
      res
        .writeHead(409, { 'content-type': 'application/problem+json', 'set-cookie': 'a=b', 'x-kept': 'yes' })
        .end('{"code":"conflict"}');
    });
    const { body } = await json(
      'POST',
      '/fetch',
      { as: maya, url: `${url}/api/x`, authorization: 'Bearer t' },
      { cookie: 'session=1' },
    );
    expect(body).toMatchObject({
      status: 409,
      body: '{"code":"conflict"}',
      headers: { 'content-type': 'application/problem+json', 'x-kept': 'yes' },
    });
    expect(body.headers).not.toHaveProperty('set-cookie');
    expect(received[0]?.headers).toMatchObject({ authorization: 'Bearer t' });
    expect(received[0]?.headers).not.toHaveProperty('cookie');
  });

  it('tries once more after a 5xx, with the same body, and gives up after the second', async () => {
    const statuses = [503, 200, 500, 500, 200];
    const { url, json, received } = await openPages((_, res) => {
      res.statusCode = statuses.shift() ?? 200;
      res.end('{}');
    });
    const send = () =>
      json('POST', '/fetch', { as: maya, url: `${url}/api/x`, method: 'POST', body: { decisionId: 'one' } });
    expect((await send()).body.status).toBe(200);
    expect((await send()).body.status).toBe(500);
    expect(received.map(({ body }) => body)).toEqual(Array(4).fill('{"decisionId":"one"}'));
  });

  it('tries once more when the connection breaks', async () => {
    let calls = 0;
    const { url, json } = await openPages((_, res) => {
      calls += 1;
      if (calls === 1) res.destroy();
      else res.end('{"ok":true}');
    });
    expect((await json('POST', '/fetch', { as: maya, url: `${url}/api/x` })).body).toMatchObject({
      status: 200,
      body: '{"ok":true}',
    });
    expect(calls).toBe(2);
  });

  it('gives up when time is up', async () => {
    const { url, json } = await openPages(() => {});
    const { body } = await json('POST', '/fetch', { as: maya, url: `${url}/api/x`, timeoutMs: 50 });
    expect([body.status, JSON.parse(body.body).category]).toEqual([504, 'GATEWAY_TIMEOUT']);
  });

  it('follows no redirect and takes no more than 1 MB', async () => {
    const { url, json, received } = await openPages(({ url: path }, res) => {
      if (path.startsWith('/api/moved')) res.writeHead(302, { location: '/api/elsewhere' }).end();
      else res.end('x'.repeat(path.startsWith('/api/fits') ? 1_000_000 : 1_000_001));
    });
    const statusOf = async (path: string) => (await json('POST', '/fetch', { as: maya, url: url + path })).body.status;
    expect(await statusOf('/api/moved')).toBe(502);
    expect(received.some((request) => request.url.startsWith('/api/elsewhere'))).toBe(false);
    expect(await statusOf('/api/fits')).toBe(200);
    expect(await statusOf('/api/large')).toBe(502);
  });

  it('goes nowhere but below the product', async () => {
    const { url, json, received } = await openPages(undefined);
    const { port } = new URL(url);
    const elsewhere = [
      'https://attacker.example/',
      `${url}@attacker.example/`,
      `${url}.attacker.example/`,
      `http://127.0.0.1:${port}1/`,
      `http://user:pw@127.0.0.1:${port}/api`,
      'file:///etc/passwd',
      '/api/relative',
      'not a url',
    ];
    for (const target of elsewhere) {
      const { body } = await json('POST', '/fetch', { as: maya, url: target });
      expect([target, body.status, JSON.parse(body.body).category]).toEqual([target, 400, 'VALIDATION_ERROR']);
    }
    expect(received).toEqual([]);
  });

  it('stays below the path of the product where it has one', async () => {
    const { standIn, url, json } = await openPages();
    standIn.configurePages({ pagesDirectory: '/', cardDirectory: '/', productUrl: `${url}/fieldward` });
    const statusOf = async (path: string) => (await json('POST', '/fetch', { as: maya, url: url + path })).body.status;
    expect(await statusOf('/fieldward/api')).toBe(200);
    expect(await statusOf('/fieldwardly/api')).toBe(400);
    expect(await statusOf('/fieldward/../api')).toBe(400);
  });

  it('lets twenty requests be under way, not more', async () => {
    const open: ServerEnd[] = [];
    const { url, json } = await openPages((_, res) => void open.push(res));
    const sent = Array.from({ length: 21 }, () => json('POST', '/fetch', { as: maya, url: `${url}/api/x` }));
    const first = await Promise.race(sent);
    expect([first.body.status, JSON.parse(first.body.body).category]).toEqual([429, 'RATE_LIMITS']);
    for (const res of open) res.end('{}');
  });

  it('knows only the people of the demo, and only its own fields', async () => {
    const { url, json } = await openPages();
    expect((await json('POST', '/fetch', { as: 1, url })).status).toBe(400);
    expect((await json('POST', '/fetch', { as: maya, url, headers: { 'x-a': 'b' } })).status).toBe(400);
  });
});

interface ServerEnd {
  end(text: string): unknown;
}
