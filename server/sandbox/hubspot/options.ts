import type { Router } from 'express';
import type { MishapCounters, MishapSettings } from './mishaps.ts';
import type { HumanEdit } from './records/changes.ts';
import type { Activity, ObjectType, StoredRecord } from './records/record.ts';

/** Somebody of the invented company, whom the record page can act as. */
export interface DemoPerson {
  userId: number;
  ownerId: string;
  firstName: string;
  lastName: string;
  email: string;
  role: 'rep' | 'sales_ops' | 'admin';
  teams: { id: number; name: string }[];
}

export interface HubSpotStandInOptions {
  /** 0 or absent = any free port; it listens on loopback only. */
  port?: number;
  /** Every accepted write is appended before its reply leaves, and replayed at the next start. Absent = memory only. */
  journalFile?: string;
  clientId: string;
  clientSecret: string;
  appId: number;
  portalId: number;
  redirectUris: string[];
  appName: string;
  now?: () => Date;
  /** Default: 110 calls in any 10 s, as a marketplace app has. Searches: always 5 in any second. */
  rateLimit?: { perTenSeconds: number };
  /** Where property changes are announced, signed with v3. */
  webhookUrl?: string;
  /** How many records of an object there are at least; default 220 to 320. */
  records?: Partial<Record<ObjectType, number>>;
  /** How long an access token lives; half an hour when absent. */
  tokenLifeSeconds?: number;
  /** Milliseconds before each further attempt to deliver a webhook. */
  webhookRetryPausesMs?: readonly number[];
}

/** A pasted transcript, handed to whoever reads transcripts for a living. */
export interface PastedTranscript {
  objectTypeId: string;
  objectType: ObjectType;
  objectId: string;
  activityId: string;
  title: string;
  occurredAt: string;
  text: string;
  /** The activity on the record page. */
  activityUrl: string;
  userId: number;
}

export interface PagesOptions {
  pagesDirectory: string;
  cardDirectory: string;
  /** The public base URL of the product; `hubspot.fetch` goes nowhere else. */
  productUrl: string;
  onTranscript?: (transcript: PastedTranscript) => Promise<unknown>;
  /** The other stand-in CRMs of the demo, and where their pages open. */
  otherCrms?: { name: string; url: string }[];
}

/** An activity with its record, for whoever files suggestions from it. */
export interface RecordActivity extends Activity {
  objectTypeId: string;
  objectType: ObjectType;
  objectId: string;
}

export interface HubSpotStandIn {
  /** http://127.0.0.1:port: what the API client gets as its base path. */
  url: string;
  /** Where an admin installs the app; add `user=<userId>` to approve without a page. */
  authorizePage: string;
  /** To be mounted at /sandbox on the product's own server. */
  pages: Router;
  people: DemoPerson[];
  /** The deal on which the demo opens. */
  flagship: { objectTypeId: string; objectType: ObjectType; objectId: string };
  /** The truth about a record, whatever the API's mishaps hide. */
  record(objectType: string, objectId: string): StoredRecord | undefined;
  /** The records' ids, oldest first. */
  recordIds(objectType: string): string[];
  /** Calls, e-mails, notes and meetings, oldest first. */
  activities(objectType?: string, objectId?: string): RecordActivity[];
  /** A person changes a record in the CRM itself. @throws ApiError as the CRM would refuse it */
  humanEdit(edit: HumanEdit): void;
  /** The account takes back what it granted to the app, as after an uninstall. */
  revokeGrants(): void;
  /** Every exchange of a refresh token, with the life that was left in the access token that it had given. */
  refreshes(): readonly { refreshToken: string; lifeLeftMs: number }[];
  /** Every access token is over at once; refresh tokens stay good. */
  endAccessTokens(): void;
  /** From now on each refresh replaces the refresh token, as HubSpot may. The old one is dead at once. */
  replaceRefreshTokens(): void;
  /** The next refresh happens, and its answer never arrives: as for a server that dies right then. */
  loseNextRefresh(): void;
  /** How often a refresh token was spent that a refresh had replaced. */
  replacedSpent(): number;
  /** How many refresh tokens are good. */
  liveGrants(): number;
  setMishaps(settings: Partial<MishapSettings>): void;
  counters(): MishapCounters;
  setWebhookUrl(url: string | null): void;
  configurePages(options: PagesOptions): void;
  close(): Promise<void>;
}
