import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, createScene, postmasterPid } from './local-postgres-scene.ts';

type Scene = Awaited<ReturnType<typeof createScene>>;

let scene: Scene;
beforeAll(async () => {
  scene = await createScene();
});
afterAll(async () => {
  await scene.clear();
});

describe('a PostgreSQL of our own', () => {
  it('keeps its data between starts, below a directory that only we may enter', async () => {
    const first = await scene.start();
    await ask(first.ownerUrl, 'create table kept (word text); insert into kept values ($$still here$$)');
    await first.stop();
    const second = await scene.start();
    expect(await ask(second.ownerUrl, 'select word from kept')).toEqual([{ word: 'still here' }]);
    await second.stop();
  });

  it('writes durably, sorts by code point, and listens on loopback only', async () => {
    const local = await scene.start();
    const wanted = ['fsync', 'synchronous_commit', 'full_page_writes', 'listen_addresses', 'unix_socket_directories'];
    const rows = await ask<{ name: string; setting: string }>(
      local.ownerUrl,
      `select name, setting from pg_settings where name in (${wanted.map((name) => `'${name}'`).join(',')})`,
    );
    expect(Object.fromEntries(rows.map(({ name, setting }) => [name, setting]))).toEqual({
      fsync: 'on',
      synchronous_commit: 'on',
      full_page_writes: 'on',
      listen_addresses: '127.0.0.1',
      unix_socket_directories: '',
    });
    const database = 'select datlocprovider p, datlocale l, pg_encoding_to_char(encoding) e from pg_database';
    expect(await ask(local.ownerUrl, `${database} where datname = current_database()`)).toEqual([
      { p: 'b', l: 'C.UTF-8', e: 'UTF8' },
    ]);
    await local.stop();
  });

  it('lets nobody in without the password, which only its owner may read', async () => {
    const local = await scene.start();
    const guessed = new URL(local.ownerUrl);
    guessed.password = 'guessed';
    await expect(ask(guessed.toString(), 'select 1')).rejects.toMatchObject({ code: '28P01' });
    const file = path.join(scene.dataDirectory, 'postgres.password');
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(new URL(local.ownerUrl).password).toBe((await readFile(file, 'utf8')).trim());
    await local.stop();
  });

  it('never runs as root, and its files belong to the account it runs as', async () => {
    const local = await scene.start();
    const program = await stat(`/proc/${await postmasterPid(local.dataDirectory)}`);
    expect(program.uid).not.toBe(0);
    const files = await stat(local.dataDirectory);
    expect({ uid: files.uid, mode: files.mode & 0o777 }).toEqual({ uid: program.uid, mode: 0o700 });
    await local.stop();
  });

  it('tells that it went away even when the listener comes later, and recovers at the next start', async () => {
    const local = await scene.start();
    await ask(local.ownerUrl, 'create table survived as select 7 as n');
    process.kill(await postmasterPid(local.dataDirectory), 'SIGKILL');
    const reason = await new Promise<string>((resolve) => local.onExit(resolve));
    expect(reason).toContain('PostgreSQL went away');
    const next = await scene.start();
    expect(await ask(next.ownerUrl, 'select n from survived')).toEqual([{ n: 7 }]);
    await next.stop();
  });

  it('says nothing of a loss when it was stopped on purpose, and can be stopped twice', async () => {
    const local = await scene.start();
    const reasons: string[] = [];
    local.onExit((reason) => reasons.push(reason));
    await Promise.all([local.stop(), local.stop()]);
    await local.stop();
    expect(reasons).toEqual([]);
  });

  it('starts although the number in a left-over pid file now belongs to another program', async () => {
    const first = await scene.start();
    await first.stop();
    const file = path.join(first.dataDirectory, 'postmaster.pid');
    const stale = `${process.pid}\n${first.dataDirectory}\n1\n1\n\n127.0.0.1\n1 1\nready   \n`;
    await writeFile(file, stale);
    const second = await scene.start();
    expect(await postmasterPid(second.dataDirectory)).not.toBe(process.pid);
    await second.stop();
  });

  it('clears what a first start that was killed half-way left behind', async () => {
    const first = await scene.start();
    await first.stop();
    const left = `${first.dataDirectory}.0123456789ab.partial.password`;
    await writeFile(left, 'half');
    const second = await scene.start();
    await second.stop();
    expect((await readdir(path.dirname(left))).filter((name) => name.includes('partial'))).toEqual([]);
  });

  it('names the file to restore when the password no longer opens the database', async () => {
    const file = path.join(scene.dataDirectory, 'postgres.password');
    const right = await readFile(file, 'utf8');
    await writeFile(file, 'wrong');
    await expect(scene.start()).rejects.toMatchObject({
      name: 'LocalPostgresError',
      message: expect.stringContaining(file),
    });
    await writeFile(file, right);
    const local = await scene.start();
    expect(await ask(local.ownerUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
    await local.stop();
  });

  it('shows what PostgreSQL said when its files are not usable', async () => {
    const local = await scene.start();
    await local.stop();
    const file = path.join(local.dataDirectory, 'postgresql.auto.conf');
    const right = await readFile(file, 'utf8');
    await writeFile(file, 'no_such_setting = on\n');
    await expect(scene.start()).rejects.toThrow(/PostgreSQL does not start[\s\S]*no_such_setting/);
    await writeFile(file, right);
  });

  it('refuses files of another major version instead of touching them', async () => {
    const local = await scene.start();
    await local.stop();
    const file = path.join(local.dataDirectory, 'PG_VERSION');
    await writeFile(file, '15\n');
    await expect(scene.start()).rejects.toThrow(/made by PostgreSQL 15/);
    await writeFile(file, '18\n');
  });
});
