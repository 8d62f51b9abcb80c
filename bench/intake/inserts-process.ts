import pg from 'pg';
import { answerQuestions } from '../child-process.ts';
import { inLanes, lanes } from './lanes.ts';

const tables = ['run', 'suggestion', 'event', 'event_value'] as const;
type Rows = Partial<Record<(typeof tables)[number], Record<string, unknown>[]>>;

/**
 * Bare multi-row inserts. At `mark` it notes where the log ends; at `insert` it takes out what intake has written since
 * and writes exactly that again with nothing but inserts, one transaction per filing. Tells suggestions per second.
 */
export async function intakeInserts({ ownerUrl }: { ownerUrl: string }): Promise<void> {
  const pool = new pg.Pool({ connectionString: ownerUrl, max: lanes });
  // The database may stop before this process does.
  pool.on('error', () => {});
  let since = '0';
  const mark = async () => {
    const { rows } = await pool.query<{ seq: string }>('select coalesce(max(seq), 0) as seq from event');
    since = rows[0]?.seq ?? '0';
  };
  const insert = async () => {
    const filed = await takeOut(pool, since);
    const count = filed.reduce((sum, { suggestion = [] }) => sum + suggestion.length, 0);
    const ms = await inLanes(filed.map(statements), (inserts) => inOneTransaction(pool, inserts));
    await removeFiled(pool);
    return (count * 1000) / ms;
  };
  await answerQuestions(
    (question) => (question === 'mark' ? mark() : insert()),
    () => pool.end(),
  );
}

async function inOneTransaction(pool: pg.Pool, inserts: readonly Insert[]): Promise<void> {
  const client = await pool.connect();
  await client.query('begin');
  for (const { text, values } of inserts) await client.query(text, values);
  await client.query('commit');
  client.release();
}

const sources: Readonly<Record<(typeof tables)[number], string>> = {
  run: 'select r.id as key, to_jsonb(r) as row from run r where r.id in (select run_id from bench_filed)',
  suggestion: 'select s.run_id as key, to_jsonb(s) as row from suggestion s join bench_filed f on f.id = s.id',
  event: "select f.run_id as key, to_jsonb(e) - 'seq' as row from event e join bench_filed f on f.id = e.suggestion_id",
  event_value: `select f.run_id as key, to_jsonb(v) as row from event_value v
    join event e on e.tenant_id = v.tenant_id and e.id = v.event_id join bench_filed f on f.id = e.suggestion_id`,
};

/** The rows of each filing, which are then no longer there. */
async function takeOut(pool: pg.Pool, since: string): Promise<Rows[]> {
  await pool.query(
    `drop table if exists bench_filed;
     create table bench_filed as select s.id, s.run_id from event e
     join suggestion s on s.tenant_id = e.tenant_id and s.id = e.suggestion_id
     where e.seq > ${since} and e.type = 'suggestion.filed'`,
  );
  const runs = new Map<string, Rows>();
  for (const table of tables) {
    for (const { key, row } of (await pool.query<{ key: string; row: Record<string, unknown> }>(sources[table])).rows) {
      const rows = runs.get(key) ?? {};
      runs.set(key, rows);
      rows[table] ??= [];
      rows[table].push(row);
    }
  }
  await removeFiled(pool);
  return [...runs.values()];
}

/** Vacuumed, so that neither side writes beside the other's dead rows. */
async function removeFiled(pool: pg.Pool): Promise<void> {
  await pool.query(
    `delete from event_value where event_id in (select e.id from event e join bench_filed f on f.id = e.suggestion_id);
     delete from event where suggestion_id in (select id from bench_filed);
     delete from suggestion where id in (select id from bench_filed);
     delete from run where id in (select run_id from bench_filed)`,
  );
  await pool.query(`vacuum analyze ${tables.join(', ')}`);
  await pool.query('checkpoint');
}

interface Insert {
  readonly text: string;
  readonly values: unknown[];
}

/** One multi-row insert per table, built before the clock starts. */
function statements(rows: Rows): Insert[] {
  return tables.map((table) => {
    const columns = Object.keys(rows[table]?.[0] ?? {});
    const values: unknown[] = [];
    const tuples = (rows[table] ?? []).map((row) => {
      const places = columns.map((column) => {
        const value = row[column];
        values.push(typeof value === 'object' && value !== null ? JSON.stringify(value) : value);
        return `$${values.length}`;
      });
      return `(${places.join(', ')})`;
    });
    return { text: `insert into ${table} (${columns.join(', ')}) values ${tuples.join(', ')}`, values };
  });
}
