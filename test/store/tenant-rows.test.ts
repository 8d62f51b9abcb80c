import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Row, rowsOfTenant } from '#test/support/copy-tenant.ts';
import { withClient } from '#test/support/database.ts';
import { ourWord } from '#test/support/fill-tenant.ts';
import { openTwoTenants, type TwoTenants } from '#test/support/two-tenants.ts';
import { tenantTables } from './tenant-catalogue.ts';

let two: TwoTenants;
let tables: { name: string; key: string }[];
let ourRows: ReadonlyMap<string, readonly Row[]>;
let theirRows: ReadonlyMap<string, readonly Row[]>;
beforeAll(async () => {
  two = await openTwoTenants();
  tables = await withClient(two.scene.database.ownerUrl, tenantTables);
  ourRows = await rowsOfTenant(two.scene.owner, two.ours);
  theirRows = await rowsOfTenant(two.scene.owner, two.theirs);
});
afterAll(() => two.close());

/** Each statement by itself in a transaction of the app's own login, bound as a request of ours would be. */
async function asApp<T>(tenantId: string | null, work: (client: pg.Client) => Promise<T>): Promise<T> {
  return withClient(two.scene.database.url, async (client) => {
    await client.query('begin');
    if (tenantId !== null) await client.query("select set_config('fieldward.tenant', $1, true)", [tenantId]);
    const result = await work(client);
    await client.query('commit');
    return result;
  });
}

/** A column that the login may change, where there is one. */
const changeable = `select attname as name from pg_attribute
  where attrelid = $1::regclass and attnum > 0 and has_column_privilege(attrelid, attnum, 'update') limit 1`;

const guarded = /row-level security|permission denied/;

describe('with two companies’ rows in every table', () => {
  it('there are some of both (a table without any gets them in test/support/fill-tenant.ts)', () => {
    const empty = tables.filter(({ name }) => !ourRows.get(name)?.length || !theirRows.get(name)?.length);
    expect(empty.map(({ name }) => name)).toEqual([]);
  });

  it('a statement that asks for all rows gets the bound company’s, and unbound none', async () => {
    for (const { name, key } of tables) {
      const asked = (client: pg.Client) =>
        client.query<{ of: string }>(`select ${key} as of from ${name}`).then(({ rows }) => rows.map((row) => row.of));
      const bound = await asApp(two.ours, asked);
      expect([bound.length, new Set(bound)], name).toEqual([ourRows.get(name)?.length, new Set([two.ours])]);
      // Which companies there are is all that duties see before they are bound to one.
      expect((await asApp(null, asked)).toSorted(), name).toEqual(name === 'tenant' ? [two.theirs, two.ours] : []);
    }
  });

  it('a statement that names the other company finds, changes and deletes nothing', async () => {
    const before = await two.fingerprint(two.theirs);
    for (const { name, key } of tables) {
      const column = await asApp(two.ours, (client) => client.query<{ name: string }>(changeable, [name]));
      const set = column.rows[0]?.name ?? key;
      for (const statement of [
        `select 1 from ${name} where ${key} = $1`,
        `update ${name} set ${set} = ${set} where ${key} = $1`,
        `delete from ${name} where ${key} = $1`,
      ]) {
        const touched = await asApp(two.ours, (client) =>
          client.query(statement, [two.theirs]).then(
            ({ rowCount }) => rowCount,
            (error: Error) => (guarded.test(error.message) ? 0 : error.message),
          ),
        );
        expect(touched, statement).toBe(0);
      }
    }
    expect(await two.fingerprint(two.theirs)).toEqual(before);
  });

  it('a row in the other company’s name is not taken', async () => {
    for (const { name } of tables) {
      const insert = asApp(two.ours, (client) =>
        client.query(
          `insert into ${name} overriding system value select * from jsonb_populate_record(null::${name}, $1)`,
          [JSON.stringify(theirRows.get(name)?.[0])],
        ),
      );
      await expect(insert, name).rejects.toThrow(guarded);
    }
  });
});

describe('what stands outside row level security', () => {
  it('holds no text that people or agents wrote: the queues carry ids', async () => {
    const stores = await two.scene.owner.query<{ name: string }>(
      "select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname = 'pgboss'",
    );
    expect(stores.rows.length).toBeGreaterThan(3);
    const texts: string[] = [];
    for (const { name } of stores.rows) {
      texts.push(JSON.stringify((await two.scene.owner.query(`select * from ${name}`)).rows));
    }
    expect(texts.join('')).toContain('finish-change');
    expect(texts.join('')).toContain(two.ours);
    for (const written of [ourWord, 'corvane.example', 'Maya']) expect(texts.join('')).not.toContain(written);
  });
});
