import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import type { Cluster } from './cluster.ts';
import { DataDirectoryInUse } from './data-directory-in-use.ts';
import { LocalPostgresError } from './local-postgres-error.ts';
import { isRunning } from './process-facts.ts';
import { pidFileOf } from './running.ts';

const noticeMs = 3_000;

/**
 * Held by one connection for as long as we live: PostgreSQL itself gives it back when we are gone, however we go.
 * @throws DataDirectoryInUse when another Fieldward holds it
 */
export async function takeLock(url: string, cluster: Cluster, dataDirectory: string): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: url,
    application_name: `fieldward ${process.pid}`,
    keepAlive: true,
    connectionTimeoutMillis: 10_000,
  });
  // Without a listener, a lost connection would end the process; its end is told by the `end` event.
  client.on('error', () => {});
  try {
    await client.connect();
    await requireDirectory(client, cluster);
    const deadline = Date.now() + noticeMs;
    while (!(await tryLock(client))) {
      const other = await holder(client);
      // A process that was just killed may still hold it for the moment that PostgreSQL needs to notice.
      if ((other !== 0 && (await isRunning(other))) || Date.now() > deadline) {
        throw new DataDirectoryInUse(dataDirectory, other);
      }
      await wait(50);
    }
    return client;
  } catch (error) {
    await client.end().catch(() => {});
    throw error;
  }
}

/** A stale pid file may name a port that now belongs to some other PostgreSQL. */
async function requireDirectory(client: pg.Client, cluster: Cluster): Promise<void> {
  const { rows } = await client.query<{ data_directory: string }>('show data_directory');
  if (rows[0]?.data_directory === cluster.directory) return;
  throw new LocalPostgresError(
    `${pidFileOf(cluster.directory)} names a PostgreSQL that serves another directory. If no postgres works in ` +
      `${cluster.directory}, delete that file.`,
  );
}

async function tryLock(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ taken: boolean }>(
    "select pg_try_advisory_lock(hashtext('fieldward')) as taken",
  );
  return rows[0]?.taken === true;
}

/** The pid of the process that holds the lock, from the name its connection gave itself; 0 when it gave none. */
async function holder(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ name: string }>(
    `select a.application_name as name from pg_locks l join pg_stat_activity a using (pid)
     where l.locktype = 'advisory' and l.granted and l.objid = (hashtext('fieldward')::bigint & 4294967295)::oid
       and l.database = (select oid from pg_database where datname = current_database())`,
  );
  return Number(/^fieldward (\d+)$/.exec(rows[0]?.name ?? '')?.[1] ?? 0);
}

const passingCodes = ['57P01', '57P02', '57P03', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE'];

/** Whether a failure to take the lock comes from a PostgreSQL that is just starting or stopping. */
export function mayPass(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? String(error.code) : '';
  return passingCodes.includes(code) || /Connection terminated/.test(error.message);
}
