import { pino } from 'pino';
import { startFieldward, timingFor } from '#compose';
import { loadConfig } from '#config';
import { hubspotProvider } from '#crm/hubspot/provider.ts';
import { hubspotScopes } from '#crm/hubspot/scopes.ts';
import { salesforceProvider } from '#crm/salesforce/provider.ts';
import { readSandboxFile } from '#demo/sandbox-file.ts';
import { loadRootKeys } from '#secret-key';
import { appRoleUrl } from '#store/app-role.ts';
import { keyFor } from '#store/secrets/root-keys.ts';

/** One more server on the database, the keys and the stand-in CRMs of a sandbox that runs already. */
const { dataDirectory, databaseUrl, port, changeLeaseMs } = loadConfig(process.env, process.cwd());
const sandbox = await readSandboxFile(dataDirectory);
if (sandbox === null || databaseUrl === null) throw new Error('there is no sandbox to join');
const rootKeys = await loadRootKeys(null, dataDirectory);
const { hubspot, salesforce } = sandbox.crms;
const timing = timingFor(changeLeaseMs);
const clientSecretFor = (crm: string) => keyFor(rootKeys[0], `stand-in ${crm}`).toString('hex');
const common = { timeoutMs: timing.callMs, now: Date.now };
await startFieldward({
  databaseUrl: appRoleUrl(databaseUrl.reveal()),
  publicUrl: sandbox.url,
  host: '127.0.0.1',
  port,
  rootKeys,
  providers: [
    hubspotProvider({
      ...common,
      apiUrl: hubspot.url,
      authorizePage: `${hubspot.url}/oauth/authorize`,
      clientId: hubspot.clientId,
      clientSecret: clientSecretFor('hubspot'),
      scopes: hubspotScopes,
    }),
    salesforceProvider({
      ...common,
      loginUrl: salesforce.url,
      clientId: salesforce.clientId,
      clientSecret: clientSecretFor('salesforce'),
    }),
  ],
  proofs: [],
  timing,
  log: pino({ level: 'warn' }, pino.destination(2)),
});
process.stdout.write('Fieldward is ready\n');
