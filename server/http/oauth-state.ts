import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Request, Response } from 'express';
import type { OAuthPurpose } from '#crm/provider.ts';
import { Fault } from '#domain/shared/fault.ts';
import type { Context } from '#use-cases/context.ts';

interface Begun {
  readonly crm: string;
  /** Decided when the browser left, not when it comes back. */
  readonly purpose: OAuthPurpose;
  readonly binding: string;
  /** RFC 7636. Sealed with the rest, so that no process has to remember it. */
  readonly verifier: string;
  readonly until: number;
}

const lifeMs = 10 * 60_000;
const cookieName = 'fieldward_oauth';
const sealedFor = 'oauth-state';

/**
 * Begins a round trip to the CRM. The state is sealed, short-lived and tied by a cookie to the browser that began, so
 * that nobody can finish what somebody else started.
 */
export function beginOAuth(ctx: Context, res: Response, crm: string, purpose: OAuthPurpose) {
  const binding = randomBytes(24).toString('base64url');
  const verifier = randomBytes(32).toString('base64url');
  const begun: Begun = { crm, purpose, binding, verifier, until: ctx.now().getTime() + lifeMs };
  res.cookie(cookieName, binding, {
    httpOnly: true,
    sameSite: 'lax',
    secure: ctx.publicUrl.startsWith('https:'),
    path: '/oauth',
    maxAge: lifeMs,
  });
  return { state: ctx.tokens.seal(sealedFor, JSON.stringify(begun)), codeChallenge: challengeOf(verifier) };
}

export interface OAuthReturn {
  readonly purpose: OAuthPurpose;
  readonly code: string;
  readonly codeVerifier: string;
}

/** Reads what the CRM sent the browser back with. @throws Fault `unauthenticated`, `request_malformed` */
export function finishOAuth(ctx: Context, req: Request, res: Response, crm: string): OAuthReturn {
  const query = new URL(req.originalUrl, ctx.publicUrl).searchParams;
  const opened = ctx.tokens.open(sealedFor, query.get('state') ?? '');
  const begun = opened === null ? null : (JSON.parse(opened) as Begun);
  const cookie = readCookie(req.get('cookie'), cookieName);
  const isOurs = begun !== null && cookie !== null && begun.crm === crm && sameText(begun.binding, cookie);
  if (!isOurs || begun.until <= ctx.now().getTime()) {
    throw new Fault('unauthenticated', 'This was not started here, or too long ago. Start it again.');
  }
  res.clearCookie(cookieName, { path: '/oauth' });
  const code = query.get('code');
  if (code === null || code.length > 2_000) {
    throw new Fault('request_malformed', 'The CRM sent no code back. Start again.');
  }
  return { purpose: begun.purpose, code, codeVerifier: begun.verifier };
}

/** RFC 7636, S256. */
export function challengeOf(verifier: string): string {
  return createHash('sha256').update(verifier).digest('base64url');
}

function sameText(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

function readCookie(header: string | undefined, name: string): string | null {
  for (const part of (header ?? '').split(';')) {
    const [key, value] = part.trim().split('=');
    if (key === name && value !== undefined) return value;
  }
  return null;
}
