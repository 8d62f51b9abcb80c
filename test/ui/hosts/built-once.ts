import { access } from 'node:fs/promises';
import path from 'node:path';
import { inject } from 'vitest';
import { withBuildLock } from '../../../build/build-lock.ts';

/**
 * A bundle that several test files load into their browsers: the first of a run that asks for it builds it, the others
 * wait for that one and share its result.
 * @param build has to put its result in place as a whole; loads its bundler itself, which most callers then do without
 * @returns the folder of the bundle
 */
export async function builtOnce(name: string, build: (target: string) => Promise<unknown>): Promise<string> {
  const folder = path.join(inject('bundles'), name);
  const target = path.join(folder, 'bundle');
  await withBuildLock(folder, async () => {
    const isThere = await access(target).then(
      () => true,
      () => false,
    );
    if (!isThere) await build(target);
  });
  return target;
}
