import { humanEdit } from './human-edits.ts';
import { memoryJournal, openJournal } from './journal.ts';
import { Mishaps } from './mishaps.ts';
import type { HubSpotStandInOptions } from './options.ts';
import { RollingLimit } from './rate-limit.ts';
import type { HumanEdit } from './records/changes.ts';
import { PortalState } from './records/state.ts';

/** One running portal: what every route works on. */
export interface Portal {
  readonly state: PortalState;
  readonly mishaps: Mishaps;
  readonly calls: RollingLimit;
  readonly searches: RollingLimit;
  readonly app: Pick<HubSpotStandInOptions, 'clientId' | 'clientSecret' | 'appId' | 'appName' | 'redirectUris'>;
  readonly portalId: number;
  readonly tokenLifeSeconds: number;
  /** When each refresh token was last exchanged, and with how much life left in what it had given; newest last. */
  readonly refreshes: { refreshToken: string; lifeLeftMs: number }[];
  readonly refreshing: {
    /** Each refresh replaces the refresh token. */
    replaces: boolean;
    /** The next refresh happens, and its answer never arrives. */
    losesNextAnswer: boolean;
    /** How often a refresh token was spent that a refresh had replaced. */
    replacedSpent: number;
  };
  now(): Date;
  /** Where the API listens, known once it does. */
  url: string;
  humanEdit(edit: HumanEdit): void;
  close(): void;
}

export function openPortal(options: HubSpotStandInOptions): Portal {
  const now = options.now ?? (() => new Date());
  const journal = options.journalFile === undefined ? memoryJournal : openJournal(options.journalFile);
  const state = new PortalState(journal, now(), options.records ?? {});
  return {
    state,
    mishaps: new Mishaps(),
    calls: new RollingLimit(options.rateLimit?.perTenSeconds ?? 110, 10_000),
    searches: new RollingLimit(5, 1_000),
    app: options,
    portalId: options.portalId,
    tokenLifeSeconds: options.tokenLifeSeconds ?? 1_800,
    refreshes: [],
    refreshing: { replaces: false, losesNextAnswer: false, replacedSpent: 0 },
    now,
    url: '',
    humanEdit: (edit) => humanEdit(state, now(), edit),
    close: () => journal.close(),
  };
}
