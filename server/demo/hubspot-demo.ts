import path from 'node:path';
import type { RecordActivity } from '#sandbox/hubspot/options.ts';
import { startHubSpotStandIn } from '#sandbox/hubspot/start.ts';
import type { CrmDemo, Reading } from './crm-demo.ts';
import { distDirectory } from './dist-directory.ts';

export interface HubSpotDemoOptions {
  readonly publicUrl: string;
  readonly dataDirectory: string;
  readonly clientSecret: string;
  /** Where property changes are announced. */
  readonly webhookUrl?: string;
}

const portalId = 4_310_431;
const appId = 431;
const clientId = 'fieldward-sandbox';

/** The stand-in HubSpot, and the app as it is registered there. */
export async function startHubSpotDemo(options: HubSpotDemoOptions) {
  const { publicUrl, dataDirectory, clientSecret, webhookUrl } = options;
  const standIn = await startHubSpotStandIn({
    clientId,
    clientSecret,
    appId,
    portalId,
    appName: 'Fieldward',
    redirectUris: [`${publicUrl}/oauth/hubspot/callback`],
    journalFile: path.join(dataDirectory, 'stand-in-hubspot.jsonl'),
    ...(webhookUrl === undefined ? {} : { webhookUrl }),
  });
  const { flagship } = standIn;
  const pageOf = (objectTypeId: string, objectId: string) =>
    `${publicUrl}/sandbox/hubspot/record/${objectTypeId}/${objectId}`;
  const readingOf = ({ objectId, objectTypeId, id, objectType, kind, title, occurredAt, text }: RecordActivity) => ({
    objectType,
    recordId: objectId,
    activityId: id,
    kind,
    title,
    occurredAt,
    text,
    url: `${pageOf(objectTypeId, objectId)}#activity-${id}`,
  });
  const demo: CrmDemo = {
    crm: 'hubspot',
    accountId: String(portalId),
    people: standIn.people.map(({ userId, firstName, lastName, email, role }) => {
      return { crmUserId: String(userId), firstName, lastName, email, role };
    }),
    objectTypes: ['deals', 'contacts', 'companies', 'tickets'],
    flagship: { objectType: flagship.objectType, recordId: flagship.objectId },
    frontPage: pageOf(flagship.objectTypeId, flagship.objectId),
    pages: { path: '/sandbox', handler: standIn.pages },
    readings: (of) => standIn.activities(of?.objectType, of?.recordId).map(readingOf),
    onTranscript: (read) =>
      standIn.configurePages({
        pagesDirectory: path.join(distDirectory, 'sandbox-pages'),
        cardDirectory: path.join(distDirectory, 'sandbox-cards'),
        productUrl: publicUrl,
        otherCrms: [{ name: 'Salesforce', url: '/sandbox/salesforce/' }],
        onTranscript: ({ objectId, activityUrl, objectType, activityId, title, occurredAt, text }) => {
          const pasted = { objectType, recordId: objectId, activityId, title, occurredAt, text };
          return read({ ...pasted, kind: 'call', url: activityUrl } satisfies Reading);
        },
      }),
    close: () => standIn.close(),
  };
  const app = { apiUrl: standIn.url, authorizePage: standIn.authorizePage, clientId, clientSecret, appId };
  return { demo, app, file: { url: standIn.url, portalId, clientId } };
}
