import { randomBytes } from 'node:crypto';
import { link, readFile, rm, writeFile } from 'node:fs/promises';

/**
 * The text of a file for our eyes only, made by whoever comes first. Written beside its place and linked into it:
 * two starts at once agree on one text, and neither a reader nor a crash ever meets half of it.
 */
export async function keepOnce(file: string, make: () => string): Promise<string> {
  const known = await readFile(file, 'utf8').catch(unless('ENOENT'));
  if (known !== undefined) return known.trim();
  const partial = `${file}.${randomBytes(6).toString('hex')}.partial`;
  await writeFile(partial, make(), { flag: 'wx', mode: 0o600 });
  try {
    await link(partial, file).catch(unless('EEXIST'));
  } finally {
    await rm(partial, { force: true });
  }
  return (await readFile(file, 'utf8')).trim();
}

/** Lets one kind of failure pass as `undefined`. */
export function unless(code: string): (error: unknown) => undefined {
  return (error) => {
    if (!(error instanceof Error && 'code' in error && error.code === code)) throw error;
  };
}
