import { Fault, type FaultFacts } from '#domain/shared/fault.ts';
import { crmWords } from './crm-words.ts';
import type { HubSpotAnswer } from './exchange.ts';
import { holdMs } from './retry-pause.ts';
import { type ErrorBody, errorBodyOf } from './wire.ts';

/** What was asked for, so that a refusal can say what. */
export interface Subject {
  readonly objectType: string;
  readonly recordId?: string;
}

/** Statuses after which the same read may well succeed: locked, migrating, overloaded, a gateway without its server. */
export function isPassingStatus(status: number): boolean {
  return status === 408 || status === 423 || status === 477 || status >= 500;
}

/**
 * A refusal of HubSpot in Fieldward's words. For a write, `crm_unreachable` means that nobody knows whether it
 * happened; all other codes mean that it did not.
 */
export function faultOf(answer: HubSpotAnswer, subject: Subject, accountId: string): Fault {
  const { status } = answer;
  const error = errorBodyOf(answer.body);
  if (status === 401) return accessLost(accountId, 'no longer accepts our access', []);
  if (status === 403 && isScopeRefusal(error)) return scopesMissing(accountId, error);
  if (status === 404) return notFound(subject);
  if (status === 429) return rateLimited(holdMs(answer));
  if (status < 400 || isPassingStatus(status)) return unreachable({ status });
  const words = crmWords(answer.body).join(' ');
  const crmMessage = words === '' ? `HubSpot answered ${status} without saying why.` : words;
  return new Fault('crm_refused', `HubSpot refused: ${crmMessage}`, { crmMessage, status });
}

/** No answer that could be understood. */
export function unreachable(facts: FaultFacts = {}, cause?: unknown): Fault {
  const message = 'HubSpot did not answer properly. It may be busy; try again in a moment.';
  return new Fault('crm_unreachable', message, facts, { cause });
}

/** @param retryAfterMs milliseconds until it is worth asking again */
export function rateLimited(retryAfterMs: number): Fault {
  const message = 'HubSpot takes no more requests for the moment. Try again in a few seconds.';
  return new Fault('crm_rate_limited', message, { retryAfterMs });
}

function accessLost(accountId: string, what: string, missing: readonly string[]): Fault {
  const message = `HubSpot account ${accountId} ${what}. An admin has to connect it again.`;
  return new Fault('crm_access_lost', message, { accountId, missingScopes: missing });
}

function notFound({ objectType, recordId }: Subject): Fault {
  return recordId === undefined
    ? new Fault('object_not_supported', `HubSpot has no object ${objectType} in this account.`, { objectType })
    : new Fault('record_not_found', `HubSpot has no record ${recordId} among its ${objectType}.`, {
        objectType,
        recordId,
      });
}

function isScopeRefusal(error: ErrorBody): boolean {
  return error.category === 'MISSING_SCOPES' || missingScopes(error).length > 0;
}

function missingScopes(error: ErrorBody): readonly string[] {
  const lists = (error.errors ?? []).flatMap(({ context }) => [
    ...(context?.requiredGranularScopes ?? []),
    ...(context?.requiredScopes ?? []),
  ]);
  return [...new Set(lists)].filter((scope) => /^[\w.-]{1,100}$/.test(scope)).slice(0, 20);
}

function scopesMissing(accountId: string, error: ErrorBody): Fault {
  const scopes = missingScopes(error);
  const named = scopes.length === 0 ? 'a permission that this takes' : `the permission ${scopes.join(' or ')}`;
  return accessLost(accountId, `has not granted us ${named}`, scopes);
}
