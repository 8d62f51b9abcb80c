import { randomBytes } from 'node:crypto';
import { chown, mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** The account that PostgreSQL runs as: our own, or an unprivileged one when we are root. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

/** `null` when we are not root and PostgreSQL runs as ourselves. */
export async function unprivilegedAccount(): Promise<Account | null> {
  if (process.getuid?.() !== 0) return null;
  const passwd = await readFile('/etc/passwd', 'utf8');
  for (const name of ['postgres', 'nobody']) {
    const fields = passwd
      .split('\n')
      .find((line) => line.startsWith(`${name}:`))
      ?.split(':');
    if (fields !== undefined) return { uid: Number(fields[2]), gid: Number(fields[3]) };
  }
  throw new Error(
    'PostgreSQL does not run as root, and this system has neither a "postgres" nor a "nobody" account. ' +
      'Start Fieldward as an ordinary user, or set DATABASE_URL.',
  );
}

const sharedPlaces = ['/var/lib/fieldward', '/var/tmp/fieldward'];

/**
 * Where root's PostgreSQL keeps binaries and data: a place outside that the unprivileged account can enter. Keyed by
 * a random id kept in the data directory, so that two clones never share and a deleted data directory starts afresh.
 */
export async function placeForAccount(
  dataDirectory: string,
  account: Account,
): Promise<{ shared: string; cluster: string }> {
  const shared = await firstWritable();
  const instance = await instanceId(dataDirectory);
  const home = path.join(shared, instance);
  await mkdir(home, { recursive: true, mode: 0o700 });
  await chown(home, account.uid, account.gid);
  return { shared, cluster: path.join(home, 'postgres') };
}

async function firstWritable(): Promise<string> {
  for (const place of sharedPlaces) {
    try {
      await mkdir(place, { recursive: true, mode: 0o755 });
      // A place that somebody else owns could be swapped under us.
      if ((await stat(place)).uid === 0) return place;
    } catch {
      // Not here; the next one may do.
    }
  }
  throw new Error(`Neither of ${sharedPlaces.join(', ')} can be used for PostgreSQL. Set DATABASE_URL.`);
}

async function instanceId(dataDirectory: string): Promise<string> {
  const file = path.join(dataDirectory, 'instance');
  await writeFile(file, randomBytes(8).toString('hex'), { flag: 'wx', mode: 0o600 }).catch((error: unknown) => {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  });
  const id = (await readFile(file, 'utf8')).trim();
  if (!/^[0-9a-f]{16}$/.test(id)) throw new Error(`${file} is damaged. Delete it to start with an empty database.`);
  return id;
}
