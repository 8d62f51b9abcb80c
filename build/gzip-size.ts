import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

/** How many bytes the files of a folder come to after gzip, each by itself, as a browser loads them. */
export async function gzipSize(folder: string): Promise<number> {
  const files = await readdir(folder);
  const sizes = await Promise.all(files.map(async (file) => gzipSync(await readFile(path.join(folder, file))).length));
  return sizes.reduce((sum, size) => sum + size, 0);
}
