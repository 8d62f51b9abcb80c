import { createPublicKey } from 'node:crypto';
import { jwtVerify } from 'jose';
import type { Site } from '../site.ts';
import { invalidGrant, OAuthError } from './oauth-error.ts';

const audiences = ['https://login.salesforce.com', 'https://test.salesforce.com'];
const validityMaxSeconds = 180;

/**
 * The user whom an assertion speaks for: signed by the key that is registered with the app, for us, for three minutes
 * at most.
 * @throws OAuthError
 */
export async function userOfAssertion(site: Site, assertion: string | undefined): Promise<string> {
  if (site.jwtBearerKey === undefined) throw new OAuthError('invalid_client_id', 'client identifier invalid');
  if (assertion === undefined || assertion === '') throw invalidGrant('missing required assertion');
  const { payload } = await jwtVerify(assertion, createPublicKey(site.jwtBearerKey), {
    algorithms: ['RS256'],
    issuer: site.app.clientId,
    audience: [...audiences, site.url],
    requiredClaims: ['exp', 'sub'],
    currentDate: site.now(),
  }).catch((error: unknown) => {
    throw refusalFor(error);
  });
  const leftSeconds = (payload.exp ?? 0) - site.now().getTime() / 1000;
  if (leftSeconds > validityMaxSeconds) throw invalidGrant('assertion expiration is too far in the future');
  const user = site.users.find(({ username }) => username === payload.sub);
  if (!user?.isActive) throw invalidGrant("user hasn't approved this consumer");
  return user.id;
}

function refusalFor(error: unknown): OAuthError {
  const { code, claim } = (error ?? {}) as { code?: string; claim?: string };
  if (code === 'ERR_JWT_EXPIRED') return invalidGrant('assertion has expired');
  if (claim === 'aud') return invalidGrant('audience is invalid');
  if (claim === 'iss') return new OAuthError('invalid_client_id', 'client identifier invalid');
  return invalidGrant('invalid assertion');
}
