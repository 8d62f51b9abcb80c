import { createHash, hkdfSync } from 'node:crypto';

/** The deployment's own keys, 32 bytes each: the first one seals, all of them open. */
export type RootKeys = readonly [Uint8Array, ...Uint8Array[]];

/**
 * HKDF-SHA-256: one key for one purpose, so that what is sealed for one can never be opened as another.
 * @param purpose never reworded: what it sealed would open no more
 */
export function keyFor(root: Uint8Array, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', root, new Uint8Array(0), `fieldward ${purpose}`, 32));
}

/** A name that tells two root keys apart and nothing about either. */
export function rootKeyId(root: Uint8Array): string {
  return createHash('sha256').update(keyFor(root, 'key id')).digest('hex').slice(0, 16);
}
