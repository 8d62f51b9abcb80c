import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { placeForAccount, unprivilegedAccount } from './account.ts';
import { binariesIn, copyForOthers, packagedPostgres } from './binaries.ts';
import { type Cluster, ensureCluster, lastLines, launchPostgres, ownerRole, readPidFile } from './cluster.ts';
import { DataDirectoryInUse } from './data-directory-in-use.ts';
import { isAlive, runningPostgres } from './running.ts';

export interface LocalPostgres {
  /** Login of the owner role: for migrations, not for serving. */
  readonly ownerUrl: string;
  stop(): Promise<void>;
  /** Deletes the stopped database, data and all. */
  remove(): Promise<void>;
  /** Called once if PostgreSQL goes away before `stop`. */
  onExit(listener: (reason: string) => void): void;
}

export interface LocalPostgresOptions {
  readonly dataDirectory: string;
  readonly log: (line: string) => void;
  readonly database?: string;
}

const startSeconds = 60;

/**
 * A PostgreSQL of our own in a data directory: made on the first start, kept between starts, adopted when a crash of
 * ours left it running. One Fieldward per directory: whoever holds the advisory lock is the one.
 * @throws DataDirectoryInUse when another Fieldward lives there
 */
export async function startLocalPostgres(options: LocalPostgresOptions): Promise<LocalPostgres> {
  const { log, database = 'fieldward' } = options;
  const dataDirectory = path.resolve(options.dataDirectory);
  await mkdir(dataDirectory, { recursive: true, mode: 0o700 });
  const cluster = await prepareCluster(dataDirectory, log);
  const password = await ownerPassword(dataDirectory);
  await ensureCluster(cluster, password);

  const urlOn = (port: number, name: string) => `postgres://${ownerRole}:${password}@127.0.0.1:${port}/${name}`;
  const { pid, port, keeper } = await serveAndLock(cluster, dataDirectory, log, (free) => urlOn(free, 'postgres'));
  const url = (name: string) => urlOn(port, name);
  await ensureDatabase(keeper, database);

  let stopping = false;
  let lost: (reason: string) => void = () => {};
  keeper.on('error', () => {});
  keeper.on('end', () => {
    if (!stopping) lost(`PostgreSQL went away. Its last words:\n${cluster.logFile}`);
  });
  return {
    ownerUrl: url(database),
    onExit: (listener) => {
      lost = listener;
    },
    stop: async () => {
      stopping = true;
      await keeper.end().catch(() => {});
      if (isAlive(pid)) process.kill(pid, 'SIGINT');
      await until(async () => !isAlive(pid), `PostgreSQL (pid ${pid}) did not stop`);
    },
    remove: () =>
      rm(cluster.account === null ? cluster.directory : path.dirname(cluster.directory), {
        recursive: true,
        force: true,
      }),
  };
}

async function prepareCluster(dataDirectory: string, log: (line: string) => void): Promise<Cluster> {
  const { native, version } = await packagedPostgres();
  const account = await unprivilegedAccount();
  const logFile = path.join(dataDirectory, 'postgres.log');
  if (account === null) {
    return { binaries: binariesIn(native, version), directory: path.join(dataDirectory, 'postgres'), account, logFile };
  }
  const { shared, cluster } = await placeForAccount(dataDirectory, account);
  const copied = await copyForOthers(native, version, shared);
  log(`running as root: PostgreSQL runs as uid ${account.uid}, its data is in ${cluster}`);
  return { binaries: binariesIn(copied, version), directory: cluster, account, logFile };
}

/** Kept in a file of its own, for our eyes only; written once, whoever comes first. */
async function ownerPassword(dataDirectory: string): Promise<string> {
  const file = path.join(dataDirectory, 'postgres.password');
  await writeFile(file, randomBytes(24).toString('hex'), { flag: 'wx', mode: 0o600 }).catch((error: unknown) => {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  });
  return (await readFile(file, 'utf8')).trim();
}

/** Tries again when the postgres that we found was just being stopped by whoever had it before. */
async function serveAndLock(
  cluster: Cluster,
  dataDirectory: string,
  log: (line: string) => void,
  url: (port: number) => string,
) {
  for (let attempt = 1; ; attempt += 1) {
    const { pid, port } = await serve(cluster, log);
    try {
      return { pid, port, keeper: await takeLock(url(port), cluster, dataDirectory) };
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : '';
      if (attempt >= 5 || !['57P03', '57P01', 'ECONNREFUSED', 'ECONNRESET'].includes(String(code))) throw error;
      await until(async () => !isAlive(pid) || (await isReady(cluster, pid)), 'PostgreSQL did not finish stopping');
      await wait(200);
    }
  }
}

/** The postgres that serves the directory: the one already there, or a new one on a free port. */
async function serve(cluster: Cluster, log: (line: string) => void): Promise<{ pid: number; port: number }> {
  for (let attempt = 1; ; attempt += 1) {
    const running = await runningPostgres(cluster);
    if (running !== null) return waitReady(cluster, running.pid);
    const port = await freePort();
    const child = await launchPostgres(cluster, port);
    let exited = false;
    child.once('exit', () => {
      exited = true;
    });
    child.unref();
    const pid = child.pid ?? 0;
    const ready = await until(async () => exited || (await isReady(cluster, pid)), 'PostgreSQL did not get ready').then(
      () => !exited,
    );
    if (ready) return { pid, port };
    // Another start was faster, or somebody took the port between our look and its bind: look again.
    if (attempt >= 5) throw new Error(`PostgreSQL does not start.\n${await lastLines(cluster.logFile)}`);
    log('PostgreSQL did not start at once; trying again');
  }
}

async function waitReady(cluster: Cluster, pid: number): Promise<{ pid: number; port: number }> {
  await until(async () => !isAlive(pid) || (await isReady(cluster, pid)), 'PostgreSQL is there but does not get ready');
  const file = await readPidFile(cluster.directory);
  if (file === null || file.pid !== pid)
    throw new Error('PostgreSQL ended while we were about to use it. Start again.');
  return { pid, port: file.port };
}

async function isReady(cluster: Cluster, pid: number): Promise<boolean> {
  const file = await readPidFile(cluster.directory);
  return file !== null && file.pid === pid && file.ready;
}

/** Held by one connection for as long as we live: PostgreSQL itself gives it back when we are gone, however we go. */
async function takeLock(url: string, cluster: Cluster, dataDirectory: string): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: url,
    application_name: `fieldward ${process.pid}`,
    keepAlive: true,
  });
  await client.connect();
  const served = await client.query<{ data_directory: string }>('show data_directory');
  if (served.rows[0]?.data_directory !== cluster.directory) {
    await client.end();
    throw new Error(`The PostgreSQL on this port serves another directory than ${cluster.directory}.`);
  }
  const deadline = Date.now() + 3_000;
  for (;;) {
    const { rows } = await client.query<{ taken: boolean }>(
      "select pg_try_advisory_lock(hashtext('fieldward')) as taken",
    );
    if (rows[0]?.taken === true) return client;
    const holder = await client.query<{ name: string }>(
      `select a.application_name as name from pg_locks l join pg_stat_activity a using (pid)
       where l.locktype = 'advisory' and l.granted and l.objid = (hashtext('fieldward')::bigint & 4294967295)::oid`,
    );
    const other = Number(/^fieldward (\d+)$/.exec(holder.rows[0]?.name ?? '')?.[1] ?? 0);
    // A process that was just killed may still hold it for the moment that PostgreSQL needs to notice.
    if ((other !== 0 && isAlive(other)) || Date.now() > deadline) {
      await client.end();
      throw new DataDirectoryInUse(dataDirectory, other);
    }
    await wait(50);
  }
}

async function ensureDatabase(keeper: pg.Client, database: string): Promise<void> {
  const { rowCount } = await keeper.query('select 1 from pg_database where datname = $1', [database]);
  if (rowCount === 0) await keeper.query(`create database ${pg.escapeIdentifier(database)}`);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}

async function until(condition: () => Promise<boolean>, otherwise: string): Promise<void> {
  const deadline = Date.now() + startSeconds * 1000;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error(`${otherwise} within ${startSeconds} s.`);
    await wait(20);
  }
}
