import { execFile } from 'node:child_process';
import { readFile, readlink } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/**
 * `gone`: no such process. `ended`: it waits for its parent to notice, and still takes signals. `foreign`: it belongs to
 * a user that we may not signal. `ours`: it runs, and we may.
 */
export type Life = 'gone' | 'ended' | 'foreign' | 'ours';

export async function lifeOf(pid: number): Promise<Life> {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM' ? 'foreign' : 'gone';
  }
  const status = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
  return status !== null && /^\) [ZX]/.test(status.slice(status.lastIndexOf(')'))) ? 'ended' : 'ours';
}

export async function isRunning(pid: number): Promise<boolean> {
  const life = await lifeOf(pid);
  return life === 'ours' || life === 'foreign';
}

/** The program's name as the operating system knows it, or `null` when it does not tell. */
export async function programOf(pid: number): Promise<string | null> {
  const executable = await readlink(`/proc/${pid}/exe`).catch(() => null);
  if (executable !== null) return path.basename(executable);
  // A container's root may lack the right to look at another user's process, but its name is public.
  const name = await readFile(`/proc/${pid}/comm`, 'utf8').catch(() => null);
  if (name !== null) return name.trim();
  const asked = await run('ps', ['-p', String(pid), '-o', 'comm=']).catch(() => null);
  return asked === null ? null : path.basename(asked.stdout.trim());
}

/** The directory a process works in, or `null` when the operating system does not tell. */
export async function workingDirectoryOf(pid: number): Promise<string | null> {
  return readlink(`/proc/${pid}/cwd`).catch(() => null);
}
