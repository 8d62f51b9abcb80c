import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LocalPostgres, startLocalPostgres } from '#store/local-postgres/start-local-postgres.ts';
import { migrate } from '#store/migrate.ts';
import { withClient } from '#test/support/database.ts';

/** A cluster of its own: roles belong to all databases of one, and the other tests use theirs at this moment. */
let directory: string;
let local: LocalPostgres;
let ownerUrl: string;
beforeAll(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'fieldward-owner-'));
  local = await startLocalPostgres({ dataDirectory: directory, log: () => {} });
  const password = randomBytes(12).toString('hex');
  await withClient(local.ownerUrl, async (client) => {
    await client.query(`create role plain_owner login createrole password '${password}'`);
    await client.query('create database managed owner plain_owner');
  });
  const url = new URL(local.ownerUrl);
  [url.username, url.password, url.pathname] = ['plain_owner', password, '/managed'];
  ownerUrl = url.toString();
}, 60_000);
afterAll(async () => {
  await local?.stop();
  await local?.remove();
  await rm(directory, { recursive: true, force: true });
});

describe('an owner that is no superuser, as managed databases have it', () => {
  it('prepares the database at the first start, and finds nothing to do at the second', async () => {
    expect((await migrate(ownerUrl)).length).toBeGreaterThan(3);
    expect(await migrate(ownerUrl)).toEqual([]);
  });

  it('is told when the login of the server could step around row level security', async () => {
    await withClient(local.ownerUrl, (client) => client.query('alter role fieldward_app bypassrls'));
    await expect(migrate(ownerUrl)).rejects.toThrow('may step around row level security');
  });
});
