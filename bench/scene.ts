import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pino } from 'pino';
import { defaultTiming, type Fieldward, startFieldward } from '#compose';
import { hubspotProvider } from '#crm/hubspot/provider.ts';
import { hubspotScopes } from '#crm/hubspot/scopes.ts';
import { salesforceProvider } from '#crm/salesforce/provider.ts';
import { readSandboxFile, type SandboxFile } from '#demo/sandbox-file.ts';
import { type Demo, startDemo } from '#demo/start-demo.ts';
import { appRoleUrl } from '#store/app-role.ts';
import { startLocalPostgres } from '#store/local-postgres/start-local-postgres.ts';
import { migrate } from '#store/migrate.ts';
import { freePort } from './free-port.ts';

/** Secrets of nobody. */
export const rootKeys = [new Uint8Array(32).fill(7)] as const;

/** The product with its own PostgreSQL and the stand-in CRMs, in a folder that vanishes afterwards. */
export interface Scene {
  readonly url: string;
  readonly ownerUrl: string;
  readonly fieldward: Fieldward;
  readonly sandbox: SandboxFile;
  close(): Promise<void>;
}

export async function openScene(): Promise<Scene> {
  const dataDirectory = await mkdtemp(path.join(tmpdir(), 'fieldward-bench-'));
  const local = await startLocalPostgres({ dataDirectory, log: () => {} });
  await migrate(local.ownerUrl);
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const demo: Demo = await startDemo({
    publicUrl: url,
    serverUrl: url,
    dataDirectory,
    rootKeys,
    say: () => {},
  });
  const fieldward = await startFieldward({
    databaseUrl: appRoleUrl(local.ownerUrl),
    publicUrl: url,
    host: '127.0.0.1',
    port,
    rootKeys,
    providers: [
      hubspotProvider({ ...demo.hubspot, scopes: hubspotScopes, now: Date.now }),
      salesforceProvider({ ...demo.salesforce, now: Date.now }),
    ],
    proofs: [],
    timing: defaultTiming,
    log: pino({ level: 'silent' }),
  });
  await demo.furnish(fieldward.ctx);
  await demo.settle();
  const sandbox = await readSandboxFile(dataDirectory);
  if (sandbox === null) throw new Error('the sandbox wrote no sandbox.json');
  return {
    url,
    ownerUrl: local.ownerUrl,
    fieldward,
    sandbox,
    close: async () => {
      await fieldward.close();
      await demo.close();
      await local.stop();
      await local.remove();
      await rm(dataDirectory, { recursive: true, force: true });
    },
  };
}
