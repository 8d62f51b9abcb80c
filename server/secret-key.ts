import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * The key that seals CRM credentials: from the environment, or made once in the data directory, readable by its owner
 * only. Whoever has the database but not this file can read no token.
 */
export async function loadSecretKey(given: string | null, dataDirectory: string): Promise<Uint8Array> {
  if (given !== null) return Buffer.from(given, 'base64');
  await mkdir(dataDirectory, { recursive: true, mode: 0o700 });
  const file = path.join(dataDirectory, 'secret.key');
  await writeFile(file, randomBytes(32).toString('base64'), { flag: 'wx', mode: 0o600 }).catch((error: unknown) => {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  });
  const key = Buffer.from((await readFile(file, 'utf8')).trim(), 'base64');
  if (key.length !== 32)
    throw new Error(`${file} does not hold 32 bytes. Restore it: without it no CRM credential opens.`);
  return key;
}
