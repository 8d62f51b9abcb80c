import { pino } from 'pino';
import { startFieldward, timingFor } from '#compose';
import { hubspotProvider } from '#crm/hubspot/provider.ts';
import { hubspotScopes } from '#crm/hubspot/scopes.ts';
import { appId, clientSecret, type FleetServerSetUp } from './fleet-set-up.ts';

/** One server process of several on one database, speaking to the stand-in CRM of the test. Ends only by a signal. */
const { databaseUrl, port, crmUrl, authorizePage, leaseMs }: FleetServerSetUp = JSON.parse(process.argv[2] ?? '{}');
const app = { clientId: 'test', clientSecret, appId, apiUrl: crmUrl, authorizePage };
const provider = hubspotProvider({ ...app, scopes: hubspotScopes, now: Date.now });
await startFieldward({
  databaseUrl,
  publicUrl: `http://127.0.0.1:${port}`,
  host: '127.0.0.1',
  port,
  rootKeys: [new Uint8Array(32).fill(9)],
  providers: [{ ...provider, pace: { burst: 1_000_000, perSecond: 1_000_000, reserve: 0 } }],
  proofs: [],
  timing: timingFor(leaseMs ?? 3_000),
  log: pino({ level: 'silent' }),
});
process.stdout.write('ready\n');
