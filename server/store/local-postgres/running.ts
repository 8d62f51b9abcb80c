import { randomBytes } from 'node:crypto';
import { link, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { unless } from './keep-once.ts';
import { lifeOf, programOf, workingDirectoryOf } from './process-facts.ts';

export interface PidFile {
  readonly pid: number;
  readonly port: number;
  readonly ready: boolean;
}

/** What a running postgres says of itself; `null` without the file or before it is written whole. */
export async function readPidFile(directory: string): Promise<PidFile | null> {
  return parsePidFile(await readFile(pidFileOf(directory), 'utf8').catch(() => ''));
}

function parsePidFile(text: string): PidFile | null {
  const lines = text.split('\n');
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  if (!Number.isInteger(pid) || pid <= 0) return null;
  return { pid, port: Number.isInteger(port) ? port : 0, ready: lines[7]?.trim() === 'ready' };
}

export function pidFileOf(directory: string): string {
  return path.join(directory, 'postmaster.pid');
}

/**
 * The pid of the postgres that already serves this directory, or `null`. A pid file left behind by a crash whose
 * number now belongs to some other program would keep PostgreSQL from starting for ever; it is removed only when the
 * operating system says that the program is not this directory's postgres. Otherwise it stays: PostgreSQL reads in it
 * whether children of the killed server still work on the files.
 */
export async function runningPostgres(directory: string): Promise<number | null> {
  const file = await readPidFile(directory);
  if (file === null) return null;
  const life = await lifeOf(file.pid);
  if (life === 'gone' || life === 'foreign') return null;
  if (life === 'ours' && !(await isProvenOther(file.pid, directory))) return file.pid;
  await removeStale(directory, file.pid);
  return null;
}

/** A postgres enters its data directory before it writes the file, so one that stands elsewhere serves another. */
async function isProvenOther(pid: number, directory: string): Promise<boolean> {
  const program = await programOf(pid);
  if (program !== null && !program.startsWith('postgres')) return true;
  const place = await workingDirectoryOf(pid);
  return place !== null && place !== directory;
}

/** Taken aside first and read again: another start may have put a fresh file in its place since we looked. */
async function removeStale(directory: string, pid: number): Promise<void> {
  const aside = `${pidFileOf(directory)}.${randomBytes(6).toString('hex')}.stale`;
  const taken = await rename(pidFileOf(directory), aside).then(() => true, unless('ENOENT'));
  if (taken !== true) return;
  if (parsePidFile(await readFile(aside, 'utf8'))?.pid !== pid) {
    await link(aside, pidFileOf(directory)).catch(unless('EEXIST'));
  }
  await rm(aside, { force: true });
}
