import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { type Cluster, ensureCluster, ownerRole, removePartials } from './cluster.ts';
import { DataDirectoryInUse } from './data-directory-in-use.ts';
import { mayPass, takeLock } from './exclusive-lock.ts';
import { keepOnce } from './keep-once.ts';
import { lastLines } from './launch.ts';
import { LocalPostgresError } from './local-postgres-error.ts';
import { openDirectory, prepareCluster } from './prepare-cluster.ts';
import { endPostgres, type Server, serve } from './serve.ts';

export interface LocalPostgres {
  /** Login of the owner role: for migrations, not for serving. */
  readonly ownerUrl: string;
  /** Where PostgreSQL keeps its files; for root that is outside the data directory of the options. */
  readonly dataDirectory: string;
  /** Ends sessions, writes everything out, and gives the directory free once PostgreSQL is gone. */
  stop(): Promise<void>;
  /** Deletes the stopped database, data and all. */
  remove(): Promise<void>;
  /** Called once if PostgreSQL goes away before `stop`, also when it did so before the listener came. */
  onExit(listener: (reason: string) => void): void;
}

export interface LocalPostgresOptions {
  readonly dataDirectory: string;
  readonly log: (line: string) => void;
  readonly database?: string;
}

/**
 * A PostgreSQL of our own in a data directory: made on the first start, kept between starts, adopted when a crash of
 * ours left it running. One Fieldward per directory: whoever holds the advisory lock is the one.
 * @throws DataDirectoryInUse when another Fieldward lives there
 * @throws LocalPostgresError with words for the operator in every other expected case
 */
export async function startLocalPostgres(options: LocalPostgresOptions): Promise<LocalPostgres> {
  const { log, database = 'fieldward' } = options;
  const dataDirectory = await openDirectory(path.resolve(options.dataDirectory));
  const cluster = await prepareCluster(dataDirectory, log);
  const password = await keepOnce(passwordFileOf(dataDirectory), () => randomBytes(24).toString('hex'));
  await ensureCluster(cluster, password);

  const url = (port: number, name: string) => `postgres://${ownerRole}:${password}@127.0.0.1:${port}/${name}`;
  const { server, keeper } = await serveAndLock(cluster, dataDirectory, log, (port) => url(port, 'postgres'));
  if (!server.launched) log(`found PostgreSQL running (pid ${server.pid}) and took it over`);
  try {
    await removePartials(cluster);
    await ensureDatabase(keeper, database);
  } catch (error) {
    await endPostgres(cluster, server.pid);
    throw error;
  }
  return {
    ownerUrl: url(server.port, database),
    dataDirectory: cluster.directory,
    ...control(cluster, server, keeper),
  };
}

/** The lock is given back by PostgreSQL's own end, so that nobody adopts a server that is about to stop. */
function control(
  cluster: Cluster,
  server: Server,
  keeper: pg.Client,
): Pick<LocalPostgres, 'stop' | 'remove' | 'onExit'> {
  let stopped: Promise<void> | null = null;
  const lost = new Promise<string>((resolve) => {
    keeper.once('end', async () => {
      if (stopped !== null) return;
      resolve(`PostgreSQL went away. The end of ${cluster.logFile}:\n${await lastLines(cluster.logFile)}`);
    });
  });
  const stop = async () => {
    await endPostgres(cluster, server.pid);
    await keeper.end().catch(() => {});
  };
  const whole = cluster.account === null ? cluster.directory : path.dirname(cluster.directory);
  return {
    onExit: (listener) => void lost.then(listener),
    stop: () => {
      stopped ??= stop();
      return stopped;
    },
    remove: () => rm(whole, { recursive: true, force: true }),
  };
}

function passwordFileOf(dataDirectory: string): string {
  return path.join(dataDirectory, 'postgres.password');
}

const patienceMs = 30_000;

/** Tries again when the postgres that we found was just being stopped by whoever had it before. */
async function serveAndLock(
  cluster: Cluster,
  dataDirectory: string,
  log: (line: string) => void,
  url: (port: number) => string,
): Promise<{ server: Server; keeper: pg.Client }> {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    const server = await serve(cluster, log);
    try {
      return { server, keeper: await takeLock(url(server.port), cluster, dataDirectory) };
    } catch (error) {
      if (mayPass(error) && Date.now() < deadline) {
        await wait(200);
        continue;
      }
      if (server.launched && !(error instanceof DataDirectoryInUse)) await endPostgres(cluster, server.pid);
      throw explained(error, cluster, dataDirectory);
    }
  }
}

function explained(cause: unknown, cluster: Cluster, dataDirectory: string): unknown {
  if (!(cause instanceof pg.DatabaseError && cause.code === '28P01')) return cause;
  return new LocalPostgresError(
    `The password in ${passwordFileOf(dataDirectory)} does not open the database in ${cluster.directory}. ` +
      'Restore that file.',
    { cause },
  );
}

async function ensureDatabase(keeper: pg.Client, database: string): Promise<void> {
  const { rowCount } = await keeper.query('select 1 from pg_database where datname = $1', [database]);
  if (rowCount === 0) await keeper.query(`create database ${pg.escapeIdentifier(database)}`);
}
