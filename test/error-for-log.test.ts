import fc from 'fast-check';
import pg from 'pg';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts';
import { errorForLog } from '../server/error-for-log.ts';

const secret = 'Zephyrine Quill, +49 30 1234567';
let database: TestDatabase;
let client: pg.Client;
beforeAll(async () => {
  database = await createTestDatabase();
  client = new pg.Client({ connectionString: database.ownerUrl });
  await client.connect();
  await client.query('create table known (name text primary key, n integer check (n > 0))');
});
afterAll(async () => {
  await client?.end();
  await database?.drop();
});

/** The line that the server would write. */
function lineOf(err: unknown): string {
  let line = '';
  pino({ serializers: { err: errorForLog } }, { write: (text) => (line += text) }).error({ err }, 'it broke');
  return line;
}

async function refusalOf(sql: string, values: unknown[]): Promise<unknown> {
  try {
    await client.query(sql, values);
  } catch (error) {
    return error;
  }
  throw new Error('PostgreSQL took it');
}

describe('an error in the server’s log', () => {
  it.each([
    ['a row that exists already', 'insert into known values ($1, 1), ($1, 1)'],
    ['a row that breaks a rule', 'insert into known values ($1, -1)'],
    ['a text that is no number', 'select $1::text::integer'],
    ['a text that is no time', 'select $1::text::timestamptz'],
  ])('tells nothing of %s but where it broke', async (_, sql) => {
    const error = await refusalOf(sql, [secret]);
    expect(JSON.stringify(error) + String(error)).toContain('Zephyrine');
    const line = lineOf(error);
    expect(line).not.toContain('Zephyrine');
    expect(line).toContain('"code":"2');
    expect(line).toContain('    at ');
  });

  it('tells nothing of a text that could not be parsed', () => {
    for (const text of [`{"name": ${secret}}`, `[${secret}`]) {
      let thrown: unknown;
      try {
        JSON.parse(text);
      } catch (error) {
        thrown = error;
      }
      expect(lineOf(thrown)).not.toContain('Zeph');
    }
  });

  it('tells nothing of what a client hung on it, at any depth', () => {
    const answer = Object.assign(new Error('HTTP 400'), { body: secret, response: { data: secret }, headers: secret });
    const line = lineOf(new Error('the write failed', { cause: new Error('no answer', { cause: answer }) }));
    expect(line).not.toContain('Zephyrine');
    expect(line).toContain('HTTP 400');
  });

  it('tells nothing of a vendor’s message, which repeats the CRM’s words', () => {
    class HttpApiError extends Error {
      readonly code = 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST';
    }
    const line = lineOf(new HttpApiError('bad value for restricted picklist field: Zephyrine Quill'));
    expect(line).not.toContain('Zephyrine');
    expect(line).toContain('RESTRICTED_PICKLIST');
  });

  it.each([
    'the value "so-called "Zephyrine" Quill" was refused',
    'the value "Zephyrine, cut off',
    "it can't be 'Zephyrine'",
    'a line\n    at Zephyrine (file.ts:1:1)',
  ])('tells nothing of a value behind any quotation mark or disguised as a place: %s', (message) => {
    const place = new Error(message.replace('\n', ' "\n'));
    expect(lineOf(place)).not.toContain('Zephyrine');
    expect(lineOf(place)).toContain('error-for-log.test.ts');
  });

  it('is a line for whatever is thrown', () => {
    fc.assert(
      fc.property(fc.anything(), (thrown) => {
        expect(() => lineOf(thrown)).not.toThrow();
      }),
    );
  });
});
