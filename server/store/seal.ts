import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/**
 * AES-256-GCM over a text, bound to a place: what was sealed for one tenant's row cannot be opened from another's.
 * @param place tenant and purpose, authenticated but not secret
 */
export function seal(key: Uint8Array, place: string, text: string): Buffer {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(place));
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
}

/** @throws when key, place or bytes are not the ones of `seal` */
export function unseal(key: Uint8Array, place: string, sealed: Uint8Array): string {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12)).setAAD(Buffer.from(place));
  decipher.setAuthTag(sealed.subarray(12, 28));
  return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]).toString('utf8');
}

/** Sealed texts that travel in an address. The purpose keeps one kind from passing for another. */
export function sealedTokens(key: Uint8Array) {
  const place = (purpose: string) => `token|${purpose}`;
  return {
    seal: (purpose: string, text: string) => seal(key, place(purpose), text).toString('base64url'),
    open: (purpose: string, token: string) => {
      try {
        return unseal(key, place(purpose), Buffer.from(token, 'base64url'));
      } catch {
        return null;
      }
    },
  };
}
