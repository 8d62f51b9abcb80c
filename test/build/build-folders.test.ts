import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { withBuildLock } from '../../build/build-lock.ts';
import { hashOfInputs } from '../../build/inputs-hash.ts';
import { replaceDirectory } from '../../build/replace-directory.ts';
import { distFolderForThisTest } from './dist-folder.ts';

describe('what a build leaves behind', () => {
  it('replaces the earlier result as a whole, so that no file of it stays', async () => {
    const target = path.join(await distFolderForThisTest(), 'result');
    await replaceDirectory(target, (folder) => writeFile(path.join(folder, 'old.txt'), 'old'));
    await replaceDirectory(target, (folder) => writeFile(path.join(folder, 'new.txt'), 'new'));
    expect(await readdir(target)).toEqual(['new.txt']);
  });

  it('keeps the earlier result and no debris when a build breaks off', async () => {
    const parent = await distFolderForThisTest();
    const target = path.join(parent, 'result');
    await replaceDirectory(target, (folder) => writeFile(path.join(folder, 'good.txt'), 'good'));
    const broken = replaceDirectory(target, async (folder) => {
      await writeFile(path.join(folder, 'half.txt'), 'half');
      throw new Error('broke off');
    });
    await expect(broken).rejects.toThrow('broke off');
    expect(await readdir(target)).toEqual(['good.txt']);
    expect(await readdir(parent)).toEqual(['result']);
  });

  it('counts as changed when a file is edited, renamed or added, and as the same when nothing happened', async () => {
    const root = await distFolderForThisTest();
    await mkdir(path.join(root, 'in'));
    await writeFile(path.join(root, 'in', 'a'), '1');
    const hashes = [await hashOfInputs(root, ['in', 'absent'], 'x')];
    expect(await hashOfInputs(root, ['in', 'absent'], 'x')).toBe(hashes[0]);
    await writeFile(path.join(root, 'in', 'a'), '2');
    hashes.push(await hashOfInputs(root, ['in'], 'x'));
    await writeFile(path.join(root, 'in', 'b'), '');
    hashes.push(await hashOfInputs(root, ['in'], 'x'));
    hashes.push(await hashOfInputs(root, ['in'], 'y'));
    expect(new Set(hashes).size).toBe(hashes.length);
  });
});

describe('two builds at once', () => {
  it('run one after the other', async () => {
    const folder = await distFolderForThisTest();
    const steps: string[] = [];
    const work = (name: string) => async () => {
      steps.push(`${name} starts`);
      await writeFile(path.join(folder, name), name);
      await readFile(path.join(folder, name));
      steps.push(`${name} ends`);
    };
    await Promise.all([withBuildLock(folder, work('one')), withBuildLock(folder, work('two'))]);
    expect(steps).toHaveLength(4);
    expect(steps[1]).toBe(steps[0]?.replace('starts', 'ends'));
  });

  it('do not wait for a process that died with the lock in its hand', async () => {
    const folder = await distFolderForThisTest();
    // Beyond the largest process number that Linux gives out.
    await writeFile(path.join(folder, '.build-lock'), '4194305');
    expect(await withBuildLock(folder, async () => 'built')).toBe('built');
    expect(await readdir(folder)).toEqual([]);
  });

  it('give the lock back when a build fails', async () => {
    const folder = await distFolderForThisTest();
    await expect(withBuildLock(folder, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await readdir(folder)).toEqual([]);
  });
});
