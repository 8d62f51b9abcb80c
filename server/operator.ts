import { type Config, loadConfig } from '#config';
import { appRoleUrl } from '#store/app-role.ts';
import { openStore, type Store } from '#store/database.ts';
import { startLocalPostgres } from '#store/local-postgres/start-local-postgres.ts';
import { keyRing } from '#store/secrets/key-wrapper.ts';
import { openVault, type Vault } from '#store/secrets/vault.ts';
import type { Sealing } from '#use-cases/context.ts';
import { risingIds } from './rising-ids.ts';
import { freshSalts } from './salts.ts';
import { loadRootKeys } from './secret-key.ts';

/** What the operator's commands work with: the server's own environment, database and keys, without a server. */
export interface Operator extends Sealing {
  readonly store: Store;
  readonly vault: Vault;
  close(): Promise<void>;
}

/** The same environment that the server reads. @throws ConfigError */
export function operatorConfig(): Config {
  return loadConfig(process.env, process.cwd());
}

/** @throws DataDirectoryInUse while a server works on the built-in database */
export async function openOperator(): Promise<Operator> {
  const config = operatorConfig();
  const roots = await loadRootKeys(config.secretKey?.reveal() ?? null, config.dataDirectory);
  const local = config.databaseUrl === null ? await startLocalPostgres({ ...config, log: () => {} }) : null;
  const ownerUrl = local?.ownerUrl ?? config.databaseUrl?.reveal() ?? '';
  const store = openStore({ url: config.appDatabaseUrl?.reveal() ?? appRoleUrl(ownerUrl) });
  const now = () => new Date();
  const newId = risingIds(() => now().getTime());
  return {
    store,
    vault: openVault({ wrapper: keyRing(roots), roots, newId, now }),
    now,
    newId,
    newSalt: freshSalts(),
    close: async () => {
      await store.close();
      await local?.stop();
    },
  };
}
