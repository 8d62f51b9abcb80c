import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { problemSchema } from '#contract/problem.ts';
import { fileSource } from '#test/support/filing.ts';
import { openScene, type Scene } from '#test/support/scene.ts';

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

interface Sent {
  readonly method?: string;
  readonly path?: string;
  readonly as?: 'agent' | 'admin';
  readonly type?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string | Uint8Array<ArrayBuffer>;
}

async function send({ method = 'POST', path = '/v1/suggestions', as = 'agent', ...rest }: Sent) {
  const response = await fetch(`${scene.url}${path}`, {
    method,
    headers: {
      authorization: `Bearer ${scene.token(as)}`,
      'content-type': rest.type ?? 'application/json',
      ...rest.headers,
    },
    ...(rest.body === undefined ? {} : { body: rest.body }),
  });
  return { response, text: await response.text() };
}

const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;

const refusals: [string, number, string, Sent][] = [
  ['no body', 400, 'request_malformed', {}],
  ['half a body', 400, 'request_malformed', { body: '{"suggestions":' }],
  ['a body that is no JSON', 400, 'request_malformed', { body: 'suggestions=1' }],
  ['bytes that are not UTF-8', 400, 'request_malformed', { body: new Uint8Array([0x22, 0xff, 0xfe, 0x22]) }],
  ['UTF-16', 400, 'request_malformed', { body: new Uint8Array(Buffer.from('{"suggestions":[1]}', 'utf16le')) }],
  ['another shape', 400, 'request_malformed', { body: '[]' }],
  ['no items', 400, 'request_malformed', { body: '{"suggestions":[]}' }],
  ['an unknown name', 400, 'request_malformed', { body: '{"suggestions":[1],"dryRun":true}' }],
  ['too many levels', 400, 'request_malformed', { body: `{"suggestions":${nested(25)}}` }],
  ['a hundred thousand levels', 400, 'request_malformed', { body: nested(100_000) }],
  ['a form', 415, 'media_type_unsupported', { type: 'application/x-www-form-urlencoded', body: '{"suggestions":[1]}' }],
  ['plain text', 415, 'media_type_unsupported', { type: 'text/plain', body: '{"suggestions":[1]}' }],
  ['a compressed body', 415, 'media_type_unsupported', { headers: { 'content-encoding': 'gzip' }, body: '{}' }],
  ['two million bytes and one', 413, 'request_too_large', { body: `"${'x'.repeat(1_999_999)}"` }],
  [
    'a million bytes and one from a person',
    413,
    'request_too_large',
    { as: 'admin', path: '/api/policies', body: `"${'x'.repeat(999_999)}"` },
  ],
  ['an address that leads nowhere', 404, 'not_found', { path: '/v1/suggestion', body: '{}' }],
  ['an address out of the house', 404, 'not_found', { path: '/v1/..%2f..%2fetc%2fpasswd', body: '{}' }],
  ['half an escape in the address', 400, 'request_malformed', { method: 'GET', path: '/v1/suggestions/%f' }],
  [
    'an id of another kind',
    400,
    'request_malformed',
    { method: 'GET', path: '/v1/suggestions/src_00000000000000000000000000' },
  ],
  [
    'a parameter twice',
    400,
    'request_malformed',
    { method: 'GET', path: '/v1/fields?crm=hubspot&crm=hubspot&objectType=deals' },
  ],
  [
    'an unknown parameter',
    400,
    'request_malformed',
    { method: 'GET', path: '/v1/fields?crm=hubspot&objectType=deals&all=1' },
  ],
  [
    '__proto__ as a parameter',
    400,
    'request_malformed',
    { method: 'GET', path: '/v1/fields?crm=hubspot&objectType=deals&__proto__=1' },
  ],
  ['a NUL in a parameter', 400, 'request_malformed', { method: 'GET', as: 'admin', path: '/api/events?type=%00' }],
  [
    'an event type that does not exist',
    400,
    'request_malformed',
    { method: 'GET', as: 'admin', path: '/api/events?type=suggestion.hidden' },
  ],
  [
    'a page beyond all numbers',
    400,
    'request_malformed',
    { method: 'GET', as: 'admin', path: '/api/events?before=9999999999999999999' },
  ],
  ['a page of nothing', 400, 'request_malformed', { method: 'GET', as: 'admin', path: '/api/events?limit=' }],
];

describe('a request with', () => {
  it.each(refusals)('%s is answered %d %s, as a problem', async (_, status, code, sent) => {
    const { response, text } = await send(sent);
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    expect(response.headers.get('cache-control')).toBe('no-store');
    const problem = problemSchema.strict().parse(JSON.parse(text));
    expect(problem).toMatchObject({ status, code, type: `${scene.url}/problems/${code}` });
    expect(response.status).toBe(status);
    expect(problem.instance).toBe((sent.path ?? '/v1/suggestions').split('?')[0]);
    expect(response.headers.get('x-request-id')).toBe(problem.requestId);
    expect(text).not.toMatch(/node_modules|at .*\.ts|select |postgres/i);
  });
});

describe('a problem', () => {
  it('names every mistake with a pointer to it', async () => {
    const body = JSON.stringify({ kind: 'rumour', text: '', extra: 1 });
    const { text } = await send({ path: '/v1/sources', body });
    const { errors } = problemSchema.parse(JSON.parse(text));
    expect(errors?.map(({ pointer }) => pointer).toSorted()).toEqual(['', '/kind', '/text', '/title']);
  });

  it('leads to a page that explains it', async () => {
    const { text } = await send({ body: '{' });
    const page = await fetch(problemSchema.parse(JSON.parse(text)).type);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('request_malformed');
  });

  it('never has a page outside the list', async () => {
    for (const name of ['..%2f..%2fpackage', 'README', 'constructor']) {
      expect((await fetch(`${scene.url}/problems/${name}`)).status).toBe(404);
    }
  });
});

describe('a method that an address does not take', () => {
  it.each([
    ['PUT', '/v1/suggestions', 'POST'],
    ['PATCH', '/api/policies', 'GET, POST'],
    ['OPTIONS', '/api/policy', 'GET'],
    ['GET', '/api/suggestions/sug_00000000000000000000000000/accept', 'POST'],
  ])('%s %s is refused with what it takes', async (method, path, allow) => {
    const { response, text } = await send({ method, path, as: 'admin' });
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')?.split(', ').toSorted().join(', ')).toBe(allow);
    expect(problemSchema.parse(JSON.parse(text)).code).toBe('method_not_allowed');
  });
});

describe('a request line', () => {
  /** What fetch would never send. */
  async function raw(lines: string): Promise<string> {
    const socket = connect(Number(new URL(scene.url).port), '127.0.0.1');
    let answer = '';
    socket.setEncoding('utf8').on('data', (chunk: string) => {
      answer += chunk;
    });
    socket.write(lines);
    await once(socket, 'close');
    return answer;
  }

  it.each([
    ['an absolute address with an impossible port', 'GET http://x:99999/api/policy?a=1 HTTP/1.1'],
    ['two slashes', 'GET //api/policy HTTP/1.1'],
    ['an open bracket', 'GET http://[/api/policy HTTP/1.1'],
    ['nothing but a question mark', 'GET ? HTTP/1.1'],
    ['a fragment', 'GET /api/policy#?limit=1 HTTP/1.1'],
    ['raw bytes', 'GET /api/policy?a=\u00ff\u00fe HTTP/1.1'],
  ])('with %s never breaks the server', async (_, line) => {
    const auth = `Authorization: Bearer ${scene.token('admin')}`;
    const answer = await raw(`${line}\r\nHost: 127.0.0.1\r\n${auth}\r\nConnection: close\r\n\r\n`);
    expect(answer).toMatch(/^HTTP\/1\.1 [24]\d\d /);
  });
});

describe('text that an agent files', () => {
  it('comes back as the same text, whatever it looks like', async () => {
    const text = 'Ida: <script>alert(1)</script> {{7*7}} \u202e"; drop table event; -- We need 77 seats.';
    const id = await fileSource(scene, text);
    const { response, text: body } = await send({ method: 'GET', as: 'admin', path: `/api/sources/${id}` });
    expect(response.headers.get('content-type')).toContain('application/json');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(JSON.parse(body)).toMatchObject({ text });
  });
});
