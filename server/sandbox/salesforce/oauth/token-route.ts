import { timingSafeEqual } from 'node:crypto';
import express, { type Request, Router } from 'express';
import type { Site } from '../site.ts';
import { type AuthorizationCodes, isVerifierOf } from './codes.ts';
import { accessReply, newGrant } from './issue-access.ts';
import { userOfAssertion } from './jwt-bearer.ts';
import { invalidGrant, OAuthError } from './oauth-error.ts';
import type { Grant } from './token-book.ts';

export type Form = Readonly<Record<string, string | undefined>>;

const bearerGrant = 'urn:ietf:params:oauth:grant-type:jwt-bearer';

/** The flows that give tokens: web server with PKCE, refresh, client credentials, JWT bearer. */
export function tokenRoute(site: Site, codes: AuthorizationCodes): Router {
  const router = Router();
  router.post('/services/oauth2/token', readForm, async (req, res) => {
    res.set('cache-control', 'no-store').json(await tokensFor(site, codes, formOf(req)));
  });
  return router;
}

export const readForm = express.urlencoded({ extended: false, limit: '64kb' });

/**
 * Fields of the form, with the app's credentials out of an Authorization header where they come in one. Express parses
 * a repeated field as a list: it counts as absent.
 */
export function formOf(req: Request): Form {
  const body: Record<string, unknown> = req.body ?? {};
  const fields = Object.entries(body).map(([name, value]) => [name, typeof value === 'string' ? value : undefined]);
  const basic = /^Basic (\S+)$/i.exec(req.get('authorization') ?? '')?.[1];
  if (basic === undefined) return Object.fromEntries(fields);
  const [id = '', secret = ''] = Buffer.from(basic, 'base64').toString().split(/:(.*)/s);
  return { ...Object.fromEntries(fields), client_id: id, client_secret: secret };
}

export function requireApp({ app }: Site, { client_id: clientId, client_secret: secret = '' }: Form): void {
  if (clientId !== app.clientId) throw new OAuthError('invalid_client_id', 'client identifier invalid');
  const [left, right] = [Buffer.from(secret), Buffer.from(app.clientSecret)];
  if (left.length !== right.length || !timingSafeEqual(left, right)) {
    throw new OAuthError('invalid_client', 'invalid client credentials');
  }
}

async function tokensFor(site: Site, codes: AuthorizationCodes, asked: Form) {
  switch (asked.grant_type) {
    case 'authorization_code':
      requireApp(site, asked);
      return accessReply(site, grantFromCode(site, codes, asked), { withRefreshToken: true });
    case 'refresh_token': {
      requireApp(site, asked);
      return accessReply(site, standingGrant(site, asked), { withRefreshToken: false });
    }
    case 'client_credentials': {
      requireApp(site, asked);
      const given = { userId: site.integrationUserId, scopes: ['api'], isRefreshable: false };
      return accessReply(site, newGrant(site, given), { withRefreshToken: false });
    }
    case bearerGrant: {
      const userId = await userOfAssertion(site, asked.assertion);
      const grant = newGrant(site, { userId, scopes: ['api'], isRefreshable: false });
      const { issued_at: _, signature: __, ...reply } = accessReply(site, grant, { withRefreshToken: false });
      return reply;
    }
    default:
      throw new OAuthError('unsupported_grant_type', 'grant type not supported');
  }
}

function standingGrant(site: Site, { refresh_token: refreshToken = '' }: Form): Grant {
  const grant = site.tokens.byRefreshToken(refreshToken);
  if (!grant) throw invalidGrant('expired access/refresh token');
  if (!site.users.find(({ id }) => id === grant.userId)?.isActive)
    throw new OAuthError('inactive_user', 'user is inactive');
  return grant;
}

function grantFromCode(site: Site, codes: AuthorizationCodes, asked: Form): Grant {
  if (!site.app.redirectUris.includes(asked.redirect_uri ?? '')) {
    throw new OAuthError('redirect_uri_mismatch', 'redirect_uri must match configuration');
  }
  const agreement = codes.redeem(asked.code ?? '', site.now().getTime());
  if (!agreement) throw invalidGrant('expired authorization code');
  if (agreement.redirectUri !== asked.redirect_uri) {
    throw new OAuthError('redirect_uri_mismatch', 'redirect_uri must match configuration');
  }
  if (!isVerifierOf(agreement.codeChallenge, asked.code_verifier)) throw invalidGrant('invalid code verifier');
  return newGrant(site, { userId: agreement.userId, scopes: agreement.scopes, isRefreshable: true });
}
