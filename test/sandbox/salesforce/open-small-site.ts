import { Connection } from 'jsforce';
import { onTestFinished } from 'vitest';
import { newOrgKey } from '#sandbox/salesforce/apex-signer.ts';
import { issueAccess, newGrant } from '#sandbox/salesforce/oauth/issue-access.ts';
import { TokenBook } from '#sandbox/salesforce/oauth/token-book.ts';
import type { SalesforceStandInOptions } from '#sandbox/salesforce/options.ts';
import { type ServedSite, serveSite } from '#sandbox/salesforce/serve-site.ts';
import { openSite, type Site } from '#sandbox/salesforce/site.ts';
import { ids, smallOrg } from './small-org.ts';

export const app = {
  clientId: '3MVG9test',
  clientSecret: 'test-secret',
  appName: 'Fieldward',
  redirectUris: ['http://localhost:4310/oauth/salesforce/callback'],
};

/** A clock that stands still until it is moved. */
export function stillClock(start = '2026-11-23T09:00:00.000Z') {
  let now = Date.parse(start);
  return {
    now: () => new Date(now),
    advance: (ms: number) => {
      now += ms;
    },
  };
}

const orgKey = newOrgKey();

// biome-ignore lint/suspicious/noExplicitAny: answers of any shape; each test looks into its own.
export type Answer = any;

export interface SmallSite {
  site: Site;
  standIn: ServedSite;
  clock: ReturnType<typeof stillClock>;
  tokenOf(userId: string): string;
  /** Salesforce's usual client, as it is published, with a token of that user. */
  jsforce(userId?: string): Connection;
  /** A call without the client: status, headers and body as they came. */
  call(
    method: string,
    path: string,
    options?: { body?: unknown; headers?: Record<string, string>; as?: string },
  ): Promise<{ status: number; headers: Headers; body: Answer }>;
}

/** The API over the small organization; it ends with the test. */
export async function openSmallSite(
  options: Partial<SalesforceStandInOptions> & { opportunities?: number } = {},
): Promise<SmallSite> {
  const clock = stillClock();
  const { now } = clock;
  const tokens = new TokenBook();
  const site = openSite(
    { ...app, ...options },
    {
      org: smallOrg({ now, opportunities: options.opportunities ?? 3 }),
      tokens,
      commitTokens: (entries) => {
        for (const entry of entries) tokens.apply(entry);
      },
      orgKey,
      now,
    },
  );
  const standIn = await serveSite(site, 0);
  onTestFinished(() => standIn.close());
  const tokenOf = (userId: string) => {
    const grant = newGrant(site, { userId, scopes: ['api'], isRefreshable: false });
    return issueAccess(site, grant).accessToken;
  };
  return {
    site,
    standIn,
    clock,
    tokenOf,
    jsforce: (userId = ids.ada) =>
      new Connection({ instanceUrl: standIn.url, accessToken: tokenOf(userId), version: '66.0' }),
    call: async (method, path, { body, headers = {}, as = ids.ada } = {}) => {
      const address = path.startsWith('/') ? path : `/services/data/v66.0/${path}`;
      const response = await fetch(standIn.url + address, {
        method,
        headers: { authorization: `Bearer ${tokenOf(as)}`, 'content-type': 'application/json', ...headers },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const text = await response.text();
      return { status: response.status, headers: response.headers, body: text === '' ? null : parsed(text) };
    },
  };
}

function parsed(text: string): Answer {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** What a client throws, for a look at its code. */
export async function refusalOf(
  promise: PromiseLike<unknown>,
): Promise<{ errorCode: string; message: string; data: Answer; name: string }> {
  return promise.then(
    () => {
      throw new Error('it was not refused');
    },
    (error) => error,
  );
}
