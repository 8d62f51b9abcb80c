import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TenantId } from '#domain/shared/ids.ts';
import { openStore, type Store } from '#store/database.ts';
import { ensureTenant } from '#store/tenants.ts';
import { createTestDatabase, type TestDatabase, withClient } from '#test/support/database.ts';

const anna = 'alpha.1' as TenantId;
const bert = 'alpha.2' as TenantId;

let database: TestDatabase;
let store: Store;

beforeAll(async () => {
  database = await createTestDatabase();
  store = openStore({ url: database.url });
  for (const tenant of [anna, bert]) {
    await store.transact(tenant, (tx) => ensureTenant(tx, tenant, tenant, new Date(0)));
  }
});

afterAll(async () => {
  await store.close();
  await database.drop();
});

describe('row level security', () => {
  it("shows one tenant nothing of another's, whatever the query asks for", async () => {
    const seen = await store.read(anna, (tx) => tx.selectFrom('tenant').select('id').execute());
    expect(seen).toEqual([{ id: anna }]);
    const asked = await store.read(anna, (tx) => tx.selectFrom('tenant').select('id').where('id', '=', bert).execute());
    expect(asked).toEqual([]);
  });

  it("refuses to write a row into another tenant's name", async () => {
    await expect(
      store.transact(anna, (tx) => ensureTenant(tx, 'alpha.3' as TenantId, 'x', new Date(0))),
    ).rejects.toThrow(/row-level security/);
  });

  it('shows nothing at all outside a tenant, except which tenants there are', async () => {
    expect(await store.tenantIds()).toEqual([anna, bert]);
    const people = await withClient(database.url, (client) => client.query('select * from person'));
    expect(people.rows).toEqual([]);
  });

  it('keeps no tenant on a pooled connection after its transaction', async () => {
    const single = openStore({ url: database.url, connectionsMax: 1 });
    await single.read(anna, async (tx) => sql`select 1`.execute(tx));
    expect(await single.tenantIds()).toEqual([anna, bert]);
    await single.close();
  });

  it('lets the app role append to the log and read it, and nothing else', async () => {
    const rights = await withClient(database.ownerUrl, (client) =>
      client.query<{ privilege: string }>(
        `select privilege_type as privilege from information_schema.role_table_grants
         where grantee = 'fieldward_app' and table_name = 'event' order by 1`,
      ),
    );
    expect(rights.rows.map(({ privilege }) => privilege)).toEqual(['INSERT', 'SELECT']);
    for (const statement of [
      "update event set type = 'x'",
      'delete from event',
      'truncate event',
      'drop table event',
    ]) {
      await expect(
        withClient(database.url, (client) => client.query(statement)),
        statement,
      ).rejects.toThrow(/permission denied|must be owner/);
    }
  });
});
