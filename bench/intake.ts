import pg from 'pg';
import { verdict } from './figures.ts';
import { openScene, type Scene } from './scene.ts';

const batch = 100;
const filings = 30;
const lanes = 4;

interface Item {
  readonly record: { readonly crm: 'hubspot'; readonly objectType: string; readonly recordId: string };
  readonly field: string;
  readonly proposedValue: string;
}

/**
 * Intake over HTTP with all checks and the log, beside bare multi-row inserts of exactly the rows it wrote, on the
 * same PostgreSQL with as many connections. The CRM's rate limit is lifted: it would hide both.
 */
export async function benchIntake(): Promise<void> {
  const scene = await openScene({ unlimited: true });
  try {
    const items = (await itemsFor(scene)).slice(0, batch * filings);
    const sourceId = await fileSource(scene);
    const parts = Array.from({ length: filings }, (_, index) => items.slice(index * batch, (index + 1) * batch));
    const warm = parts.splice(0, 4);
    for (const part of warm) await file(scene, sourceId, part);
    const since = await newestEvent(scene);
    const started = performance.now();
    await inLanes(parts, (part) => file(scene, sourceId, part));
    const intakeRate = (parts.length * batch) / ((performance.now() - started) / 1000);
    const bareRate = await bareInserts(scene, since, parts.length * batch);
    process.stdout.write(`intake, all checks and the log: ${intakeRate.toFixed(0)} suggestions/s\n`);
    process.stdout.write(`bare multi-row inserts of the same rows: ${bareRate.toFixed(0)} suggestions/s\n`);
    process.stdout.write(`${verdict('rate ratio', intakeRate / bareRate, 0.5, 'higher')}\n`);
  } finally {
    await scene.close();
  }
}

async function inLanes<T>(work: readonly T[], act: (one: T) => Promise<void>): Promise<void> {
  let next = 0;
  const lane = async () => {
    for (let index = next++; index < work.length; index = next++) {
      const one = work[index];
      if (one !== undefined) await act(one);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}

async function itemsFor({ url, sandbox }: Scene): Promise<Item[]> {
  const headers = { authorization: `Bearer ${sandbox.agent.key}` };
  const items: Item[] = [];
  for (const objectType of ['deals', 'contacts', 'companies', 'tickets']) {
    const answer = await fetch(`${url}/v1/fields?crm=hubspot&objectType=${objectType}`, { headers });
    const { fields } = (await answer.json()) as { fields: { name: string; type: string }[] };
    const texts = fields.filter(({ name }) => freeText.includes(name));
    for (const recordId of await recordIds(sandbox.crms.hubspot.url, objectType)) {
      for (const { name } of texts) {
        items.push({
          record: { crm: 'hubspot', objectType, recordId },
          field: name,
          proposedValue: `from call ${items.length}`,
        });
      }
    }
  }
  if (items.length < batch * filings) throw new Error(`only ${items.length} places to suggest for`);
  return items;
}

/** Fields that take any words: the bench measures intake, not how well we guess values. */
const freeText = [
  'hs_next_step',
  'description',
  'use_case',
  'champion',
  'current_solution',
  'jobtitle',
  'company',
  'city',
].concat(['about_us', 'assistant_name', 'content', 'workaround']);

async function recordIds(standInUrl: string, objectType: string): Promise<string[]> {
  const answer = await fetch(`${standInUrl}/sandbox-control/records/${objectType}`);
  return ((await answer.json()) as { ids: string[] }).ids;
}

async function fileSource({ url, sandbox }: Scene): Promise<string> {
  const answer = await fetch(`${url}/v1/sources`, {
    method: 'POST',
    headers: { authorization: `Bearer ${sandbox.agent.key}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      kind: 'call',
      title: 'Bench',
      text: 'Ida Brandt: please put down what we agreed on today.',
    }),
  });
  return ((await answer.json()) as { id: string }).id;
}

async function file({ url, sandbox }: Scene, sourceId: string, items: readonly Item[]): Promise<void> {
  const suggestions = items.map((item) => ({
    ...item,
    rationale: 'The customer said so in the call.',
    evidence: [{ sourceId, quote: 'please put down what we agreed on today' }],
  }));
  const answer = await fetch(`${url}/v1/suggestions`, {
    method: 'POST',
    headers: { authorization: `Bearer ${sandbox.agent.key}`, 'content-type': 'application/json' },
    body: JSON.stringify({ suggestions }),
  });
  const { results } = (await answer.json()) as { results: { status: string; message?: string }[] };
  const odd = results.find(({ status }) => status !== 'pending');
  if (odd !== undefined) throw new Error(`an item was not filed: ${odd.status} ${odd.message ?? ''}`);
}

async function newestEvent({ ownerUrl }: Scene): Promise<string> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  const { rows } = await client.query<{ seq: string }>('select coalesce(max(seq), 0) as seq from event');
  await client.end();
  return rows[0]?.seq ?? '0';
}

const tables = ['run', 'suggestion', 'event', 'event_value'] as const;
type Rows = Readonly<Record<(typeof tables)[number], readonly Record<string, unknown>[]>>;

type RunRows = Record<string, Record<string, unknown>[]>;

/** Reads what intake wrote, deletes it, and writes it again with nothing but inserts, one transaction per filing. */
async function bareInserts({ ownerUrl }: Scene, since: string, count: number): Promise<number> {
  const pool = new pg.Pool({ connectionString: ownerUrl, max: lanes });
  pool.on('error', () => {});
  try {
    const runs = await takeOut(pool, since);
    const work = runs.map((rows) => statements(rows as unknown as Rows));
    const started = performance.now();
    await inLanes(work, async (inserts) => {
      const client = await pool.connect();
      await client.query('begin');
      for (const { text, values } of inserts) await client.query(text, values);
      await client.query('commit');
      client.release();
    });
    return count / ((performance.now() - started) / 1000);
  } finally {
    await pool.end();
  }
}

async function takeOut(pool: pg.Pool, since: string): Promise<RunRows[]> {
  const runs = new Map<string, RunRows>();
  const sources: Readonly<Record<(typeof tables)[number], string>> = {
    run: 'select r.id as key, to_jsonb(r) as row from run r where r.id in (select run_id from bench_filed)',
    suggestion: 'select s.run_id as key, to_jsonb(s) as row from suggestion s join bench_filed f on f.id = s.id',
    event:
      "select f.run_id as key, to_jsonb(e) - 'seq' as row from event e join bench_filed f on f.id = e.suggestion_id",
    event_value: `select f.run_id as key, to_jsonb(v) as row from event_value v
       join event e on e.id = v.event_id join bench_filed f on f.id = e.suggestion_id`,
  };
  await pool.query(
    `create table bench_filed as select s.id, s.run_id from event e
     join suggestion s on s.tenant_id = e.tenant_id and s.id = e.suggestion_id where e.seq > ${since} and e.type = 'suggestion.filed'`,
  );
  for (const table of tables) {
    for (const { key, row } of (await pool.query<{ key: string; row: Record<string, unknown> }>(sources[table])).rows) {
      const rows = runs.get(key) ?? {};
      rows[table] = [...(rows[table] ?? []), row];
      runs.set(key, rows);
    }
  }
  await pool.query(
    `delete from event_value where event_id in (select e.id from event e join bench_filed f on f.id = e.suggestion_id);
     delete from event where suggestion_id in (select id from bench_filed);
     delete from suggestion where id in (select id from bench_filed);
     delete from run where id in (select run_id from bench_filed)`,
  );
  return [...runs.values()];
}

/** One multi-row insert per table, built before the clock starts. */
function statements(rows: Rows): { text: string; values: unknown[] }[] {
  return tables.map((table) => {
    const columns = Object.keys(rows[table][0] ?? {});
    const values: unknown[] = [];
    const tuples = rows[table].map((row) => {
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
