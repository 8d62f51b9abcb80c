import type { RequestHandler } from 'express';
import type { Role } from '#domain/shared/permission.ts';

/** A user of a stand-in CRM and the part they play in the demo. */
export interface DemoPerson {
  readonly crmUserId: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly role: Role;
}

/** Something that an agent can read on a record of a stand-in CRM. */
export interface Reading {
  readonly objectType: string;
  readonly recordId: string;
  readonly activityId: string;
  readonly kind: 'call' | 'email' | 'note' | 'meeting';
  readonly title: string;
  readonly occurredAt: string;
  readonly text: string;
  /** Where a person finds it on the record page. */
  readonly url: string;
}

/** One stand-in CRM beside the product, in words that hold for all of them. */
export interface CrmDemo {
  readonly crm: 'hubspot' | 'salesforce';
  readonly accountId: string;
  readonly people: readonly DemoPerson[];
  /** What the first agent may suggest for. */
  readonly objectTypes: readonly string[];
  readonly flagship: { readonly objectType: string; readonly recordId: string };
  readonly frontPage: string;
  readonly pages: { readonly path: string; readonly handler: RequestHandler };
  /** Calls, e-mails and notes, oldest first; of one record, or of all. */
  readings(of?: { objectType: string; recordId: string }): readonly Reading[];
  /** Lets its record pages hand over transcripts that somebody pasted. */
  onTranscript(read: (reading: Reading) => Promise<unknown>): void;
  close(): Promise<void>;
}
