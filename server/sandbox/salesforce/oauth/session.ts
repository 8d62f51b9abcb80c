import type { Request } from 'express';
import { invalidSession } from '../api-error.ts';
import type { Site } from '../site.ts';
import type { Grant } from './token-book.ts';

/** The token of a call; both words have always been taken. */
export function tokenOf(req: Request): string | undefined {
  return /^(?:Bearer|OAuth) (\S+)$/i.exec(req.get('authorization') ?? '')?.[1];
}

/** @returns undefined for a token that is unknown, ended, too old, or of somebody who has left */
export function sessionOf(site: Site, token: string | undefined): Grant | undefined {
  const found = token === undefined ? undefined : site.tokens.access(token);
  if (!found || found.expiresAt <= site.now().getTime()) return undefined;
  return site.users.find(({ id }) => id === found.grant.userId)?.isActive ? found.grant : undefined;
}

/** @throws ApiError 401 INVALID_SESSION_ID */
export function requireSession(site: Site, req: Request): Grant {
  const grant = sessionOf(site, tokenOf(req));
  if (!grant) throw invalidSession('Session expired or invalid');
  if (!grant.scopes.some((scope) => scope === 'api' || scope === 'full')) {
    throw invalidSession('This session is not valid for use with the REST API');
  }
  return grant;
}
