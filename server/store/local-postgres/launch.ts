import { type ChildProcess, spawn } from 'node:child_process';
import { open, readFile, rename, stat } from 'node:fs/promises';
import type { Account } from './account.ts';
import { unless } from './keep-once.ts';
import { LocalPostgresError } from './local-postgres-error.ts';

/** Starts one of PostgreSQL's programs under its account, its output appended to the log file. */
export async function launch(
  { account, logFile }: { readonly account: Account | null; readonly logFile: string },
  program: string,
  args: readonly string[],
): Promise<ChildProcess> {
  const log = await open(logFile, 'a', 0o600);
  try {
    const child = spawn(program, args, {
      ...(account ?? {}),
      // Somewhere that the account may stand; a clone below /root is not.
      cwd: '/',
      env: { LC_ALL: 'C', TZ: 'UTC', PATH: '/usr/bin:/bin' },
      stdio: ['ignore', log.fd, log.fd],
      // In a group of its own: Ctrl-C reaches us alone, and we stop it when our own work is done.
      detached: true,
    });
    await new Promise<void>((resolve, reject) => {
      child.once('spawn', resolve);
      child.once('error', (cause) =>
        reject(new LocalPostgresError(`${program} could not be started: ${cause.message}`, { cause })),
      );
    });
    return child;
  } finally {
    await log.close();
  }
}

const logBytesMax = 10_000_000;

/** Keeps the log of a server that runs for years at twice this size. Only while no postgres writes to it. */
export async function rotateLog(logFile: string): Promise<void> {
  const found = await stat(logFile).catch(unless('ENOENT'));
  if (found !== undefined && found.size > logBytesMax) await rename(logFile, `${logFile}.1`);
}

export async function lastLines(file: string, count = 12): Promise<string> {
  const text = await readFile(file, 'utf8').catch(() => '');
  return text.trimEnd().split('\n').slice(-count).join('\n');
}
