import { setTimeout as wait } from 'node:timers/promises';
import type { Request, RequestHandler, Response } from 'express';
import { ApiError, notFound, requestLimitExceeded } from '../api-error.ts';
import { requireSession } from '../oauth/session.ts';
import type { Session } from '../session.ts';
import type { Site } from '../site.ts';
import { findResource } from './dispatch.ts';
import { accountsNamed } from './parent-locks.ts';
import { replyOf } from './refusal.ts';
import type { Reply, Resource, ResourceRequest } from './resource.ts';

const versionMin = 60;
const versionMax = 68;

/**
 * What every call below /services/data/vXX.X has in common: authentication, limits and misbehaviour. The handler itself
 * runs without a pause, so no other call can get between its checks and its write.
 */
export function apiCall(site: Site, resources: readonly Resource[]): RequestHandler {
  return async (req, res) => {
    requireShort(req);
    const request = requestOf(req);
    const { latencyMs, parentsLocked } = site.mishaps.settings;
    const isHolding = parentsLocked && request.method !== 'GET';
    const locks = site.parentLocks.hold(isHolding ? accountsNamed(site.org, request) : new Set());
    try {
      if (latencyMs > 0) await wait(latencyMs, undefined, { ref: false });
    } finally {
      // From here on nothing else runs until the answer is on its way.
      locks.release();
    }
    const session = { ...sessionOf(site, req), heldByOthers: locks.heldByOthers };
    const { resource, at } = findResource(resources, request.method, request.path);
    const kind = typeof resource.kind === 'function' ? resource.kind(request) : resource.kind;
    const isWrite = kind === 'writes' || kind === 'batchWrites';
    tellUsage(site, res);
    strikeBefore(site, isWrite);
    takeFromLimit(site);
    tellUsage(site, res);
    site.mishaps.counters[kind] += 1;
    const reply = resource.handle(session, request, at);
    // Parts of a batch have counted too by now.
    tellUsage(site, res);
    if (isWrite && reply.status < 300 && site.mishaps.strikes('dropReplyAfterWrite')) {
      site.mishaps.counters.droppedReplies += 1;
      req.socket.destroy();
      return;
    }
    sendReply(res, reply);
  };
}

const addressAndHeadersMax = 16_384;

/** Long lists of ids do not fit into a query's address. */
function requireShort(req: Request): void {
  const bytes = [req.originalUrl, ...req.rawHeaders].reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  if (bytes > addressAndHeadersMax) {
    const message = `The length of the address and the headers exceeds ${addressAndHeadersMax} bytes.`;
    throw new ApiError(414, [{ errorCode: 'URI_TOO_LONG', message }]);
  }
}

function sessionOf(site: Site, req: Request): Omit<Session, 'heldByOthers'> {
  const version = String(req.params.version).slice(1);
  const number = Number(version);
  if (!/^v\d+\.0$/.test(String(req.params.version)) || number < versionMin || number > versionMax) {
    throw notFound('The requested resource does not exist');
  }
  const { userId } = requireSession(site, req);
  const user = site.users.find(({ id }) => id === userId);
  if (!user) throw new Error(`user ${userId} is missing`);
  return { site, user, version, base: `/services/data/v${version}` };
}

function requestOf(req: Request): ResourceRequest {
  const { pathname, searchParams } = new URL(req.originalUrl, 'http://stand-in.example');
  const headers = Object.entries(req.headers).map(([name, value]) => [name, Array.isArray(value) ? value[0] : value]);
  return {
    method: req.method,
    path: pathname.split('/').slice(4).join('/'),
    query: searchParams,
    headers: Object.fromEntries(headers),
    body: req.body,
  };
}

/** Refusals that come before anything is done. */
export function strikeBefore({ mishaps }: Site, isWrite: boolean): void {
  const concerns = (kind: 'rateLimited' | 'serverError') => {
    const on = mishaps.settings[kind]?.on;
    return on === undefined || on === (isWrite ? 'write' : 'read');
  };
  if (concerns('rateLimited') && mishaps.strikes('rateLimited')) {
    mishaps.counters.rateLimited += 1;
    throw requestLimitExceeded();
  }
  if (concerns('serverError') && mishaps.strikes('serverError')) {
    mishaps.counters.serverErrors += 1;
    throw new ServerTrouble(mishaps.random.pick([500, 502, 503]));
  }
}

/** @throws ApiError REQUEST_LIMIT_EXCEEDED once the calls of 24 hours are spent */
export function takeFromLimit(site: Site): void {
  if (site.calls.take(site.now().getTime())) return;
  site.mishaps.counters.rateLimited += 1;
  throw requestLimitExceeded();
}

function tellUsage({ calls, now }: Site, res: Response): void {
  const used = calls.max - calls.remaining(now().getTime());
  res.set('Sforce-Limit-Info', `api-usage=${used}/${calls.max}`);
}

/** Salesforce's servers answer trouble with a page for people. */
class ServerTrouble extends ApiError {
  constructor(status: number) {
    super(status, []);
  }
}

export function sendRefusal(res: Response, error: ApiError): void {
  if (error.status >= 500) {
    res
      .status(error.status)
      .type('html')
      .send(
        '<html><head><title>Server Unavailable</title></head><body><h1>We are down for maintenance.</h1></body></html>',
      );
  } else {
    sendReply(res, replyOf(error));
  }
}

function sendReply(res: Response, { status, body, headers = {} }: Reply): void {
  res.set(headers).status(status);
  if (body === undefined) res.end();
  else res.json(body);
}
