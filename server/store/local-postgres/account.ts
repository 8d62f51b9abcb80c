import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { access, chmod, chown, lstat, mkdir, readFile } from 'node:fs/promises';
import { userInfo } from 'node:os';
import path from 'node:path';
import { keepOnce } from './keep-once.ts';
import { LocalPostgresError } from './local-postgres-error.ts';

/** The account that PostgreSQL runs as when we are root. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

/** `null` when we are not root and PostgreSQL runs as ourselves. @throws LocalPostgresError without a usable account */
export async function unprivilegedAccount(): Promise<Account | null> {
  if (process.getuid?.() !== 0) {
    requireName();
    return null;
  }
  const passwd = await readFile('/etc/passwd', 'utf8');
  for (const name of ['postgres', 'nobody']) {
    const fields = passwd
      .split('\n')
      .find((line) => line.startsWith(`${name}:`))
      ?.split(':');
    if (fields !== undefined) return { uid: Number(fields[2]), gid: Number(fields[3]) };
  }
  throw new LocalPostgresError(
    'PostgreSQL does not run as root, and this system has neither a "postgres" nor a "nobody" account. ' +
      'Start Fieldward as an ordinary user, or set DATABASE_URL.',
  );
}

/** initdb looks its user up and fails without an entry, as in a container started with a bare user number. */
function requireName(): void {
  try {
    userInfo();
  } catch (cause) {
    throw new LocalPostgresError(
      `The user id ${process.getuid?.()} has no entry in /etc/passwd, which PostgreSQL needs. ` +
        'Start Fieldward as a named user, or set DATABASE_URL.',
      { cause },
    );
  }
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
  const home = path.join(shared, await instanceId(dataDirectory));
  await mkdir(home, { recursive: true, mode: 0o700 });
  await chown(home, account.uid, account.gid);
  return { shared, cluster: path.join(home, 'postgres') };
}

async function firstWritable(): Promise<string> {
  for (const place of sharedPlaces) {
    try {
      // mkdir alone obeys the umask, and root's is often 077.
      if ((await mkdir(place, { recursive: true })) !== undefined) await chmod(place, 0o755);
      const found = await lstat(place);
      // A link, or a place that others may write to, could be swapped under us.
      if (!found.isDirectory() || found.uid !== 0 || (found.mode & 0o022) !== 0) continue;
      await access(place, constants.W_OK);
      return place;
    } catch {
      // Not here; the next one may do.
    }
  }
  throw new LocalPostgresError(
    `PostgreSQL needs a directory outside root's home, and neither of ${sharedPlaces.join(', ')} can be used ` +
      '(it must be a writable directory that belongs to root alone). Set DATABASE_URL otherwise.',
  );
}

async function instanceId(dataDirectory: string): Promise<string> {
  const file = path.join(dataDirectory, 'instance');
  const id = await keepOnce(file, () => randomBytes(8).toString('hex'));
  if (!/^[0-9a-f]{16}$/.test(id)) {
    throw new LocalPostgresError(`${file} is damaged. Restore it, or delete it to start with an empty database.`);
  }
  return id;
}
