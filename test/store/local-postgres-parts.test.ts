import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { copyForOthers, packagedPostgres } from '#store/local-postgres/binaries.ts';
import { keepOnce } from '#store/local-postgres/keep-once.ts';
import { openDirectory } from '#store/local-postgres/prepare-cluster.ts';
import { isRunning, lifeOf } from '#store/local-postgres/process-facts.ts';

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'fieldward-parts-'));
});
afterEach(async () => {
  await rm(directory, { recursive: true, force: true });
});

describe('a file that is made once', () => {
  it('gives every simultaneous caller the same text and leaves nothing beside it', async () => {
    const file = path.join(directory, 'word');
    const callers = Array.from({ length: 20 }, (_, caller) => keepOnce(file, () => `word of ${caller}`));
    const answers = new Set(await Promise.all(callers));
    expect(answers.size).toBe(1);
    expect(await readdir(directory)).toEqual(['word']);
    expect(answers.has(await readFile(file, 'utf8'))).toBe(true);
  });
});

describe('the packaged PostgreSQL', () => {
  it('says how to install it when the optional packages were left out', async () => {
    const missing = () => {
      throw new Error('Cannot find module');
    };
    await expect(packagedPostgres('linux-x64', missing)).rejects.toThrow(
      /without --omit=optional, or set DATABASE_URL/,
    );
  });

  it('says that a platform has none and what to do instead', async () => {
    await expect(packagedPostgres('sunos-x64')).rejects.toThrow(/not for sunos-x64\. Set DATABASE_URL/);
  });

  it('is copied so that other accounts may run it, even when it was installed for us alone', async () => {
    const native = path.join(directory, 'native');
    await mkdir(path.join(native, 'bin'), { recursive: true, mode: 0o700 });
    await mkdir(path.join(native, 'lib'), { mode: 0o700 });
    await writeFile(path.join(native, 'bin', 'postgres'), '', { mode: 0o700 });
    await writeFile(path.join(native, 'lib', 'libpq.so.5'), '', { mode: 0o600 });
    await symlink('libpq.so.5', path.join(native, 'lib', 'libpq.so'));

    const copy = await copyForOthers(native, '18.9.9', directory);
    const modeOf = async (...parts: string[]) => (await stat(path.join(copy, ...parts))).mode & 0o777;
    expect(await modeOf('bin')).toBe(0o755);
    expect(await modeOf('bin', 'postgres')).toBe(0o755);
    expect(await modeOf('lib', 'libpq.so')).toBe(0o644);
    expect((await readdir(directory)).sort()).toEqual(['native', 'postgres-18.9.9']);
  });
});

describe('the data directory', () => {
  it('names itself and the reason when it cannot be made', async () => {
    const file = path.join(directory, 'file');
    await writeFile(file, '');
    const inside = path.join(file, 'data');
    await expect(openDirectory(inside)).rejects.toThrow(`The data directory ${inside} cannot be used: ENOTDIR`);
  });
});

describe('a process', () => {
  it('counts as gone when it ended and only its parent has not noticed', async () => {
    // The shell's child lives until its input ends; by then the shell is a program that never looks after children.
    const script = 'exec 3<&0; cat <&3 >/dev/null & echo $!; exec sleep 60';
    const parent = spawn('sh', ['-c', script], { stdio: ['pipe', 'pipe', 'ignore'] });
    const [said] = await once(parent.stdout, 'data');
    const child = Number(String(said).trim());
    const nameOfParent = async () => (await readFile(`/proc/${parent.pid}/comm`, 'utf8')).trim();
    await expect.poll(nameOfParent, { timeout: 10_000 }).toBe('sleep');
    expect(await lifeOf(child)).toBe('ours');
    parent.stdin.end();
    await expect.poll(() => lifeOf(child), { timeout: 10_000 }).toBe('ended');
    expect(await isRunning(child)).toBe(false);
    expect(await isRunning(parent.pid ?? 0)).toBe(true);
    parent.kill('SIGKILL');
    await once(parent, 'exit');
    expect(await lifeOf(parent.pid ?? 0)).toBe('gone');
  });
});
