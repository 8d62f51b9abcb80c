import { createPublicKey } from 'node:crypto';
import { decodeJwt, errors, type JWTPayload, jwtVerify } from 'jose';
import * as z from 'zod';
import { recordIdOf } from './record-id.ts';

/** Longer than a page needs to hand a token over; whoever finds one in a log finds an old one. */
const longestLifeSeconds = 120;
const clockSkewSeconds = 30;
const tokenMax = 8_000;

export interface HostTokenOptions {
  /** Exactly what the organization's Apex class was configured with: our public address. */
  readonly audience: string;
  /** PEM certificates or public keys that this account trusts; none for an account that nobody connected. */
  readonly publicKeysOf: (accountId: string) => Promise<readonly string[]>;
  readonly now: Date;
}

export type HostToken =
  | {
      readonly ok: true;
      readonly user: { crm: 'salesforce'; accountId: string; userId: string; email: string };
      readonly proofId: string;
      readonly expiresAt: Date;
    }
  /** For the operator's log. */
  | { readonly ok: false; readonly reason: string };

const claimsSchema = z.object({
  iss: z.string(),
  sub: z.string(),
  exp: z.number(),
  iat: z.number(),
  jti: z.string().min(8).max(200),
  email: z.string().max(320).catch(''),
});

/**
 * Checks a token that Apex code signed for the user who looks at a record page: RS256 and nothing else, with a
 * certificate of the very organization that it claims to come from. From the network; not trusted. What it says of a
 * record is not read: the page chose it.
 */
export async function verifyHostToken(token: string, options: HostTokenOptions): Promise<HostToken> {
  if (token.length > tokenMax) return { ok: false, reason: 'too_long' };
  const accountId = recordIdOf(claimed(token).iss);
  if (accountId === null) return { ok: false, reason: 'issuer' };
  const keys = await options.publicKeysOf(accountId);
  if (keys.length === 0) return { ok: false, reason: 'unknown_organization' };
  let reason = 'signature';
  for (const pem of keys) {
    try {
      const { payload } = await jwtVerify(token, createPublicKey(pem), {
        algorithms: ['RS256'],
        audience: options.audience,
        currentDate: options.now,
        clockTolerance: clockSkewSeconds,
        requiredClaims: ['iss', 'sub', 'aud', 'exp', 'iat', 'jti'],
      });
      return fromClaims(payload, accountId, options.now);
    } catch (error) {
      // Another of the organization's certificates may fit; what the token itself lacks, none can mend.
      if (!(error instanceof errors.JWSSignatureVerificationFailed)) reason = codeOf(error);
    }
  }
  return { ok: false, reason };
}

function fromClaims(payload: JWTPayload, accountId: string, now: Date): HostToken {
  const parsed = claimsSchema.safeParse(payload);
  if (!parsed.success) return { ok: false, reason: 'claims' };
  const { iss, sub, exp, iat, jti, email } = parsed.data;
  const userId = recordIdOf(sub);
  if (recordIdOf(iss) !== accountId || userId === null || !userId.startsWith('005'))
    return { ok: false, reason: 'claims' };
  if (exp - iat > longestLifeSeconds) return { ok: false, reason: 'lifetime' };
  if (iat > now.getTime() / 1000 + clockSkewSeconds) return { ok: false, reason: 'in_the_future' };
  const user = { crm: 'salesforce', accountId, userId, email } as const;
  return { ok: true, user, proofId: `jwt:${jti}`, expiresAt: new Date((exp + clockSkewSeconds) * 1000) };
}

/** What a token claims that proved nothing: whose it is, and when it was made. `null` when it names no organization. */
export function claimedOrigin(token: string): { accountId: string; issuedAtMs: number | null } | null {
  if (token.length > tokenMax) return null;
  const { iss, iat } = claimed(token);
  const accountId = recordIdOf(iss);
  return accountId?.startsWith('00D') === true ? { accountId, issuedAtMs: iat === null ? null : iat * 1000 } : null;
}

/** Only to know whose certificates to try; nothing of it is believed before one fits. */
function claimed(token: string): { iss: string; iat: number | null } {
  try {
    // The types are a promise of the sender: JSON can hold anything there.
    const { iss, iat }: { iss?: unknown; iat?: unknown } = decodeJwt(token);
    return { iss: typeof iss === 'string' ? iss : '', iat: typeof iat === 'number' ? iat : null };
  } catch {
    return { iss: '', iat: null };
  }
}

function codeOf(error: unknown): string {
  return error instanceof errors.JOSEError ? error.code : 'malformed';
}
