import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';

/** SHA-256, in hex, over the names and bytes of everything below the given files and folders, and over `extra`. */
export async function hashOfInputs(root: string, inputs: string[], extra: string): Promise<string> {
  const hash = createHash('sha256').update(extra);
  for (const input of inputs) {
    for (const file of await filesBelow(path.join(root, input))) {
      hash.update(`\0${path.relative(root, file)}\0`).update(await readFile(file));
    }
  }
  return hash.digest('hex');
}

async function filesBelow(entry: string): Promise<string[]> {
  const stats = await stat(entry).catch(() => undefined);
  if (!stats) return [];
  if (stats.isFile()) return [entry];
  const entries = await readdir(entry, { withFileTypes: true, recursive: true });
  return entries
    .filter((found) => found.isFile())
    .map((found) => path.join(found.parentPath, found.name))
    .sort();
}
