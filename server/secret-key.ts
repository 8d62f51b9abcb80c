import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { keepOnce } from '#store/local-postgres/keep-once.ts';
import type { RootKeys } from '#store/secrets/root-keys.ts';

/**
 * The keys that seal everything secret in the database: from the environment, or made once in the data directory,
 * readable by its owner only. The first one seals, all of them open. Whoever has the database but not these can read no
 * token.
 */
export async function loadRootKeys(given: string | null, dataDirectory: string): Promise<RootKeys> {
  if (given !== null) return rootKeysFrom(given.split(','), 'FIELDWARD_SECRET_KEY');
  await mkdir(dataDirectory, { recursive: true, mode: 0o700 });
  const file = fileIn(dataDirectory);
  return rootKeysFrom((await keepOnce(file, freshRootKey)).split('\n'), file);
}

/** Puts a new key before those of the data directory. @returns the file */
export async function addRootKey(dataDirectory: string): Promise<string> {
  const file = fileIn(dataDirectory);
  const standing = await readFile(file, 'utf8');
  // Beside and then over it: a crash leaves the old file or the new one, never half of one.
  await writeFile(`${file}.new`, `${freshRootKey()}\n${standing.trim()}\n`, { flag: 'wx', mode: 0o600 });
  await rename(`${file}.new`, file);
  return file;
}

/** 32 random bytes in base64. */
export function freshRootKey(): string {
  return randomBytes(32).toString('base64');
}

function fileIn(dataDirectory: string): string {
  return path.join(dataDirectory, 'secret.key');
}

function rootKeysFrom(texts: readonly string[], place: string): RootKeys {
  const [first, ...more] = texts.map((text) => Buffer.from(text.trim(), 'base64'));
  if (first === undefined || [first, ...more].some((key) => key.length !== 32)) {
    throw new Error(`${place} does not hold keys of 32 bytes. Restore it: without them no CRM credential opens.`);
  }
  return [first, ...more];
}
