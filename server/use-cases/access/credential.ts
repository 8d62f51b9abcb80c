import { timingSafeEqual } from 'node:crypto';
import { digestOf } from '#domain/log/hash.ts';
import type { TenantId } from '#domain/shared/ids.ts';

/** `fwk` = an agent's key, `fws` = a person's session. */
export type CredentialKind = 'fwk' | 'fws';

/**
 * A bearer token that names its own tenant and row, so that no look-up can cross tenants, and proves itself by 256
 * random bits, of which only the SHA-256 is kept (a slow hash would add nothing against that much randomness).
 */
export function makeCredential(kind: CredentialKind, tenantId: TenantId, id: string, secretHex: string) {
  const tenant = Buffer.from(tenantId).toString('base64url');
  return { token: `${kind}_${tenant}.${id}.${secretHex}`, secretHash: digestOf(secretHex) };
}

export interface ParsedCredential {
  readonly kind: CredentialKind;
  readonly tenantId: TenantId;
  readonly id: string;
  readonly secretHex: string;
}

/** Reads a token; anything that is not exactly one gives `null`. From the network; not trusted. */
export function parseCredential(token: string): ParsedCredential | null {
  const match = /^(fwk|fws)_([A-Za-z0-9_-]{1,200})\.((?:key|ses)_[0-9a-z]{26})\.([0-9a-f]{64})$/.exec(token);
  if (match === null) return null;
  const [, kind = '', tenant = '', id = '', secretHex = ''] = match;
  const tenantId = Buffer.from(tenant, 'base64url').toString('utf8');
  if (!/^[a-z]+\.[A-Za-z0-9]{1,40}$/.test(tenantId)) return null;
  return { kind: kind as CredentialKind, tenantId: tenantId as TenantId, id, secretHex };
}

/** Compares in constant time, so that an answer's delay tells nothing about the hash. */
export function isSecretOf(secretHex: string, secretHash: string): boolean {
  const given = Buffer.from(digestOf(secretHex));
  const kept = Buffer.from(secretHash);
  return given.length === kept.length && timingSafeEqual(given, kept);
}
