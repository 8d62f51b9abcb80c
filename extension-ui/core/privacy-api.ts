import type { PrivacyReply } from '#contract/privacy.ts';
import { act } from './act.ts';
import { type Loaded, load } from './api.ts';
import type { Host } from './host.ts';
import type { LoadProblem } from './load-problem.ts';
import { isObject } from './read-reply.ts';

export interface Erased {
  readonly suggestions: number;
  readonly sources: number;
  readonly values: number;
}

export interface RecordToErase {
  readonly crm: string;
  readonly objectType: string;
  readonly recordId: string;
}

export function fetchPrivacy(host: Host): Promise<Loaded<PrivacyReply>> {
  return load(host, '/api/privacy', isPrivacyReply);
}

/** @returns why it did not work, or `null` */
export function setRetention(host: Host, days: number): Promise<LoadProblem | null> {
  return act(host, 'POST', '/api/privacy/retention', { days });
}

/** Erases everything that Fieldward holds about one record of the CRM. Cannot be taken back. */
export function eraseRecord(host: Host, record: RecordToErase): Promise<Loaded<Erased>> {
  return load(host, '/api/privacy/erasures', isErased, { record });
}

function isPrivacyReply(body: unknown): body is PrivacyReply {
  return (
    isObject(body) &&
    isObject(body.abilities) &&
    isObject(body.held) &&
    typeof body.retentionDays === 'number' &&
    Array.isArray(body.erasures) &&
    body.erasures.every(isObject)
  );
}

function isErased(body: unknown): body is Erased {
  return isObject(body) && typeof body.suggestions === 'number' && typeof body.sources === 'number';
}
