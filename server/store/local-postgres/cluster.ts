import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chown, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Account } from './account.ts';
import type { Binaries } from './binaries.ts';

export const ownerRole = 'fieldward_owner';

export interface Cluster {
  readonly binaries: Binaries;
  readonly directory: string;
  readonly account: Account | null;
  readonly logFile: string;
}

/**
 * Makes the cluster on the first start. Built beside its place and renamed, so that a start cut short leaves nothing
 * that looks like a cluster; of two first starts, one rename wins and the other uses what won.
 */
export async function ensureCluster(cluster: Cluster, password: string): Promise<void> {
  if (await exists(path.join(cluster.directory, 'PG_VERSION'))) return;
  const partial = `${cluster.directory}.${process.pid}.partial`;
  const passwordFile = `${partial}.password`;
  await writeFile(passwordFile, password, { mode: 0o600 });
  try {
    if (cluster.account !== null) await chown(passwordFile, cluster.account.uid, cluster.account.gid);
    const args = [`--pgdata=${partial}`, `--username=${ownerRole}`, `--pwfile=${passwordFile}`];
    const kind = ['--auth=scram-sha-256', '--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
    const child = await launch(cluster, cluster.binaries.initdb, [...args, ...kind, '--locale=C']);
    const [code] = await once(child, 'exit');
    if (code !== 0) throw new Error(`PostgreSQL could not be set up.\n${await lastLines(cluster.logFile)}`);
    await rename(partial, cluster.directory).catch(async (error: unknown) => {
      if (!(await exists(path.join(cluster.directory, 'PG_VERSION')))) throw error;
    });
  } finally {
    await rm(passwordFile, { force: true });
    await rm(partial, { recursive: true, force: true });
  }
}

/** In a process group of its own: Ctrl-C reaches us first, and we stop it when our own work is done. */
export async function launchPostgres(cluster: Cluster, port: number): Promise<ChildProcess> {
  const settings = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    max_connections: '100',
    shared_buffers: '256MB',
    random_page_cost: '1.1',
    log_timezone: 'UTC',
    timezone: 'UTC',
  };
  const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  return launch(cluster, cluster.binaries.postgres, ['-D', cluster.directory, ...options]);
}

async function launch(cluster: Cluster, program: string, args: readonly string[]): Promise<ChildProcess> {
  const log = await open(cluster.logFile, 'a', 0o600);
  try {
    const child = spawn(program, args, {
      ...(cluster.account ?? {}),
      // Somewhere that the account may stand; a clone below /root is not.
      cwd: '/',
      env: { LC_ALL: 'C', TZ: 'UTC', PATH: '/usr/bin:/bin' },
      stdio: ['ignore', log.fd, log.fd],
      detached: true,
    });
    await new Promise<void>((resolve, reject) => {
      child.once('spawn', resolve);
      child.once('error', (cause) => reject(new Error(`${program} could not be started: ${cause.message}`, { cause })));
    });
    return child;
  } finally {
    await log.close();
  }
}

/** What a running postgres says of itself; `null` without the file or before it is written whole. */
export async function readPidFile(directory: string): Promise<{ pid: number; port: number; ready: boolean } | null> {
  const text = await readFile(path.join(directory, 'postmaster.pid'), 'utf8').catch(() => null);
  if (text === null) return null;
  const lines = text.split('\n');
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  if (!Number.isInteger(pid) || pid <= 0) return null;
  return { pid, port: Number.isInteger(port) ? port : 0, ready: lines[7]?.trim() === 'ready' };
}

export async function lastLines(file: string, count = 12): Promise<string> {
  const text = await readFile(file, 'utf8').catch(() => '');
  return text.trimEnd().split('\n').slice(-count).join('\n');
}

export async function exists(file: string): Promise<boolean> {
  return (await stat(file).catch(() => null)) !== null;
}
