import * as z from 'zod';
import { Fault } from '#domain/shared/fault.ts';
import { jsonOrNull, readLimited } from '../limited-body.ts';

/** How our app is registered with HubSpot. */
export interface OAuthApp {
  /** HubSpot's API, e.g. https://api.hubapi.com. From configuration only. */
  readonly apiUrl: string;
  /** HubSpot's page for installing apps, e.g. https://app.hubspot.com/oauth/authorize. */
  readonly authorizePage: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly scopes: readonly string[];
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** The longest wait for an answer; 8 s when absent. A row lock is held meanwhile. */
  readonly timeoutMs?: number;
}

export interface HubSpotGrant {
  readonly accessToken: string;
  /** HubSpot may replace it at any refresh: persist it before the access token is used. */
  readonly refreshToken: string;
  readonly expiresAt: Date;
  readonly hubId: string;
  /** Who installed; `null` when HubSpot does not say. */
  readonly userId: string | null;
  readonly scopes: readonly string[];
}

// Supported for 18 months like the CRM's versions, but on a calendar of its own.
const tokenPath = '/oauth/2026-03/token';
const revokePath = '/oauth/2026-03/token/revoke';
const answerBytesMax = 256 * 1024;

/** Where an admin is sent to install. `state` must be one that only this browser's session can bring back. */
export function authorizeUrl(
  app: OAuthApp,
  request: { state: string; redirectUri: string; codeChallenge: string },
): string {
  const url = new URL(app.authorizePage);
  url.searchParams.set('client_id', app.clientId);
  url.searchParams.set('redirect_uri', request.redirectUri);
  url.searchParams.set('scope', app.scopes.join(' '));
  url.searchParams.set('state', request.state);
  // HubSpot documents the verifier at its token endpoint and nothing about the challenge here (unverified). A server
  // that knew only one of the two would go by the client secret, as before PKCE.
  url.searchParams.set('code_challenge', request.codeChallenge);
  url.searchParams.set('code_challenge_method', 'S256');
  return url.href;
}

/** @throws Fault `crm_access_lost` when HubSpot refuses the code or our app, `crm_unreachable` */
export async function exchangeCode(
  app: OAuthApp,
  request: { code: string; redirectUri: string; codeVerifier: string },
): Promise<HubSpotGrant> {
  const { code, redirectUri, codeVerifier } = request;
  const grant = { grant_type: 'authorization_code', code, redirect_uri: redirectUri, code_verifier: codeVerifier };
  return grantFrom(app, grant, null);
}

/** @throws Fault `crm_access_lost` when the account has to be connected again, `crm_unreachable` */
export async function refreshToken(app: OAuthApp, token: string): Promise<HubSpotGrant> {
  return grantFrom(app, { grant_type: 'refresh_token', refresh_token: token }, token);
}

/**
 * Gives a refresh token back. Whether the access tokens that came of it end with it HubSpot does not say. One that it does
 * not know any more is given back already.
 * @throws Fault `crm_unreachable`
 */
export async function revokeToken(app: OAuthApp, token: string): Promise<void> {
  const { status, body } = await post(app, { token, token_type_hint: 'refresh_token' }, revokePath);
  if (status >= 200 && status < 300) return;
  const fault = refusal(status, body);
  if (fault.code === 'crm_access_lost' && fault.facts.reason === 'revoked') return;
  throw unreachable(fault);
}

const tokenSchema = z.object({
  access_token: z.string().min(1).max(10_000),
  refresh_token: z.string().min(1).max(10_000).nullish(),
  expires_in: z
    .number()
    .positive()
    .max(366 * 86_400),
  hub_id: z.number().int().positive(),
  user_id: z.number().int().positive().nullish(),
  scopes: z.array(z.string()).nullish(),
});

async function grantFrom(
  app: OAuthApp,
  grant: Readonly<Record<string, string>>,
  standing: string | null,
): Promise<HubSpotGrant> {
  // Its lifetime runs from before the request: a slow answer must not make a token look fresher than it is.
  const askedAt = app.now();
  const { status, body } = await post(app, grant);
  if (status !== 200) throw refusal(status, body);
  const parsed = tokenSchema.safeParse(body);
  const token = parsed.data?.refresh_token ?? standing;
  if (!parsed.success || token === null) throw unreachable(parsed.error);
  const { access_token, expires_in, hub_id, user_id, scopes } = parsed.data;
  return {
    accessToken: access_token,
    refreshToken: token,
    expiresAt: new Date(askedAt + expires_in * 1_000),
    hubId: String(hub_id),
    userId: user_id === null || user_id === undefined ? null : String(user_id),
    scopes: scopes ?? [],
  };
}

async function post(app: OAuthApp, grant: Readonly<Record<string, string>>, path = tokenPath) {
  const signal = AbortSignal.timeout(app.timeoutMs ?? 8_000);
  const { clientId, clientSecret } = app;
  try {
    // In the body only: a query ends up in logs. A redirect would carry our secret elsewhere.
    const response = await fetch(app.apiUrl + path, {
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
  status: z.string().optional().catch(undefined),
  error: z.string().optional().catch(undefined),
});

const ours = new Set([
  'BAD_CLIENT_ID',
  'BAD_CLIENT_SECRET',
  'BAD_REDIRECT_URI',
  'BAD_GRANT_TYPE',
  'invalid_client',
  'unauthorized_client',
  'unsupported_grant_type',
  'redirect_uri_mismatch',
  'invalid_scope',
]);
const revoked = new Set(['BAD_REFRESH_TOKEN', 'BAD_AUTH_CODE', 'BAD_HUB', 'invalid_grant', 'access_denied']);

/**
 * Only what HubSpot says in words proves that access is gone. A bare 401 does not, and taking a passing fault for a
 * revocation would throw away an account's connection.
 */
function refusal(httpStatus: number, body: unknown): Fault {
  const { status = '', error = '' } = refusalSchema.safeParse(body).data ?? {};
  // HubSpot's own code is the finer one: "invalid_grant" comes with a wrong redirect URI too.
  const said = [status, error].find((code) => ours.has(code) || revoked.has(code));
  const isFinal = httpStatus >= 400 && httpStatus < 500 && httpStatus !== 429 && said !== undefined;
  if (!isFinal) return unreachable(new Error(`the token endpoint answered ${httpStatus} ${error}`));
  if (ours.has(said)) {
    const message = `HubSpot does not accept our app's own set-up (${said}). Whoever runs Fieldward has to correct it.`;
    return new Fault('crm_access_lost', message, { reason: 'configuration', said });
  }
  const message = 'HubSpot has withdrawn our access, or the install took too long. An admin has to connect it again.';
  return new Fault('crm_access_lost', message, { reason: 'revoked', said });
}

function unreachable(cause: unknown): Fault {
  const message = 'HubSpot did not answer when asked for access. Try again in a moment.';
  return new Fault('crm_unreachable', message, {}, { cause });
}
