import * as z from 'zod';
import { Fault, type FaultFacts } from '#domain/shared/fault.ts';
import { plainSentence } from '../plain-words.ts';
import type { SalesforceAnswer } from './exchange.ts';

/** What was asked for, so that a refusal can say what. */
export interface Subject {
  readonly objectType: string;
  readonly recordId?: string;
}

export interface SalesforceError {
  readonly code: string;
  readonly message: string;
  readonly fields: readonly string[];
}

// REST resources say errorCode, rows of a collection statusCode.
const errorSchema = z.object({
  errorCode: z.string().optional().catch(undefined),
  statusCode: z.string().optional().catch(undefined),
  message: z.string().catch(''),
  fields: z.array(z.string()).catch([]),
});

/** What an answer complains about; empty where it is no list of errors. */
export function errorsOf(body: unknown): readonly SalesforceError[] {
  const parsed = z.array(errorSchema).max(200).safeParse(body);
  if (!parsed.success) return [];
  return parsed.data.map(({ errorCode, statusCode, message, fields }) => {
    return { code: errorCode ?? statusCode ?? '', message, fields };
  });
}

export function says(answer: SalesforceAnswer, ...codes: readonly string[]): boolean {
  return errorsOf(answer.body).some(({ code }) => codes.includes(code));
}

/** After such an answer the same read may well succeed: overloaded, restarting, a gateway without its server. */
export function isPassing(answer: SalesforceAnswer): boolean {
  const { status } = answer;
  return status === 408 || status === 420 || status === 429 || status >= 500 || says(answer, ...busyCodes);
}

/** Busy under a status that says nothing of it. None of them promises that a write did not happen. */
const busyCodes = ['SERVER_UNAVAILABLE', 'TOO_MANY_APEX_REQUESTS'];

/** Somebody else's transaction holds the row: nothing was written, and the next try may find it free. */
export function isRowLock(answer: SalesforceAnswer): boolean {
  return says(answer, 'UNABLE_TO_LOCK_ROW');
}

export function isLimitExceeded(answer: SalesforceAnswer): boolean {
  return says(answer, 'REQUEST_LIMIT_EXCEEDED');
}

/** 412 has no documented body; the codes are those that other doors of the API use for the same. */
export function isVersionRefusal(answer: SalesforceAnswer): boolean {
  const codes = ['ENTITY_FAILED_IFLASTMODIFIED_ON_UPDATE', 'MATCH_PRECONDITION_FAILED', 'MATCH_PRECONDITION_REQUIRED'];
  return answer.status === 412 || answer.status === 428 || says(answer, ...codes);
}

/** Refusals after which no other call of ours would fare better before an admin has acted. */
const accessCodes = ['INVALID_SESSION_ID', 'API_DISABLED_FOR_ORG', 'API_CURRENTLY_DISABLED', 'INVALID_AUTH_HEADER'];

/**
 * A refusal of Salesforce in Fieldward's words. For a write, `crm_unreachable` means that nobody knows whether it
 * happened; all other codes mean that it did not.
 */
export function faultOf(answer: SalesforceAnswer, subject: Subject): Fault {
  const { status, body } = answer;
  if (isLimitExceeded(answer)) return rateLimited(60_000);
  if (isPassing(answer) || status < 400) return unreachable({ status });
  if (status === 401 || says(answer, ...accessCodes)) return accessLost();
  if (isVersionRefusal(answer)) {
    return new Fault('record_changed', 'The record changed in Salesforce after it was read. Nothing was written.');
  }
  if (status === 404 || says(answer, 'ENTITY_IS_DELETED')) return notFound(subject);
  const crmMessage = crmWords(body) || `Salesforce answered ${status} without saying why.`;
  const facts = { crmMessage, status, fields: errorsOf(body).flatMap(({ fields }) => fields) };
  if (says(answer, 'DUPLICATES_DETECTED')) {
    return new Fault('crm_duplicate', `Salesforce suspects a duplicate: ${crmMessage}`, facts);
  }
  return new Fault('crm_refused', `Salesforce refused: ${crmMessage}`, facts);
}

/** Salesforce's own words, which its admins often wrote themselves: shown beside the field as they are. */
export function crmWords(body: unknown): string {
  const sentences = errorsOf(body).map(({ code, message }) => plainSentence(message || code));
  return [...new Set(sentences)].filter(Boolean).slice(0, 10).join(' ');
}

/** No answer that could be understood. */
export function unreachable(facts: FaultFacts = {}, cause?: unknown): Fault {
  const message = 'Salesforce did not answer properly. It may be busy; try again in a moment.';
  return new Fault('crm_unreachable', message, facts, { cause });
}

/** @param retryAfterMs milliseconds until it is worth asking again */
export function rateLimited(retryAfterMs: number): Fault {
  const message = 'Salesforce takes no more requests of this organization for now. Nothing was written.';
  return new Fault('crm_rate_limited', message, { retryAfterMs });
}

function accessLost(): Fault {
  const message = 'Salesforce no longer accepts this access. It has to be granted again.';
  return new Fault('crm_access_lost', message);
}

function notFound({ objectType, recordId }: Subject): Fault {
  return recordId === undefined
    ? new Fault('object_not_supported', `Salesforce has no object ${objectType} that we can see.`, { objectType })
    : new Fault('record_not_found', `Salesforce has no ${objectType} ${recordId} that we can see.`, {
        objectType,
        recordId,
      });
}
