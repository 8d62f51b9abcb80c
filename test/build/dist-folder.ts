import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { distRoot } from '../../build/layout.ts';

/** A folder of its own below dist/: a staged screen finds the project's packages only from inside the checkout. */
export async function distFolder(): Promise<string> {
  await mkdir(distRoot, { recursive: true });
  return mkdtemp(path.join(distRoot, 'test-'));
}

/** The same, gone when the test is over. */
export async function distFolderForThisTest(): Promise<string> {
  const folder = await distFolder();
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}
