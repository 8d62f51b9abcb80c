import { createHash } from 'node:crypto';
import path from 'node:path';
import pg from 'pg';
import { pino } from 'pino';
import { fileFromTranscript } from '#agent/file-from-transcript.ts';
import { freePort } from '#bench/free-port.ts';
import { type ComposeOptions, defaultTiming, type Fieldward, startFieldward } from '#compose';
import { hubspotProvider } from '#crm/hubspot/provider.ts';
import { hubspotScopes } from '#crm/hubspot/scopes.ts';
import { furnish } from '#demo/furnish.ts';
import { installThroughBrowser } from '#demo/install.ts';
import type { SandboxFile } from '#demo/sandbox-file.ts';
import { tenantIdFor } from '#domain/shared/ids.ts';
import { hubspotProof } from '#proofs/hubspot-requests.ts';
import { hubspotWebhooks } from '#proofs/hubspot-webhooks.ts';
import { type HubSpotStandIn, startHubSpotStandIn } from '#sandbox/hubspot/start.ts';
import type { Timing } from '#use-cases/context.ts';
import { createTestDatabase, type TestDatabase } from './database.ts';

export type PersonRole = 'rep' | 'sales_ops' | 'admin';
export type Caller = PersonRole | 'agent' | 'nobody' | { readonly token: string };

/** The product on a database of its own, connected to a stand-in CRM of its own, all in this process. */
export interface Scene extends BaseScene {
  readonly crm: HubSpotStandIn;
}

/** What does not depend on which CRM it is. */
export interface BaseScene {
  readonly url: string;
  readonly database: TestDatabase;
  readonly fieldward: Fieldward;
  readonly agent: SandboxFile['agent'];
  /** How long things may take from now on; leases and jobs keep what the scene was opened with. */
  readonly timing: { -readonly [Name in keyof Timing]: Timing[Name] };
  /** The database as its owner sees it. */
  readonly owner: pg.Pool;
  /** The session of the first person with this role, or the agent's key. */
  token(role: PersonRole | 'agent'): string;
  /** A JSON call; `as` names who. */
  call<T = unknown>(as: Caller, method: string, path: string, body?: unknown): Promise<Answer<T>>;
  close(): Promise<void>;
}

export interface Answer<T> {
  readonly status: number;
  readonly type: string;
  readonly headers: Headers;
  readonly body: T;
}

export interface SceneOptions {
  readonly timing?: Partial<Timing>;
  readonly now?: () => Date;
  /** The CRM's real rate limit, instead of one that no test runs into. */
  readonly realLimits?: boolean;
  /** Takes requests that HubSpot signed; else sessions and keys only. */
  readonly signed?: boolean;
  readonly withWorker?: boolean;
  readonly pageProofs?: ComposeOptions['pageProofs'];
  /** How long HubSpot's access tokens live. */
  readonly tokenLifeSeconds?: number;
  /** Serves the CRM's record pages at /sandbox, with the cards that `npm test` built, and an agent for transcripts. */
  readonly pages?: boolean;
}

export const clientSecret = createHash('sha256').update('test client secret').digest('hex');
export const portalId = 990_001;
export const appId = 7;
export const tenantId = tenantIdFor('hubspot', String(portalId));

export async function openScene(options: SceneOptions = {}): Promise<Scene> {
  const database = await createTestDatabase();
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const app = { clientId: 'test', clientSecret, appId };
  const now = options.now ?? (() => new Date());
  const crm = await startHubSpotStandIn({
    ...app,
    portalId,
    now,
    appName: 'Fieldward',
    redirectUris: [`${url}/oauth/hubspot/callback`],
    ...(options.tokenLifeSeconds === undefined ? {} : { tokenLifeSeconds: options.tokenLifeSeconds }),
    ...(options.realLimits === true ? {} : { rateLimit: { perTenSeconds: 1_000_000 } }),
  });
  const real = hubspotProvider({
    ...app,
    apiUrl: crm.url,
    authorizePage: crm.authorizePage,
    scopes: hubspotScopes,
    now: () => now().getTime(),
  });
  const provider =
    options.realLimits === true ? real : { ...real, pace: { burst: 1_000_000, perSecond: 1_000_000, reserve: 0 } };
  // Setting up the scene is not what a test wants to be short of time for.
  const timing = { ...defaultTiming, leaseMs: options.timing?.leaseMs ?? defaultTiming.leaseMs };
  const signing = { clientSecret, appId, publicUrl: url, now, onRefusal: () => {} };
  const fieldward = await startFieldward({
    databaseUrl: database.url,
    publicUrl: url,
    host: '127.0.0.1',
    port,
    rootKeys: [new Uint8Array(32).fill(9)],
    providers: [provider],
    proofs: options.signed === true ? [hubspotProof(signing)] : [],
    newsReaders: { hubspot: hubspotWebhooks(signing) },
    ...(options.pageProofs === undefined ? {} : { pageProofs: options.pageProofs }),
    timing,
    log: pino({ level: 'silent' }),
    now,
    withWorker: options.withWorker ?? true,
    pages: options.pages === true ? [{ path: '/sandbox', handler: crm.pages }] : [],
  });
  await installThroughBrowser('hubspot', url, url, String(crm.people.find(({ role }) => role === 'admin')?.userId));
  const account = {
    crm: 'hubspot' as const,
    accountId: String(portalId),
    people: crm.people.map((person) => ({ ...person, crmUserId: String(person.userId) })),
    objectTypes: ['deals', 'contacts', 'companies', 'tickets'],
  };
  const { people, agent } = await furnish(fieldward.ctx, account, null);
  Object.assign(timing, options.timing);
  const owner = new pg.Pool({ connectionString: database.ownerUrl, max: 2 });
  // Its end does not wait for the server's goodbye, so the database may be dropped first.
  owner.on('error', () => {});
  if (options.pages === true) servePages(crm, url, agent.key);
  const tokenOf = (role: PersonRole | 'agent') => {
    if (role === 'agent') return agent.key;
    const authorization = people.find((person) => person.role === role)?.headers.authorization ?? '';
    return authorization.replace('Bearer ', '');
  };
  return {
    url,
    database,
    fieldward,
    crm,
    agent,
    token: tokenOf,
    call: callerOf(url, tokenOf),
    timing,
    owner,
    close: async () => {
      await owner.end();
      await fieldward.close();
      await crm.close();
      await database.drop();
    },
  };
}

/** A JSON call; `as` names who. */
export function callerOf(url: string, tokenOf: (role: PersonRole | 'agent') => string): BaseScene['call'] {
  return async (as, method, path, body) => {
    const authorization = as === 'nobody' ? undefined : `Bearer ${typeof as === 'object' ? as.token : tokenOf(as)}`;
    const response = await fetch(`${url}${path}`, {
      method,
      headers: {
        ...(authorization === undefined ? {} : { authorization }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const type = response.headers.get('content-type') ?? '';
    return { status: response.status, type, headers: response.headers, body: (await response.json()) as never };
  };
}

const dist = path.join(import.meta.dirname, '..', '..', 'dist');

function servePages(crm: HubSpotStandIn, url: string, key: string): void {
  crm.configurePages({
    pagesDirectory: path.join(dist, 'sandbox-pages'),
    cardDirectory: path.join(dist, 'sandbox-cards'),
    productUrl: url,
    onTranscript: ({ objectType, objectId, activityId, title, text, occurredAt, activityUrl }) =>
      fileFromTranscript({
        server: url,
        key,
        record: { crm: 'hubspot', objectType, recordId: objectId },
        source: { kind: 'call', title, text, occurredAt, externalId: activityId, url: activityUrl },
      }),
  });
}

/** Looks and works behind row level security, as the database's owner. */
export async function asOwner<Row extends object>(
  scene: BaseScene,
  sql: string,
  values: readonly unknown[] = [],
): Promise<Row[]> {
  return (await scene.owner.query<Row>(sql, [...values])).rows;
}
