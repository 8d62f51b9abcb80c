import { RollingLimit } from '../hubspot/rate-limit.ts';
import { Mishaps } from './mishaps.ts';
import type { TokenBook, TokenEntry } from './oauth/token-book.ts';
import type { DemoPerson, SalesforceStandInOptions } from './options.ts';
import { withOneCurrency } from './org/single-currency.ts';
import type { Org, OrgUser } from './org-port.ts';
import { ParentLocks } from './rest/parent-locks.ts';
import { QueryLocators } from './rest/query-locators.ts';

/** One running organization: what every route works on. */
export interface Site {
  readonly org: Org;
  readonly organizationId: string;
  readonly users: readonly OrgUser[];
  readonly people: readonly DemoPerson[];
  readonly integrationUserId: string;
  readonly tokens: TokenBook;
  /** Durable before it counts. */
  commitTokens(entries: readonly TokenEntry[]): void;
  readonly mishaps: Mishaps;
  readonly parentLocks: ParentLocks;
  /** In any 24 hours. */
  readonly calls: RollingLimit;
  readonly locators: QueryLocators;
  readonly app: Pick<SalesforceStandInOptions, 'clientId' | 'clientSecret' | 'appName' | 'redirectUris'>;
  /** The company's own, ISO 4217, and whether there is any other. */
  readonly currency: { readonly code: string; readonly isOnlyOne: boolean };
  readonly sessionSeconds: number;
  readonly jwtBearerKey: string | undefined;
  /** PKCS #8, PEM: what the organization's certificate belongs to. */
  readonly orgKey: string;
  now(): Date;
  /** Where the API listens, known once it does. */
  url: string;
}

const dayMs = 86_400_000;

export function openSite(
  options: SalesforceStandInOptions,
  parts: Pick<Site, 'org' | 'tokens' | 'commitTokens' | 'orgKey' | 'now'>,
): Site {
  const { onlyCurrency } = options;
  const org = onlyCurrency === undefined ? parts.org : withOneCurrency(parts.org);
  return {
    ...parts,
    org,
    organizationId: org.organizationId,
    users: org.users(),
    people: org.people,
    integrationUserId: org.integrationUserId,
    mishaps: new Mishaps(),
    parentLocks: new ParentLocks(),
    calls: new RollingLimit(options.dailyApiRequests ?? 100_000, dayMs),
    locators: new QueryLocators(),
    app: options,
    currency: { code: onlyCurrency ?? 'USD', isOnlyOne: onlyCurrency !== undefined },
    sessionSeconds: options.sessionSeconds ?? 7_200,
    jwtBearerKey: options.jwtBearerKey,
    url: '',
  };
}
