import { parseArgs } from 'node:util';
import { startSalesforceStandIn } from './start.ts';

/*
 * The stand-in Salesforce as a process of its own, so that it outlives the product in tests that kill it:
 * node server/sandbox/salesforce/main.ts --port 0 --journal FILE
 * Prints one JSON line with its URL when it is ready.
 */

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '0' },
    journal: { type: 'string' },
    'client-id': { type: 'string', default: 'sandbox-client' },
    'client-secret': { type: 'string', default: 'sandbox-secret' },
    'app-name': { type: 'string', default: 'Fieldward' },
    'redirect-uri': { type: 'string', multiple: true, default: ['http://localhost:4310/oauth/salesforce/callback'] },
    'daily-api-requests': { type: 'string' },
  },
});

const { journal, 'daily-api-requests': dailyApiRequests } = values;
const standIn = await startSalesforceStandIn({
  port: wholeNumber('port', values.port),
  clientId: values['client-id'],
  clientSecret: values['client-secret'],
  appName: values['app-name'],
  redirectUris: values['redirect-uri'],
  ...(journal === undefined ? {} : { journalFile: journal }),
  ...(dailyApiRequests === undefined ? {} : { dailyApiRequests: wholeNumber('daily-api-requests', dailyApiRequests) }),
});
const { url, authorizePage, flagship, organizationId, orgCertificate } = standIn;
console.log(JSON.stringify({ url, authorizePage, flagship, organizationId, orgCertificate }));
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void standIn.close().then(() => process.exit(0)));
}

function wholeNumber(name: string, text: string): number {
  if (!/^\d{1,15}$/.test(text)) throw new Error(`--${name} takes a whole number, not ${text}`);
  return Number(text);
}
