import type { Router } from 'express';
import type { MishapCounters, MishapSettings } from './mishaps.ts';

/** Somebody of the invented company, whom the record page can act as. */
export interface DemoPerson {
  /** 18 characters, 005… */
  userId: string;
  firstName: string;
  lastName: string;
  email: string;
  username: string;
  role: 'rep' | 'sales_ops' | 'admin';
}

export interface SalesforceStandInOptions {
  /** 0 or absent = any free port; it listens on loopback only. */
  port?: number;
  /** Every accepted write is appended before its reply leaves, and replayed at the next start. Absent = memory only. */
  journalFile?: string;
  /** The consumer key of the external client app. */
  clientId: string;
  /** The consumer secret, which also signs Canvas requests. */
  clientSecret: string;
  appName: string;
  redirectUris: string[];
  /** 18 characters, 00D… */
  organizationId?: string;
  now?: () => Date;
  /** Calls in any 24 hours; default 100,000. */
  dailyApiRequests?: number;
  /** ISO 4217: the company counts in this currency alone, and no record names one. Absent = several, USD by default. */
  onlyCurrency?: string;
  /** Default 7,200. */
  sessionSeconds?: number;
  /** The certificate or public key (PEM) registered with the app for the JWT bearer flow; absent = that flow is refused. */
  jwtBearerKey?: string;
  /** How many records of an object there are at least. */
  records?: Partial<Record<string, number>>;
}

/** A pasted transcript, handed to whoever reads transcripts for a living. */
export interface PastedTranscript {
  objectType: string;
  recordId: string;
  activityId: string;
  title: string;
  occurredAt: string;
  text: string;
  /** The activity on the record page. */
  activityUrl: string;
  userId: string;
}

export interface PagesOptions {
  pagesDirectory: string;
  /** The public base URL of the product, whose panel the record page embeds. */
  productUrl: string;
  /** Where the app's Canvas setting points to. */
  canvasUrl?: string;
  onTranscript?: (transcript: PastedTranscript) => Promise<unknown>;
  /** Where the built Lightning component lies; absent = the page shows none. */
  componentDirectory?: string;
  /** The other stand-in CRMs of the demo, and where their pages open. */
  otherCrms?: { name: string; url: string }[];
}

/** A call, e-mail, note or meeting with its record, for whoever files suggestions from it. */
export interface RecordActivity {
  id: string;
  objectType: string;
  recordId: string;
  kind: 'call' | 'email' | 'note' | 'meeting';
  title: string;
  occurredAt: string;
  text: string;
}

/** The truth about a record, whatever the API's mishaps and its users' rights hide. */
export interface TrueRecord {
  objectType: string;
  id: string;
  isDeleted: boolean;
  /** Every stored field by its API name. */
  fields: Readonly<Record<string, unknown>>;
  /** What tracked fields held before, newest first. */
  history: readonly { field: string; oldValue: unknown; newValue: unknown; by: string; at: string }[];
  lastModifiedById: string;
  /** ISO 8601, whole seconds as Salesforce tells them. */
  lastModifiedDate: string;
}

/** A person types into the CRM. */
export interface HumanEdit {
  objectType: string;
  recordId: string;
  fields: Record<string, string | number | boolean | null>;
  userId: string;
}

export interface ApexClaims {
  audience: string;
  recordId?: string;
  objectApiName?: string;
  /** At most 120; default 120. */
  validitySeconds?: number;
  /** Default: a new one each time. */
  jti?: string;
}

export interface CanvasContext {
  userId: string;
  /** What the Aura wrapper passes on; it is chosen in the browser. */
  parameters: Record<string, unknown>;
  canvasUrl: string;
}

export interface SalesforceStandIn {
  /** http://127.0.0.1:port: login URL and instance URL in one. */
  url: string;
  /** Where a person grants access; add `user=<userId or username>` to agree without a page. */
  authorizePage: string;
  organizationId: string;
  /** To be mounted below /sandbox on the product's own server. */
  pages: Router;
  people: DemoPerson[];
  /** Runs the client credentials flow. */
  integrationUserId: string;
  /** The opportunity on which the demo opens. */
  flagship: { objectType: string; recordId: string };
  record(objectType: string, recordId: string): TrueRecord | undefined;
  /** The live records' ids, oldest first. */
  recordIds(objectType: string): string[];
  /** Calls, e-mails, notes and meetings, oldest first. */
  activities(objectType?: string, recordId?: string): RecordActivity[];
  /** A person changes a record in the CRM itself. @throws as the CRM would refuse it */
  humanEdit(edit: HumanEdit): void;
  /**
   * Somebody who may deletes a record, or merges it into another that stays; it lies in the recycle bin then.
   * @throws as the CRM would refuse it
   */
  humanDelete(objectType: string, recordId: string, mergedInto?: string): void;
  setMishaps(settings: Partial<MishapSettings>): void;
  counters(): MishapCounters;
  /** The certificate (PEM, SPKI public key) with which Apex code of this organization signs. */
  orgCertificate: string;
  /** What an Apex method on the record page hands to our panel: a compact RS256 JWT, `sub` = the acting user. */
  signAsApex(claims: ApexClaims, userId: string): Promise<string>;
  /** What a Canvas wrapper posts as `signed_request`; with an access token of that very user. */
  canvasSignedRequest(context: CanvasContext): string;
  configurePages(options: PagesOptions): void;
  close(): Promise<void>;
}
