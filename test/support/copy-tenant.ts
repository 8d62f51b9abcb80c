import type pg from 'pg';
import { tenantTables } from '#test/store/tenant-catalogue.ts';

export type Row = Readonly<Record<string, unknown>>;

/** Every row of one tenant, by table; asked from the catalogue, so that no table is forgotten. */
export async function rowsOfTenant(owner: pg.Pool, tenantId: string): Promise<Map<string, readonly Row[]>> {
  const found = new Map<string, readonly Row[]>();
  for (const { name, key } of await tablesOf(owner)) {
    const { rows } = await owner.query<{ row: Row }>(`select to_jsonb(t) as row from ${name} t where ${key} = $1`, [
      tenantId,
    ]);
    found.set(
      name,
      rows.map(({ row }) => row),
    );
  }
  return found;
}

/** Puts rows in as they are. */
export async function insertRows(owner: pg.Pool, rows: ReadonlyMap<string, readonly Row[]>): Promise<void> {
  await inAnyOrder(owner, async (client) => {
    for (const [name, ofTable] of rows) {
      const records = `jsonb_populate_recordset(null::${name}, $1)`;
      await client.query(`insert into ${name} overriding system value select * from ${records}`, [
        JSON.stringify(ofTable),
      ]);
    }
  });
}

/** As if the tenant had never been there. */
export async function deleteRows(owner: pg.Pool, tenantId: string): Promise<void> {
  const tables = await tablesOf(owner);
  await inAnyOrder(owner, async (client) => {
    for (const { name, key } of tables) await client.query(`delete from ${name} where ${key} = $1`, [tenantId]);
  });
}

/** In a transaction in which no foreign key is asked. */
async function inAnyOrder(owner: pg.Pool, work: (client: pg.PoolClient) => Promise<void>): Promise<void> {
  const client = await owner.connect();
  try {
    await client.query('begin; set local session_replication_role = replica');
    await work(client);
    await client.query('commit');
  } finally {
    client.release();
  }
}

/** What a tenant's rows and jobs are, to the byte: by table the number of rows and a digest. */
export async function fingerprintOf(owner: pg.Pool, tenantId: string): Promise<Record<string, string>> {
  const digest = "count(*) || ' ' || md5(coalesce(string_agg(t::text, E'\\n' order by t::text), ''))";
  const questions = (await tablesOf(owner)).map(
    ({ name, key }) => `select '${name}' as name, ${digest} as digest from ${name} t where ${key} = $1`,
  );
  const jobs = `select id, name, data, state from pgboss.job where data->>'tenantId' = $1 or group_id = $1`;
  questions.push(`select 'jobs' as name, ${digest} as digest from (${jobs}) t`);
  const { rows } = await owner.query<{ name: string; digest: string }>(questions.join(' union all '), [tenantId]);
  return Object.fromEntries(rows.map(({ name, digest: of }) => [name, of]));
}

const known = new WeakMap<pg.Pool, { name: string; key: string }[]>();

async function tablesOf(owner: pg.Pool): Promise<{ name: string; key: string }[]> {
  const standing = known.get(owner);
  if (standing !== undefined) return standing;
  const client = await owner.connect();
  try {
    const tables = await tenantTables(client);
    known.set(owner, tables);
    return tables;
  } finally {
    client.release();
  }
}
