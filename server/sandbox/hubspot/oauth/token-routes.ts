import { randomBytes, timingSafeEqual } from 'node:crypto';
import express, { type Request, Router } from 'express';
import { ApiError } from '../api-error.ts';
import { people } from '../people.ts';
import type { Portal } from '../portal.ts';
import { type AuthorizationCodes, isVerifierOf } from './codes.ts';
import { oauthError } from './oauth-error.ts';
import { freshRefreshToken, refreshedGrant } from './refreshed-grant.ts';
import type { Grant } from './token-book.ts';

type Form = Readonly<Record<string, string | undefined>>;

const versions = ['2026-03', '2026-09', 'v3', 'v1'];

/** Codes and refresh tokens against access tokens; what a token is; taking one back. */
export function tokenRoutes(portal: Portal, codes: AuthorizationCodes): Router {
  const router = Router();
  const form = express.urlencoded({ extended: false, limit: '64kb' });
  router.post(every('token'), form, (req, res) => {
    const asked = formOf(req);
    requireApp(portal, asked);
    const answer = tokensFor(portal, codes, asked);
    if (asked.grant_type === 'refresh_token' && portal.refreshing.losesNextAnswer) {
      portal.refreshing.losesNextAnswer = false;
      res.destroy();
      return;
    }
    res.set('cache-control', 'no-store').json(answer);
  });
  router.post(every('token/introspect'), form, (req, res) => {
    const asked = formOf(req);
    requireApp(portal, asked);
    res.json(introspection(portal, asked.token ?? ''));
  });
  router.post(every('token/revoke'), form, (req, res) => {
    const asked = formOf(req);
    requireApp(portal, asked);
    const token = asked.token ?? '';
    revoke(portal, portal.state.tokens.access(token)?.refreshToken ?? token);
    res.status(204).end();
  });
  router.get('/oauth/v1/access-tokens/:token', (req, res) => {
    const found = portal.state.tokens.access(req.params.token);
    if (!found || found.expiresAt <= portal.now().getTime()) {
      throw new ApiError(404, { message: 'access token not found', category: 'OBJECT_NOT_FOUND' });
    }
    res.json({ token: found.accessToken, ...facts(portal, found.grant), expires_in: secondsLeft(portal, found) });
  });
  router.get('/oauth/v1/refresh-tokens/:token', (req, res) => {
    const grant = portal.state.tokens.grant(req.params.token);
    if (!grant) throw oauthError('BAD_REFRESH_TOKEN', 'invalid_grant', 'missing or invalid refresh token');
    res.json({ token: grant.refreshToken, client_id: portal.app.clientId, ...facts(portal, grant) });
  });
  router.delete('/oauth/v1/refresh-tokens/:token', (req, res) => {
    revoke(portal, req.params.token);
    res.status(204).end();
  });
  return router;
}

function every(path: string): string[] {
  return versions.map((version) => `/oauth/${version}/${path}`);
}

/** Express parses a repeated field as a list: such a form is refused field by field, as if it were absent. */
function formOf(req: Request): Form {
  const body: Record<string, unknown> = req.body ?? {};
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => [name, typeof value === 'string' ? value : undefined]),
  );
}

function requireApp({ app }: Portal, { client_id: clientId = '', client_secret: secret = '' }: Form): void {
  if (clientId !== app.clientId) throw oauthError('BAD_CLIENT_ID', 'invalid_client', 'missing or unknown client id');
  if (!equal(secret, app.clientSecret)) {
    throw oauthError('BAD_CLIENT_SECRET', 'invalid_client', 'missing or invalid client secret');
  }
}

function equal(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

function tokensFor(portal: Portal, codes: AuthorizationCodes, asked: Form) {
  switch (asked.grant_type) {
    case 'authorization_code':
      return accessFor(portal, newGrant(portal, codes, asked));
    case 'refresh_token':
      return accessFor(portal, refreshedGrant(portal, asked.refresh_token ?? ''));
    default:
      throw oauthError('BAD_GRANT_TYPE', 'unsupported_grant_type', 'missing or unsupported grant type');
  }
}

function newGrant(portal: Portal, codes: AuthorizationCodes, asked: Form): Grant {
  if (!portal.app.redirectUris.includes(asked.redirect_uri ?? '')) {
    throw oauthError('BAD_REDIRECT_URI', 'invalid_grant', 'missing or unregistered redirect URI');
  }
  const agreement = codes.redeem(asked.code ?? '', portal.now().getTime());
  const isProven = agreement?.codeChallenge === undefined || isVerifierOf(agreement.codeChallenge, asked.code_verifier);
  if (!agreement || agreement.redirectUri !== asked.redirect_uri || !isProven) {
    throw oauthError('BAD_AUTH_CODE', 'invalid_grant', 'missing or unknown auth code');
  }
  const { userId, scopes } = agreement;
  const grant = { kind: 'grant' as const, refreshToken: freshRefreshToken(), userId, scopes };
  portal.state.commit([grant]);
  return grant;
}

function accessFor(portal: Portal, { refreshToken, userId, scopes }: Grant) {
  const accessToken = `na1-a-${randomBytes(120).toString('base64url')}`;
  const expiresAt = portal.now().getTime() + portal.tokenLifeSeconds * 1000;
  portal.state.commit([{ kind: 'access', accessToken, refreshToken, expiresAt }]);
  return {
    token_type: 'bearer',
    token_use: 'access_token',
    access_token: accessToken,
    refresh_token: refreshToken,
    expires_in: portal.tokenLifeSeconds,
    hub_id: portal.portalId,
    user_id: userId,
    scopes,
  };
}

function introspection(portal: Portal, token: string) {
  const access = portal.state.tokens.access(token);
  const grant = access?.grant ?? portal.state.tokens.grant(token);
  if (!grant || (access && access.expiresAt <= portal.now().getTime())) return { active: false };
  return {
    active: true,
    token_use: access ? 'access_token' : 'refresh_token',
    client_id: portal.app.clientId,
    ...facts(portal, grant),
    ...(access ? { exp: Math.floor(access.expiresAt / 1000), expires_in: secondsLeft(portal, access) } : {}),
  };
}

function facts(portal: Portal, { userId, scopes }: Grant) {
  return {
    user: people.find((person) => person.userId === userId)?.email ?? '',
    hub_domain: 'corvane.example',
    scopes,
    hub_id: portal.portalId,
    app_id: portal.app.appId,
    user_id: userId,
    token_type: 'access',
  };
}

function secondsLeft(portal: Portal, { expiresAt }: { expiresAt: number }): number {
  return Math.max(0, Math.floor((expiresAt - portal.now().getTime()) / 1000));
}

export function revoke(portal: Portal, refreshToken: string): void {
  if (portal.state.tokens.grant(refreshToken)) portal.state.commit([{ kind: 'revoke', refreshToken }]);
}
