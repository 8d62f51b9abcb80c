import { randomBytes } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { keepOnce } from '#store/local-postgres/keep-once.ts';

/**
 * The key that seals CRM credentials: from the environment, or made once in the data directory, readable by its owner
 * only. Whoever has the database but not this file can read no token.
 */
export async function loadSecretKey(given: string | null, dataDirectory: string): Promise<Uint8Array> {
  if (given !== null) return Buffer.from(given, 'base64');
  await mkdir(dataDirectory, { recursive: true, mode: 0o700 });
  const file = path.join(dataDirectory, 'secret.key');
  const key = Buffer.from(await keepOnce(file, () => randomBytes(32).toString('base64')), 'base64');
  if (key.length !== 32)
    throw new Error(`${file} does not hold 32 bytes. Restore it: without it no CRM credential opens.`);
  return key;
}
