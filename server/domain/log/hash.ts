import { createHmac, hash } from 'node:crypto';

/** RFC 6962 §2.1: the leaf hash of one log entry. The 0x00 keeps a leaf from passing for an inner node. */
export function leafHash(entry: Uint8Array): Uint8Array {
  const leaf = new Uint8Array(1 + entry.length);
  leaf.set(entry, 1);
  return hash('sha256', leaf, 'buffer');
}

/** SHA-256, hex. */
export function digestOf(bytes: Uint8Array | string): string {
  return hash('sha256', bytes);
}

/**
 * HMAC-SHA-256 under a key of 32 bytes, hex.
 * @throws TypeError for any other key: Buffer cuts a malformed one short without a word, and under an empty key every
 * hash could be guessed
 */
export function keyedHash(keyHex: string, bytes: Uint8Array): string {
  if (!/^[0-9a-f]{64}$/.test(keyHex)) throw new TypeError('key is not 32 bytes of lower-case hex');
  // As text with its encoding: a key that comes as a Buffer costs Node seven times as much.
  return createHmac('sha256', keyHex, { encoding: 'hex' }).update(bytes).digest('hex');
}
