import path from 'node:path';
import { startSalesforceStandIn } from '#sandbox/salesforce/start.ts';
import type { CrmDemo, Reading } from './crm-demo.ts';
import { distDirectory } from './dist-directory.ts';

export interface SalesforceDemoOptions {
  readonly publicUrl: string;
  readonly dataDirectory: string;
  readonly clientSecret: string;
  /** Where it listened before: our connection to the organization holds its address. */
  readonly earlierUrl: string | null;
}

const clientId = 'fieldward-sandbox';

/** The stand-in Salesforce org, and the External Client App as it is registered there. */
export async function startSalesforceDemo(options: SalesforceDemoOptions) {
  const { publicUrl, dataDirectory, clientSecret, earlierUrl } = options;
  const registered = {
    clientId,
    clientSecret,
    appName: 'Fieldward',
    redirectUris: [`${publicUrl}/oauth/salesforce/callback`, `${publicUrl}/oauth/salesforce/own`],
    journalFile: path.join(dataDirectory, 'stand-in-salesforce.jsonl'),
  };
  const port = earlierUrl === null ? 0 : Number(new URL(earlierUrl).port);
  const standIn = await startSalesforceStandIn({ ...registered, port }).catch((error: unknown) => {
    if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error;
    return startSalesforceStandIn(registered);
  });
  const { flagship, organizationId, integrationUserId } = standIn;
  const pageOf = (objectType: string, recordId: string) =>
    `${publicUrl}/sandbox/salesforce/lightning/r/${objectType}/${recordId}/view`;
  const demo: CrmDemo = {
    crm: 'salesforce',
    accountId: organizationId,
    people: standIn.people.map(({ userId, firstName, lastName, email, role }) => {
      return { crmUserId: userId, firstName, lastName, email, role };
    }),
    objectTypes: ['Opportunity', 'Contact', 'Account', 'Lead', 'Case'],
    flagship,
    frontPage: pageOf(flagship.objectType, flagship.recordId),
    pages: { path: '/sandbox/salesforce', handler: standIn.pages },
    readings: (of) =>
      standIn
        .activities(of?.objectType, of?.recordId)
        .map(({ id, objectType, recordId, kind, title, occurredAt, text }) => {
          const url = `${pageOf(objectType, recordId)}#activity-${id}`;
          return { objectType, recordId, activityId: id, kind, title, occurredAt, text, url };
        }),
    onTranscript: (read) =>
      standIn.configurePages({
        pagesDirectory: path.join(distDirectory, 'lightning-pages'),
        componentDirectory: path.join(distDirectory, 'sandbox-wrapper'),
        otherCrms: [{ name: 'HubSpot', url: '/sandbox/' }],
        productUrl: publicUrl,
        canvasUrl: `${publicUrl}/hosts/salesforce/canvas`,
        onTranscript: ({ activityUrl, objectType, recordId, activityId, title, occurredAt, text }) => {
          const pasted = { objectType, recordId, activityId, title, occurredAt, text };
          return read({ ...pasted, kind: 'call', url: activityUrl } satisfies Reading);
        },
      }),
    close: () => standIn.close(),
  };
  const app = { loginUrl: standIn.url, clientId, clientSecret };
  return {
    demo,
    app,
    certificate: standIn.orgCertificate,
    file: { url: standIn.url, organizationId, integrationUserId, clientId },
  };
}
