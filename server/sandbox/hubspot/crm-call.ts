import { setTimeout as wait } from 'node:timers/promises';
import type { Request, RequestHandler, Response } from 'express';
import { ApiError, invalidAuthentication, missingScopes, tokenExpired } from './api-error.ts';
import type { CallKind } from './mishaps.ts';
import type { Grant } from './oauth/token-book.ts';
import type { Portal } from './portal.ts';
import { rateHeaders, tooManyCalls, tooManySearches } from './rate-limit.ts';

export interface CrmReply {
  status: number;
  body?: unknown;
}

export interface Caller {
  grant: Grant;
  requireScope(...anyOf: string[]): void;
}

type Handler = (req: Request, caller: Caller) => CrmReply;

/**
 * Wraps what every call to the CRM has in common: authentication, limits and misbehaviour. The handler itself runs
 * without a pause, so no other call can get between its checks and its write.
 */
export function crmCall(portal: Portal, kind: CallKind, handler: Handler): RequestHandler {
  const isWrite = kind === 'writes' || kind === 'batchWrites';
  return async (req, res) => {
    const { latencyMs } = portal.mishaps.settings;
    if (latencyMs > 0) await wait(latencyMs, undefined, { ref: false });
    const grant = authenticate(portal, req);
    strikeBefore(portal, isWrite, res);
    takeFromLimit(portal, kind, res);
    portal.mishaps.counters[kind] += 1;
    const reply = handler(req, { grant, requireScope: (...anyOf) => requireScope(grant, anyOf) });
    if (isWrite && reply.status < 300 && portal.mishaps.strikes('dropReplyAfterWrite')) {
      portal.mishaps.counters.droppedReplies += 1;
      req.socket.destroy();
      return;
    }
    if (reply.body === undefined) res.status(reply.status).end();
    else res.status(reply.status).json(reply.body);
  };
}

function authenticate(portal: Portal, req: Request): Grant {
  const token = /^Bearer (\S+)$/i.exec(req.get('authorization') ?? '')?.[1];
  if (token === undefined) {
    throw invalidAuthentication('Authentication credentials not found. This API supports OAuth 2.0 authentication.');
  }
  const known = portal.state.tokens.access(token);
  if (!known) throw invalidAuthentication('The OAuth token used to make this call is not valid.');
  const expiredMs = portal.now().getTime() - known.expiresAt;
  if (expiredMs >= 0) throw tokenExpired(Math.floor(expiredMs / 1000));
  return known.grant;
}

function requireScope(grant: Grant, anyOf: string[]): void {
  if (!anyOf.some((scope) => grant.scopes.includes(scope))) throw missingScopes(anyOf);
}

/** Refusals that come before anything is done. */
function strikeBefore(portal: Portal, isWrite: boolean, res: Response): void {
  const { mishaps } = portal;
  const concerns = (kind: 'rateLimited' | 'serverError') => {
    const on = mishaps.settings[kind]?.on;
    return on === undefined || on === (isWrite ? 'write' : 'read');
  };
  if (concerns('rateLimited') && mishaps.strikes('rateLimited')) {
    mishaps.counters.rateLimited += 1;
    res.set(rateHeaders(portal.calls, portal.now().getTime()));
    throw tooManyCalls('SECONDLY', portal.portalId, portal.app.appId);
  }
  if (concerns('serverError') && mishaps.strikes('serverError')) {
    mishaps.counters.serverErrors += 1;
    throw new ApiError(mishaps.random.pick([502, 503, 504]), { message: 'internal error' });
  }
}

function takeFromLimit(portal: Portal, kind: CallKind, res: Response): void {
  const now = portal.now().getTime();
  if (kind === 'searches') {
    if (portal.searches.take(now)) return;
    portal.mishaps.counters.rateLimited += 1;
    throw tooManySearches();
  }
  const taken = portal.calls.take(now);
  res.set(rateHeaders(portal.calls, now));
  if (taken) return;
  portal.mishaps.counters.rateLimited += 1;
  throw tooManyCalls('TEN_SECONDLY_ROLLING', portal.portalId, portal.app.appId);
}
