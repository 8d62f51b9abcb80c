import * as z from 'zod';
import { Fault } from '#domain/shared/fault.ts';
import { jsonOrNull, readLimited } from '../limited-body.ts';
import type { Grant, OAuthPurpose } from '../provider.ts';
import { isTrustedInstance, type SalesforceApp } from './app.ts';
import { recordIdOf } from './record-id.ts';

const answerBytesMax = 256 * 1024;
/** Salesforce does not say how long an access token lives; its shortest session is this long. */
const lifeMs = 15 * 60_000;

/** Where an admin, or a person who lends their own access, is sent. */
export function authorizeUrl(
  app: SalesforceApp,
  request: { state: string; redirectUri: string; codeChallenge: string; purpose: OAuthPurpose },
): string {
  const url = new URL('/services/oauth2/authorize', app.loginUrl);
  url.searchParams.set('response_type', 'code');
  url.searchParams.set('client_id', app.clientId);
  url.searchParams.set('redirect_uri', request.redirectUri);
  // Salesforce keeps a handful of refresh tokens per user and app: signing in must not push out one that is in use.
  url.searchParams.set('scope', request.purpose === 'sign_in' ? 'openid' : 'api refresh_token openid');
  url.searchParams.set('state', request.state);
  url.searchParams.set('code_challenge', request.codeChallenge);
  url.searchParams.set('code_challenge_method', 'S256');
  return url.href;
}

/** The grant of a person. @throws Fault `crm_access_lost`, `crm_unreachable` */
export function exchangeCode(
  app: SalesforceApp,
  request: { code: string; redirectUri: string; codeVerifier: string },
): Promise<Grant> {
  const { code, redirectUri, codeVerifier } = request;
  const grant = { grant_type: 'authorization_code', code, redirect_uri: redirectUri, code_verifier: codeVerifier };
  return grantFrom(app, app.loginUrl, grant, '');
}

/** @throws Fault `crm_access_lost` when the person has to grant access again, `crm_unreachable` */
export function refreshGrant(app: SalesforceApp, apiUrl: string, refreshToken: string): Promise<Grant> {
  return grantFrom(app, apiUrl, { grant_type: 'refresh_token', refresh_token: refreshToken }, refreshToken);
}

/** The integration user's access; it needs no refresh token, because it can be asked for again. */
export function clientCredentialsGrant(app: SalesforceApp, apiUrl: string): Promise<Grant> {
  return grantFrom(app, apiUrl, { grant_type: 'client_credentials' }, '');
}

/**
 * Gives a token back; a refresh token takes its sessions with it. One that Salesforce does not know any more is given
 * back already.
 * @throws Fault `crm_unreachable`
 */
export async function revokeToken(app: SalesforceApp, at: string, token: string): Promise<void> {
  if (!isTrustedInstance(app, at)) throw new Error('a token was to be given back at an address that is not trusted');
  const { status, body } = await post(app, at, { token }, 'revoke');
  if (status >= 200 && status < 300) return;
  const { error } = refusalSchema.safeParse(body).data ?? { error: '' };
  if (error !== 'invalid_token') throw unreachable(new Error(`the revocation was answered ${status} ${error}`));
}

const tokenSchema = z.object({
  access_token: z.string().min(1).max(10_000),
  refresh_token: z.string().min(1).max(10_000).nullish(),
  instance_url: z.url().max(500),
  /** https://login.salesforce.com/id/00D…/005…: which organization and which user. */
  id: z.url().max(500),
  scope: z.string().max(2_000).nullish(),
});

async function grantFrom(
  app: SalesforceApp,
  at: string,
  grant: Readonly<Record<string, string>>,
  standing: string,
): Promise<Grant> {
  if (!isTrustedInstance(app, at)) throw new Error('a token was to be asked for at an address that is not trusted');
  // Its lifetime runs from before the request: a slow answer must not make a token look fresher than it is.
  const askedAt = app.now();
  const { status, body } = await post(app, at, grant);
  if (status !== 200) throw refusal(status, body);
  const parsed = tokenSchema.safeParse(body);
  if (!parsed.success) throw unreachable(parsed.error);
  const { access_token, refresh_token, instance_url, id, scope } = parsed.data;
  const [organization = '', user = ''] = new URL(id).pathname.split('/').slice(-2);
  const [accountId, userId] = [recordIdOf(organization), recordIdOf(user)];
  const apiUrl = instance_url.replace(/\/+$/, '');
  if (accountId === null || userId === null || !isTrustedInstance(app, apiUrl)) {
    throw unreachable(new Error('the token endpoint named an organization, user or address that cannot be'));
  }
  return {
    accountId,
    userId,
    apiUrl,
    accessToken: access_token,
    refreshToken: refresh_token ?? standing,
    expiresAt: new Date(askedAt + lifeMs),
    scopes: (scope ?? '').split(' ').filter(Boolean),
  };
}

async function post(app: SalesforceApp, at: string, grant: Readonly<Record<string, string>>, path = 'token') {
  const signal = AbortSignal.timeout(app.timeoutMs ?? 8_000);
  const { clientId, clientSecret } = app;
  try {
    // In the body only: a query ends up in logs. A redirect would carry our secret elsewhere.
    const response = await fetch(`${at}/services/oauth2/${path}`, {
      method: 'POST',
      body: new URLSearchParams({ ...grant, client_id: clientId, client_secret: clientSecret }),
      redirect: 'error',
      signal,
    });
    const text = await readLimited(response, answerBytesMax, signal);
    return { status: response.status, body: jsonOrNull(text) };
  } catch (error) {
    throw unreachable(error);
  }
}

const refusalSchema = z.object({
  error: z.string().catch(''),
  error_description: z.string().optional().catch(undefined),
});

const ours = new Set([
  'invalid_client',
  'invalid_client_id',
  'invalid_client_credentials',
  'redirect_uri_mismatch',
  'unsupported_grant_type',
  'invalid_app_access',
  'invalid_scope',
]);
const revoked = new Set(['invalid_grant', 'access_denied', 'inactive_user', 'inactive_org', 'invalid_request']);

/** Only what Salesforce says in words proves that access is gone; a passing fault must not end a connection. */
function refusal(status: number, body: unknown): Fault {
  const { error } = refusalSchema.safeParse(body).data ?? { error: '' };
  if (status < 400 || status >= 500 || status === 429)
    return unreachable(new Error(`the token endpoint answered ${status}`));
  if (ours.has(error)) {
    const message = `Salesforce does not accept our app's own set-up (${error}). Whoever runs Fieldward has to correct it.`;
    return new Fault('crm_access_lost', message, { reason: 'configuration', said: error });
  }
  if (!revoked.has(error)) return unreachable(new Error(`the token endpoint answered ${status} ${error}`));
  const message = 'Salesforce has withdrawn this access, or granting it took too long. It has to be granted again.';
  return new Fault('crm_access_lost', message, { reason: 'revoked', said: error });
}

function unreachable(cause: unknown): Fault {
  const message = 'Salesforce did not answer when asked for access. Try again in a moment.';
  return new Fault('crm_unreachable', message, {}, { cause });
}
