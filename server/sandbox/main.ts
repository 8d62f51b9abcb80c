import { parseArgs } from 'node:util';
import { startHubSpotStandIn } from './hubspot/start.ts';

/*
 * The stand-in HubSpot as a process of its own, so that it outlives the product in tests that kill it:
 * node server/sandbox/main.ts --port 0 --journal FILE
 * Prints one JSON line with its URL when it is ready.
 */

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '0' },
    journal: { type: 'string' },
    'client-id': { type: 'string', default: 'sandbox-client' },
    'client-secret': { type: 'string', default: 'sandbox-secret' },
    'app-id': { type: 'string', default: '4310' },
    'portal-id': { type: 'string', default: '4310001' },
    'app-name': { type: 'string', default: 'Fieldward' },
    'redirect-uri': { type: 'string', multiple: true, default: ['http://localhost:4310/oauth/hubspot/callback'] },
    'webhook-url': { type: 'string' },
    'calls-per-ten-seconds': { type: 'string' },
  },
});

const { journal, 'webhook-url': webhookUrl, 'calls-per-ten-seconds': perTenSeconds } = values;
const standIn = await startHubSpotStandIn({
  port: wholeNumber('port', values.port),
  clientId: values['client-id'],
  clientSecret: values['client-secret'],
  appId: wholeNumber('app-id', values['app-id']),
  portalId: wholeNumber('portal-id', values['portal-id']),
  appName: values['app-name'],
  redirectUris: values['redirect-uri'],
  ...(journal === undefined ? {} : { journalFile: journal }),
  ...(webhookUrl === undefined ? {} : { webhookUrl }),
  ...(perTenSeconds === undefined
    ? {}
    : { rateLimit: { perTenSeconds: wholeNumber('calls-per-ten-seconds', perTenSeconds) } }),
});
const { url, authorizePage, flagship } = standIn;
console.log(JSON.stringify({ url, authorizePage, flagship }));
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void standIn.close().then(() => process.exit(0)));
}

function wholeNumber(name: string, text: string): number {
  if (!/^\d{1,15}$/.test(text)) throw new Error(`--${name} takes a whole number, not ${text}`);
  return Number(text);
}
