import { readlink, rm } from 'node:fs/promises';
import path from 'node:path';
import { type Cluster, readPidFile } from './cluster.ts';

/**
 * The pid of the postgres that already serves this directory, or `null`. A pid file left behind by a crash whose
 * number now belongs to some other program would keep PostgreSQL from starting for ever; it is removed only when the
 * operating system says that the program is not postgres.
 */
export async function runningPostgres(cluster: Cluster): Promise<{ pid: number; port: number } | null> {
  const file = await readPidFile(cluster.directory);
  if (file === null || !isAlive(file.pid)) return null;
  const program = await readlink(`/proc/${file.pid}/exe`).catch(() => null);
  if (program !== null && !path.basename(program).startsWith('postgres')) {
    await rm(path.join(cluster.directory, 'postmaster.pid'), { force: true });
    return null;
  }
  return { pid: file.pid, port: file.port };
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it lives, but it is not ours.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
