import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import path from 'node:path';

/**
 * Fills a fresh folder and puts it in the place of `target` at once, so that a build that breaks off leaves the earlier
 * result whole and a running server never serves half of a new one.
 */
export async function replaceDirectory(target: string, fill: (folder: string) => Promise<void>): Promise<void> {
  const parent = path.dirname(target);
  await mkdir(parent, { recursive: true });
  const fresh = await mkdtemp(path.join(parent, `.${path.basename(target)}-`));
  try {
    await fill(fresh);
    const old = `${fresh}-old`;
    await rename(target, old).catch(ignoreMissing);
    await rename(fresh, target);
    await rm(old, { recursive: true, force: true });
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
}

function ignoreMissing(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error;
}
