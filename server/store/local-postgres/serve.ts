import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import type { Cluster } from './cluster.ts';
import { lastLines, launch, rotateLog } from './launch.ts';
import { LocalPostgresError } from './local-postgres-error.ts';
import { isRunning } from './process-facts.ts';
import { readPidFile, runningPostgres } from './running.ts';
import { until } from './until.ts';

export interface Server {
  readonly pid: number;
  readonly port: number;
  /** False when it was found running. */
  readonly launched: boolean;
}

/** Long, because PostgreSQL first replays what a crash left in its log. */
const readySeconds = 300;
const patienceMs = 20_000;
const stopSeconds = 30;

/** The postgres that serves the directory: the one already there, or a new one on a free port. */
export async function serve(cluster: Cluster, log: (line: string) => void): Promise<Server> {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    const found = await runningPostgres(cluster.directory);
    if (found !== null) {
      const port = await portWhenReady(cluster, found);
      if (port !== null) return { pid: found, port, launched: false };
      continue;
    }
    const attempt = await launchPostgres(cluster);
    if (attempt.server !== null) return attempt.server;
    if (!attempt.mayPass || Date.now() > deadline) {
      throw new LocalPostgresError(`PostgreSQL does not start.\n${await lastLines(cluster.logFile)}`);
    }
    log('PostgreSQL did not start at once; trying again');
    await wait(200);
  }
}

type Attempt = { server: Server } | { server: null; mayPass: boolean };

/** Another start was faster, somebody took the port since we chose it, or a killed server's children still leave. */
const passing = /postmaster\.pid|pre-existing shared memory block|could not (bind|create any TCP)/;

async function launchPostgres(cluster: Cluster): Promise<Attempt> {
  await rotateLog(cluster.logFile);
  const saidBefore = (await readLog(cluster)).length;
  const port = await freePort();
  const child = await launch(cluster, cluster.binaries.postgres, ['-D', cluster.directory, ...settings(port)]);
  child.unref();
  const pid = child.pid ?? 0;
  if ((await portWhenReady(cluster, pid)) !== null) return { server: { pid, port, launched: true } };
  return { server: null, mayPass: passing.test((await readLog(cluster)).slice(saidBefore)) };
}

function readLog(cluster: Cluster): Promise<string> {
  return readFile(cluster.logFile, 'utf8').catch(() => '');
}

/** Durability stays as PostgreSQL ships it: fsync, synchronous commit and full page writes are on. */
function settings(port: number): string[] {
  const values = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    max_connections: '100',
    shared_buffers: '256MB',
    random_page_cost: '1.1',
    log_timezone: 'UTC',
    timezone: 'UTC',
  };
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

/** `null` when it ended instead. */
async function portWhenReady(cluster: Cluster, pid: number): Promise<number | null> {
  let port: number | null = null;
  const settled = async () => {
    const file = await readPidFile(cluster.directory);
    if (file?.pid === pid && file.ready) port = file.port;
    return port !== null || !(await isRunning(pid));
  };
  await until(settled, readySeconds, `PostgreSQL (pid ${pid}) does not get ready`);
  return port;
}

/** Fast shutdown: ends sessions, writes everything out. If it hangs, at once: the next start recovers. */
export async function endPostgres(cluster: Cluster, pid: number): Promise<void> {
  const gone = async () => !(await isRunning(pid));
  // Asked again right before each signal: the number may have gone to another program since.
  if ((await runningPostgres(cluster.directory)) !== pid) return;
  process.kill(pid, 'SIGINT');
  try {
    await until(gone, stopSeconds, `PostgreSQL (pid ${pid}) did not stop`);
  } catch {
    if ((await runningPostgres(cluster.directory)) === pid) process.kill(pid, 'SIGQUIT');
    await until(gone, stopSeconds, `PostgreSQL (pid ${pid}) did not stop`);
  }
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
