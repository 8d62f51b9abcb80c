import { createPrivateKey, createPublicKey, generateKeyPairSync, randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';
import type { ApexClaims } from './options.ts';

const validityMaxSeconds = 120;

/** The organization's own certificate, with which its Apex code signs. @returns PKCS #8, PEM */
export function newOrgKey(): string {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}

/** @returns SPKI, PEM */
export function publicKeyOf(orgKey: string): string {
  return createPublicKey(createPrivateKey(orgKey)).export({ type: 'spki', format: 'pem' }).toString();
}

/** What `Auth.JWT` and `Auth.JWS` make of the claims. */
export function signAsApex(
  { orgKey, organizationId, now }: { orgKey: string; organizationId: string; now: Date },
  { audience, recordId, objectApiName, validitySeconds = validityMaxSeconds, jti = randomUUID() }: ApexClaims,
  userId: string,
): Promise<string> {
  const issuedAt = Math.floor(now.getTime() / 1000);
  const claims = {
    ...(recordId === undefined ? {} : { recordId }),
    ...(objectApiName === undefined ? {} : { objectApiName }),
  };
  return new SignJWT(claims)
    .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: 'Fieldward' })
    .setIssuer(organizationId)
    .setSubject(userId)
    .setAudience(audience)
    .setJti(jti)
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + Math.min(validitySeconds, validityMaxSeconds))
    .sign(createPrivateKey(orgKey));
}
