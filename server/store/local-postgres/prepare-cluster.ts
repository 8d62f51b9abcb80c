import { mkdir, realpath } from 'node:fs/promises';
import path from 'node:path';
import { placeForAccount, unprivilegedAccount } from './account.ts';
import { binariesIn, copyForOthers, packagedPostgres } from './binaries.ts';
import type { Cluster } from './cluster.ts';
import { LocalPostgresError } from './local-postgres-error.ts';

/** One name per directory: a link to it must lead to the same PostgreSQL. @throws LocalPostgresError */
export async function openDirectory(directory: string): Promise<string> {
  try {
    await mkdir(directory, { recursive: true, mode: 0o700 });
    return await realpath(directory);
  } catch (cause) {
    const words = cause instanceof Error ? cause.message : String(cause);
    throw new LocalPostgresError(`The data directory ${directory} cannot be used: ${words}`, { cause });
  }
}

/** Where the programs and the files of a data directory's PostgreSQL lie, and who runs it. */
export async function prepareCluster(dataDirectory: string, log: (line: string) => void): Promise<Cluster> {
  const { native, version } = await packagedPostgres();
  const account = await unprivilegedAccount();
  const logFile = path.join(dataDirectory, 'postgres.log');
  if (account === null) {
    return { binaries: binariesIn(native, version), directory: path.join(dataDirectory, 'postgres'), account, logFile };
  }
  const { shared, cluster } = await placeForAccount(dataDirectory, account);
  const copied = await copyForOthers(native, version, shared);
  log(`running as root: PostgreSQL runs as uid ${account.uid}, its data is in ${cluster}`);
  return { binaries: binariesIn(copied, version), directory: cluster, account, logFile };
}
