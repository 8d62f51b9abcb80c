import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { open, readdir, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Account } from './account.ts';
import type { Binaries } from './binaries.ts';
import { unless } from './keep-once.ts';
import { lastLines, launch } from './launch.ts';
import { LocalPostgresError } from './local-postgres-error.ts';

export const ownerRole = 'fieldward_owner';

export interface Cluster {
  readonly binaries: Binaries;
  /** Where PostgreSQL keeps its files. */
  readonly directory: string;
  readonly account: Account | null;
  readonly logFile: string;
}

/**
 * Makes the cluster on the first start. Built beside its place and renamed, so that a start cut short leaves nothing
 * that looks like a cluster; of two first starts, one rename wins and the other uses what won.
 */
export async function ensureCluster(cluster: Cluster, password: string): Promise<void> {
  if (await isMade(cluster)) return;
  const partial = `${cluster.directory}.${randomBytes(6).toString('hex')}.partial`;
  const passwordFile = `${partial}.password`;
  try {
    await writeFor(cluster.account, passwordFile, password);
    const place = [`--pgdata=${partial}`, `--username=${ownerRole}`, `--pwfile=${passwordFile}`];
    const kind = ['--auth=scram-sha-256', '--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
    const child = await launch(cluster, cluster.binaries.initdb, [...place, ...kind, '--locale=C']);
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    if (child.exitCode === 0) await rename(partial, cluster.directory).catch(unlessMade(cluster));
    else if (!(await isMade(cluster))) {
      throw new LocalPostgresError(`PostgreSQL could not be set up.\n${await lastLines(cluster.logFile)}`);
    }
  } finally {
    await rm(passwordFile, { force: true });
    await rm(partial, { recursive: true, force: true });
  }
}

/** Clears what first starts that were killed left behind. Only for whoever holds the directory's lock. */
export async function removePartials(cluster: Cluster): Promise<void> {
  const parent = path.dirname(cluster.directory);
  const ours = new RegExp(`^${path.basename(cluster.directory)}\\.[0-9a-f]{12}\\.partial(\\.password)?$`);
  for (const name of (await readdir(parent)).filter((entry) => ours.test(entry))) {
    // An initdb that outlived its parent may still be writing; the next start tries again.
    await rm(path.join(parent, name), { recursive: true, force: true }).catch(() => {});
  }
}

/** The account owns the folder, so root may neither follow a link here nor overwrite what it finds. */
async function writeFor(account: Account | null, file: string, text: string): Promise<void> {
  const handle = await open(file, 'wx', 0o600);
  try {
    await handle.writeFile(text);
    if (account !== null) await handle.chown(account.uid, account.gid);
  } finally {
    await handle.close();
  }
}

/** @throws LocalPostgresError when another major version of PostgreSQL made the files */
async function isMade(cluster: Cluster): Promise<boolean> {
  const found = await readFile(path.join(cluster.directory, 'PG_VERSION'), 'utf8').catch(unless('ENOENT'));
  if (found === undefined) return false;
  const [made, needed] = [found.trim(), cluster.binaries.version.split('.')[0]];
  if (made === needed) return true;
  throw new LocalPostgresError(
    `The data in ${cluster.directory} was made by PostgreSQL ${made}, and this Fieldward brings ${needed}. ` +
      'Export it with the Fieldward that made it, or start with an empty FIELDWARD_DATA_DIR.',
  );
}

function unlessMade(cluster: Cluster): (error: unknown) => Promise<void> {
  return async (error) => {
    if (!(await isMade(cluster))) throw error;
  };
}
