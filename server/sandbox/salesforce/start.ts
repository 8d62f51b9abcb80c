import { type Journal, memoryJournal, openJournal } from '../hubspot/journal.ts';
import { newOrgKey } from './apex-signer.ts';
import { TokenBook, type TokenEntry } from './oauth/token-book.ts';
import type { SalesforceStandIn, SalesforceStandInOptions } from './options.ts';
import { openOrg } from './org/open-org.ts';
import type { OrgEntry } from './org/record.ts';
import { createPagesRouter } from './pages/pages-router.ts';
import { serveSite } from './serve-site.ts';
import { openSite, type Site } from './site.ts';

export type {
  PagesOptions,
  PastedTranscript,
  SalesforceStandIn,
  SalesforceStandInOptions,
} from './options.ts';

/** First in every journal: when the organization began, and the key of its certificate. */
interface OpenedEntry {
  kind: 'opened';
  at: string;
  orgKey: string;
}

type SiteEntry = OpenedEntry | TokenEntry | OrgEntry;

/** Starts a stand-in Salesforce organization on loopback, filled with invented customers. */
export async function startSalesforceStandIn(options: SalesforceStandInOptions): Promise<SalesforceStandIn> {
  const journal: Journal<SiteEntry> =
    options.journalFile === undefined ? memoryJournal : openJournal(options.journalFile);
  try {
    const site = openJournaledSite(options, journal);
    const pages = createPagesRouter(site);
    const served = await serveSite(site, options.port ?? 0);
    return {
      ...served,
      pages: pages.router,
      configurePages: (given) => pages.configure(given),
      close: async () => {
        pages.close();
        await served.close();
        journal.close();
      },
    };
  } catch (error) {
    journal.close();
    throw error;
  }
}

function openJournaledSite(options: SalesforceStandInOptions, journal: Journal<SiteEntry>): Site {
  const now = options.now ?? (() => new Date());
  const opened = openedEntry(journal, now);
  const tokens = new TokenBook();
  const orgEntries: OrgEntry[] = [];
  for (const entry of journal.earlier) {
    if (entry.kind === 'opened') continue;
    if (isTokenEntry(entry)) tokens.apply(entry);
    else orgEntries.push(entry);
  }
  const { organizationId, records } = options;
  const org = openOrg({
    ...(organizationId === undefined ? {} : { organizationId }),
    ...(records === undefined ? {} : { records }),
    // The invented data hangs on the day of the first start, else every restart would tell another story.
    openedAt: new Date(opened.at),
    now,
    earlier: orgEntries,
    append: (entries) => journal.append(entries),
  });
  return openSite(options, {
    org,
    tokens,
    commitTokens: (entries) => {
      journal.append(entries);
      for (const entry of entries) tokens.apply(entry);
    },
    orgKey: opened.orgKey,
    now,
  });
}

function openedEntry(journal: Journal<SiteEntry>, now: () => Date): OpenedEntry {
  const [first] = journal.earlier;
  if (first?.kind === 'opened') return first;
  const opened: OpenedEntry = { kind: 'opened', at: now().toISOString(), orgKey: newOrgKey() };
  journal.append([opened]);
  return opened;
}

const tokenKinds: ReadonlySet<string> = new Set<TokenEntry['kind']>(['grant', 'access', 'revoke', 'end_session']);

function isTokenEntry(entry: TokenEntry | OrgEntry): entry is TokenEntry {
  return tokenKinds.has(entry.kind);
}
