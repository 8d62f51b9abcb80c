import { createHash } from 'node:crypto';
import path from 'node:path';
import pg from 'pg';
import { pino } from 'pino';
import { fileFromTranscript } from '#agent/file-from-transcript.ts';
import { freePort } from '#bench/free-port.ts';
import { defaultTiming, startFieldward } from '#compose';
import { salesforceProvider } from '#crm/salesforce/provider.ts';
import { furnish } from '#demo/furnish.ts';
import { installThroughBrowser } from '#demo/install.ts';
import { salesforcePages } from '#proofs/salesforce-pages.ts';
import { type SalesforceStandIn, startSalesforceStandIn } from '#sandbox/salesforce/start.ts';
import { createTestDatabase } from './database.ts';
import { type BaseScene, callerOf, type PersonRole } from './open-scene.ts';

/** The product connected to a stand-in Salesforce organization, all in this process. */
export interface OrgScene extends BaseScene {
  readonly org: SalesforceStandIn;
  /** The session of the person with this first name. */
  readonly as: (firstName: string) => { token: string };
  /** Lets time pass: Salesforce tells whole seconds only, so an edit in the same one could not be told apart. */
  readonly later: (ms: number) => void;
}

export interface OrgSceneOptions {
  readonly withWorker?: boolean;
  /** Serves the organization's record pages and the panel, as `npm test` built them. */
  readonly pages?: boolean;
}

const clientSecret = createHash('sha256').update('test consumer secret').digest('hex');
const dist = path.join(import.meta.dirname, '..', '..', 'dist');

export async function openOrgScene(options: OrgSceneOptions = {}): Promise<OrgScene> {
  const database = await createTestDatabase();
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  let ahead = 0;
  const now = () => new Date(Date.now() + ahead);
  const org = await startSalesforceStandIn({
    clientId: 'test',
    clientSecret,
    now,
    appName: 'Fieldward',
    redirectUris: [`${url}/oauth/salesforce/callback`, `${url}/oauth/salesforce/own`],
  });
  const app = { loginUrl: org.url, clientId: 'test', clientSecret, now: () => now().getTime(), limitHoldMs: 400 };
  const host = salesforcePages({ app, publicUrl: url, sandboxPages: true, onRefusal: () => {}, onFailure: () => {} });
  const timing = { ...defaultTiming };
  const fieldward = await startFieldward({
    databaseUrl: database.url,
    publicUrl: url,
    host: '127.0.0.1',
    port,
    rootKeys: [new Uint8Array(32).fill(9)],
    providers: [{ ...salesforceProvider(app), pace: { burst: 1_000_000, perSecond: 1_000_000, reserve: 0 } }],
    proofs: [],
    pageProofs: host.proofs,
    hostPages: host.router,
    timing,
    log: pino({ level: 'silent' }),
    now,
    withWorker: options.withWorker ?? false,
    pages: options.pages === true ? [{ path: '/sandbox/salesforce', handler: org.pages }] : [],
  });
  const admin = org.people.find(({ role }) => role === 'admin');
  await installThroughBrowser('salesforce', url, url, admin?.userId ?? '');
  const account = {
    crm: 'salesforce' as const,
    accountId: org.organizationId,
    people: org.people.map((person) => ({ ...person, crmUserId: person.userId })),
    objectTypes: ['Opportunity', 'Contact', 'Account', 'Lead', 'Case'],
    certificate: org.orgCertificate,
  };
  const { people, agent } = await furnish(fieldward.ctx, account, null);
  const tokenOfPerson = (find: (person: (typeof people)[number]) => boolean) =>
    (people.find(find)?.headers.authorization ?? '').replace('Bearer ', '');
  const tokenOf = (role: PersonRole | 'agent') =>
    role === 'agent' ? agent.key : tokenOfPerson((person) => person.role === role);
  if (options.pages === true) servePages(org, url, agent.key);
  const owner = new pg.Pool({ connectionString: database.ownerUrl, max: 2 });
  // Its end does not wait for the server's goodbye, so the database may be dropped first.
  owner.on('error', () => {});
  return {
    url,
    database,
    fieldward,
    org,
    agent,
    timing,
    owner,
    token: tokenOf,
    as: (firstName) => ({ token: tokenOfPerson(({ name }) => name.startsWith(firstName)) }),
    call: callerOf(url, tokenOf),
    later: (ms) => {
      ahead += ms;
    },
    close: async () => {
      await fieldward.close();
      await owner.end();
      await org.close();
      await database.drop();
    },
  };
}

function servePages(org: SalesforceStandIn, url: string, key: string): void {
  org.configurePages({
    pagesDirectory: path.join(dist, 'lightning-pages'),
    componentDirectory: path.join(dist, 'sandbox-wrapper'),
    productUrl: url,
    canvasUrl: `${url}/hosts/salesforce/canvas`,
    onTranscript: ({ objectType, recordId, activityId, title, text, occurredAt, activityUrl }) =>
      fileFromTranscript({
        server: url,
        key,
        record: { crm: 'salesforce', objectType, recordId },
        source: { kind: 'call', title, text, occurredAt, externalId: activityId, url: activityUrl },
      }),
  });
}
