import type { ConnectionHealthReply } from '#contract/connection-health.ts';
import { type Loaded, load } from './api.ts';
import type { Host } from './host.ts';
import { isObject } from './read-reply.ts';

export interface CheckResult {
  readonly ok: boolean;
  /** What the CRM said, in words. */
  readonly message: string;
  readonly tookMs: number;
}

export interface EndedConnection {
  /** `false`: the CRM could not be told. */
  readonly revokedAtCrm: boolean;
}

export function fetchConnection(host: Host): Promise<Loaded<ConnectionHealthReply>> {
  return load(host, '/api/connection', isHealthReply);
}

/** Asks the CRM one cheap question now. */
export function checkConnection(host: Host): Promise<Loaded<CheckResult>> {
  return load(host, '/api/connection/check', isCheckResult, {});
}

/** @param accountId as typed by the person */
export function endConnection(host: Host, accountId: string): Promise<Loaded<EndedConnection>> {
  return load(host, '/api/connection/end', isEnded, { accountId });
}

function isHealthReply(body: unknown): body is ConnectionHealthReply {
  return (
    isObject(body) &&
    isObject(body.abilities) &&
    (body.account === null || (isObject(body.account) && Array.isArray(body.account.scopes))) &&
    [body.refusals, body.troubles].every((list) => Array.isArray(list) && list.every(isObject)) &&
    typeof body.connectUrl === 'string'
  );
}

function isCheckResult(body: unknown): body is CheckResult {
  return isObject(body) && typeof body.ok === 'boolean' && typeof body.message === 'string';
}

function isEnded(body: unknown): body is EndedConnection {
  return isObject(body) && typeof body.revokedAtCrm === 'boolean';
}
