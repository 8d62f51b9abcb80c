import { createHmac, randomBytes } from 'node:crypto';
import type { Site } from '../site.ts';
import type { Grant } from './token-book.ts';

/** Starts a grant: from now on sessions can be had for it. */
export function newGrant(site: Site, given: { userId: string; scopes: string[]; isRefreshable: boolean }): Grant {
  const { userId, scopes, isRefreshable } = given;
  const grant: Grant = {
    grantId: randomBytes(12).toString('hex'),
    refreshToken:
      isRefreshable && scopes.includes('refresh_token') ? `5Aep861${randomBytes(48).toString('base64url')}` : null,
    userId,
    scopes,
  };
  site.commitTokens([{ kind: 'grant', ...grant }]);
  return grant;
}

export interface IssuedAccess {
  accessToken: string;
  /** Epoch milliseconds. */
  issuedAt: number;
}

/** A new session: a token that begins with the organization's id, as Salesforce's do. */
export function issueAccess(site: Site, { grantId }: Grant): IssuedAccess {
  const issuedAt = site.now().getTime();
  const accessToken = `${site.organizationId.slice(0, 15)}!AQ${randomBytes(60).toString('base64url').replaceAll('-', '.')}`;
  const expiresAt = issuedAt + site.sessionSeconds * 1000;
  site.commitTokens([{ kind: 'access', accessToken, grantId, issuedAt, expiresAt }]);
  return { accessToken, issuedAt };
}

export function identityUrl(site: Site, userId: string): string {
  return `${site.url}/id/${site.organizationId}/${userId}`;
}

/** The reply of the token endpoint. */
export function accessReply(site: Site, grant: Grant, options: { withRefreshToken: boolean }) {
  const { accessToken, issuedAt } = issueAccess(site, grant);
  const id = identityUrl(site, grant.userId);
  const signature = createHmac('sha256', site.app.clientSecret).update(`${id}${issuedAt}`).digest('base64');
  return {
    access_token: accessToken,
    ...(options.withRefreshToken && grant.refreshToken !== null ? { refresh_token: grant.refreshToken } : {}),
    signature,
    scope: grant.scopes.join(' '),
    instance_url: site.url,
    id,
    token_type: 'Bearer',
    issued_at: String(issuedAt),
  };
}
