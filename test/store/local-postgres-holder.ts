import { startLocalPostgres } from '#store/local-postgres/start-local-postgres.ts';

/**
 * A process of its own that holds the PostgreSQL of a data directory, as the server does, and says on its output what
 * happens: one JSON object a line. Ends cleanly on SIGINT, after one more query.
 */
const [dataDirectory = ''] = process.argv.slice(2);
const tell = (line: object) => process.stdout.write(`${JSON.stringify(line)}\n`);

try {
  const local = await startLocalPostgres({ dataDirectory, log: () => {} });
  process.once('SIGINT', async () => {
    const { default: pg } = await import('pg');
    const client = new pg.Client({ connectionString: local.ownerUrl });
    await client.connect();
    const { rows } = await client.query('select 42 as answer');
    await client.end();
    await local.stop();
    tell({ state: 'stopped', answer: rows[0]?.answer });
    process.exit(0);
  });
  local.onExit((reason) => tell({ state: 'lost', reason }));
  tell({ state: 'ready', ownerUrl: local.ownerUrl, cluster: local.dataDirectory });
  // Without work of its own the process would end here.
  setInterval(() => {}, 60_000);
} catch (error) {
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  tell({ state: 'refused', name, message });
  process.exit(1);
}
