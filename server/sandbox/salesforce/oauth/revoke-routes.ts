import { type Request, Router } from 'express';
import type { Site } from '../site.ts';
import { identityUrl } from './issue-access.ts';
import { OAuthError } from './oauth-error.ts';
import { formOf, readForm, requireApp } from './token-route.ts';

/** Taking tokens back, and asking what a token is. */
export function revokeRoutes(site: Site): Router {
  const router = Router();
  router.post('/services/oauth2/revoke', readForm, (req, res) => {
    revoke(site, formOf(req).token ?? '');
    res.status(200).end();
  });
  router.get('/services/oauth2/revoke', (req: Request, res) => {
    revoke(site, new URL(req.originalUrl, site.url).searchParams.get('token') ?? '');
    res.status(200).end();
  });
  router.post('/services/oauth2/introspect', readForm, (req, res) => {
    const asked = formOf(req);
    requireApp(site, asked);
    res.set('cache-control', 'no-store').json(introspection(site, asked.token ?? ''));
  });
  return router;
}

/** A refresh token takes its sessions with it, an access token ends alone. */
function revoke(site: Site, token: string): void {
  const grant = site.tokens.byRefreshToken(token);
  if (!grant && !site.tokens.access(token)) {
    throw new OAuthError('invalid_token', 'invalid or already revoked token');
  }
  site.commitTokens([grant ? { kind: 'revoke', grantId: grant.grantId } : { kind: 'end_session', accessToken: token }]);
}

function introspection(site: Site, token: string) {
  const access = site.tokens.access(token);
  const grant = access?.grant ?? site.tokens.byRefreshToken(token);
  if (!grant || (access && access.expiresAt <= site.now().getTime())) return { active: false };
  const username = site.users.find(({ id }) => id === grant.userId)?.username ?? '';
  return {
    active: true,
    scope: grant.scopes.join(' '),
    client_id: site.app.clientId,
    username,
    sub: identityUrl(site, grant.userId),
    token_type: access ? 'access_token' : 'refresh_token',
    ...(access ? { iat: Math.floor(access.issuedAt / 1000), exp: Math.floor(access.expiresAt / 1000) } : {}),
  };
}
