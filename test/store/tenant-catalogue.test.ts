import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appRole } from '#store/app-role.ts';
import { createTestDatabase, type TestDatabase, withClient } from '#test/support/database.ts';
import { tenantTables, waysAround } from './tenant-catalogue.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const asOwner = <T>(work: (client: pg.Client) => Promise<T>) => withClient(database.ownerUrl, work);

/** What is found once a statement has run; nothing of it stays. */
async function foundAfter(statement: string): Promise<string[]> {
  return asOwner(async (client) => {
    await client.query('begin');
    await client.query(statement);
    const found = await waysAround(client, appRole);
    await client.query('rollback');
    return found;
  });
}

describe('the schema as the catalogue has it', () => {
  it('leaves the login no way around row level security', async () => {
    expect(await asOwner((client) => waysAround(client, appRole))).toEqual([]);
  });

  it('is asked about every table that holds anything of a tenant', async () => {
    const found = await asOwner(tenantTables);
    expect(found.length).toBeGreaterThan(20);
    const withColumn = await asOwner((client) =>
      client.query<{ name: string }>(
        `select table_name as name from information_schema.columns
         where column_name = 'tenant_id' and table_schema <> 'pgboss' order by 1`,
      ),
    );
    const names = found.map(({ name }) => name).filter((name) => name !== 'tenant');
    expect(names).toEqual(withColumn.rows.map(({ name }) => name));
  });
});

const forced = `enable row level security; alter table draft force row level security;
  create policy own_tenant on draft using (tenant_id = current_tenant()) with check (tenant_id = current_tenant())`;
const draft = (columns: string) => `create table draft (${columns}); alter table draft ${forced}`;
const good = 'tenant_id text not null, id text not null, title text, primary key (tenant_id, id)';

/** Each a slip that a migration could make, and what is said about it. */
const slips: readonly (readonly [string, string, string])[] = [
  ['a table without policies', `create table draft (${good})`, 'draft: row level security is not enabled and forced'],
  [
    'a table whose owner is exempt',
    'alter table agent no force row level security',
    'agent: row level security is not',
  ],
  ['a table that was let off', 'alter table agent disable row level security', 'agent: row level security is not'],
  ['a table without a tenant', 'create table draft (id text primary key)', 'draft: has no column tenant_id'],
  [
    'a tenant that may be missing',
    'alter table event_value drop constraint event_value_pkey; alter table event_value alter tenant_id drop not null',
    'event_value: has no column tenant_id',
  ],
  [
    'a second policy',
    'create policy all_of_it on source for select using (true)',
    'source: policy all_of_it lets more',
  ],
  ['a wider policy', 'alter policy own_tenant on source using (true)', 'source: policy own_tenant lets more'],
  [
    'a policy that checks nothing new',
    'alter policy own_tenant on source with check (true)',
    'source: policy own_tenant',
  ],
  [
    'a policy for one kind of statement',
    'drop policy own_tenant on run; create policy own_tenant on run for select using (tenant_id = current_tenant())',
    'run: nothing binds rows',
  ],
  [
    'a directory open to the bound',
    'alter policy directory on tenant using (true)',
    'tenant: policy directory lets more',
  ],
  ['a key of the id alone', draft('tenant_id text not null, id text primary key'), 'draft: unique key draft_pkey'],
  ['no key at all', draft('tenant_id text not null, id text not null'), 'draft: has no primary key'],
  ['a unique name', 'create unique index by_name on agent (name, tenant_id)', 'agent: unique key by_name'],
  ['a unique expression', 'create unique index by_name on agent (lower(name), tenant_id)', 'agent: unique key by_name'],
  [
    'an exclusion',
    'alter table agent add constraint one_name exclude using btree (name with =)',
    'agent: unique key one_name',
  ],
  [
    'a foreign key past the tenant',
    draft(`${good}, of text references tenant (id)`),
    'draft: foreign key draft_of_fkey',
  ],
  ['a view with its owner’s rights', 'create view open_ones as select * from suggestion', 'open_ones: the view'],
  [
    'a view that says so',
    'create view open_ones with (security_invoker = off) as select * from suggestion',
    'open_ones: the view',
  ],
  [
    'a materialized view',
    'create materialized view counted as select count(*) from suggestion',
    'counted: a materialized',
  ],
  [
    'a function with its owner’s rights',
    "create function peek() returns bigint language sql security definer as 'select count(*) from agent'",
    'peek(): the function',
  ],
  ['a login past the policies', `alter role ${appRole} bypassrls`, `${appRole}: may step around`],
  ['a superuser', `alter role ${appRole} superuser`, `${appRole}: may step around`],
  [
    'the owner’s role',
    `do $$ begin execute format('grant %I to ${appRole}', current_user); end $$`,
    `${appRole}: is a member of`,
  ],
  ['a table of its own', `alter table run owner to ${appRole}`, `${appRole}: owns something: table run`],
  [
    'a schema of its own',
    `create schema scratch authorization ${appRole}`,
    `${appRole}: owns something: schema scratch`,
  ],
  ['a place to create in', `grant create on schema public to ${appRole}`, `${appRole}: may create in schema public`],
  ['emptying a table', `grant truncate on event to ${appRole}`, `${appRole}: may do more to event`],
  ['triggers', `grant trigger on agent to ${appRole}`, `${appRole}: may do more to agent`],
  ['pointing at rows', `grant references (id) on person to ${appRole}`, `${appRole}: may do more to person`],
  [
    'the migrator’s ledger',
    `grant update on kysely_migration to ${appRole}`,
    `${appRole}: has rights on kysely_migration`,
  ],
];

describe('a migration that makes a way around', () => {
  it.each(slips)('by %s is found out', async (_, statement, finding) => {
    expect(await foundAfter(statement)).toContainEqual(expect.stringContaining(finding));
  });

  it('is told from one that is fine', async () => {
    const fine = `${draft(`${good}, run_id text, foreign key (tenant_id, run_id) references run (tenant_id, id)`)};
      create unique index by_title on draft (tenant_id, lower(title));
      create view drafts with (security_invoker = true) as select * from draft;
      grant select, insert, update, delete on draft to ${appRole}; grant select on drafts to ${appRole}`;
    expect(await foundAfter(fine)).toEqual([]);
  });
});
