import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { publicKeyOf, signAsApex } from './apex-signer.ts';
import { createSalesforceApp } from './app.ts';
import { canvasSignedRequest } from './canvas-request.ts';
import type { SalesforceStandIn } from './options.ts';
import type { Site } from './site.ts';

export type ServedSite = Omit<SalesforceStandIn, 'pages' | 'configurePages'>;

/** Above the API's own limit, so that the API can say which one it is. */
const headerBytesMax = 65_536;

/** Listens on loopback, and hands out what tests and the demo pull on. */
export async function serveSite(site: Site, port: number): Promise<ServedSite> {
  const server = createServer({ maxHeaderSize: headerBytesMax }, createSalesforceApp(site));
  await listen(server, port);
  site.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { org, organizationId, orgKey } = site;
  return {
    url: site.url,
    authorizePage: `${site.url}/services/oauth2/authorize`,
    organizationId,
    people: [...site.people],
    integrationUserId: site.integrationUserId,
    flagship: org.flagship,
    record: (objectType, recordId) => org.truth(objectType, recordId),
    recordIds: (objectType) => org.ids(objectType),
    activities: (objectType, recordId) =>
      org
        .activities()
        .filter((one) => objectType === undefined || one.objectType === objectType)
        .filter((one) => recordId === undefined || one.recordId === recordId)
        .sort((a, b) => (a.occurredAt < b.occurredAt ? -1 : a.occurredAt > b.occurredAt ? 1 : 0)),
    humanEdit: (edit) => org.humanEdit(edit),
    humanDelete: (...deleted) => org.humanDelete(...deleted),
    setMishaps: (settings) => site.mishaps.set(settings),
    counters: () => ({ ...site.mishaps.counters }),
    orgCertificate: publicKeyOf(orgKey),
    signAsApex: (claims, userId) => signAsApex({ orgKey, organizationId, now: site.now() }, claims, userId),
    canvasSignedRequest: (context) => canvasSignedRequest(site, context),
    close: async () => {
      await closeServer(server);
      org.close();
    },
  };
}

const graceMs = 500;

/** Calls under way get a moment to end; one that a mishap delays does not hold everybody up. */
async function closeServer(server: Server): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  const timer = setTimeout(() => server.closeAllConnections(), graceMs);
  await closed;
  clearTimeout(timer);
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.removeListener('error', reject);
      resolve();
    });
  });
}
