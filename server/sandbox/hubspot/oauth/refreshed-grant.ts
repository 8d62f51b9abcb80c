import { randomBytes } from 'node:crypto';
import type { Portal } from '../portal.ts';
import { oauthError } from './oauth-error.ts';
import type { Grant } from './token-book.ts';

export function freshRefreshToken(): string {
  return `na1-r-${randomBytes(32).toString('hex')}`;
}

/** The grant of a refresh token that is good, under a new one where the portal replaces them. @throws ApiError */
export function refreshedGrant(portal: Portal, refreshToken: string): Grant {
  const { state, refreshes, refreshing } = portal;
  const grant = state.tokens.grant(refreshToken);
  if (grant === undefined) {
    if (state.tokens.wasReplaced(refreshToken)) refreshing.replacedSpent += 1;
    throw oauthError('BAD_REFRESH_TOKEN', 'invalid_grant', 'missing or invalid refresh token');
  }
  refreshes.push({ refreshToken, lifeLeftMs: lifeLeft(portal, grant) });
  if (!refreshing.replaces) return grant;
  const by = freshRefreshToken();
  state.commit([{ kind: 'replace', refreshToken, by }]);
  return { ...grant, refreshToken: by };
}

/** Of the youngest access token that this grant has given. */
function lifeLeft(portal: Portal, { refreshToken }: Grant): number {
  const given = portal.state.tokens.accessTokens().filter((one) => one.refreshToken === refreshToken);
  return Math.max(0, ...given.map(({ expiresAt }) => expiresAt - portal.now().getTime()));
}
