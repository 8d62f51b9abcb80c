import { copyFile, mkdir, rm, symlink } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ask, createScene, postmasterPid } from './local-postgres-scene.ts';

type Scene = Awaited<ReturnType<typeof createScene>>;

let scene: Scene;
beforeAll(async () => {
  scene = await createScene();
});
// What a test leaves running is the next one's orphan to adopt.
afterEach(async () => {
  await scene.killHolders();
});
afterAll(async () => {
  await scene.clear();
});

describe('one Fieldward for each data directory', () => {
  it('lets exactly one of two simultaneous first starts win and tells the other who did', async () => {
    const holders = [scene.hold(), scene.hold()];
    const said = await Promise.all(holders.map(async (holder) => ({ pid: holder.pid, ...(await holder.next()) })));
    const winner = said.find(({ state }) => state === 'ready');
    const loser = said.find(({ state }) => state === 'refused');
    expect(loser).toMatchObject({ name: 'DataDirectoryInUse' });
    expect(loser?.message).toContain(`pid ${winner?.pid}`);
    expect(await ask(winner?.ownerUrl ?? '', 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('refuses a second start, by whatever name it calls the directory, and leaves the first unharmed', async () => {
    const holder = scene.hold();
    const { ownerUrl = '', cluster = '' } = await holder.next();
    const before = await postmasterPid(cluster);
    const refusal = { name: 'DataDirectoryInUse', pid: holder.pid, dataDirectory: scene.dataDirectory };
    await expect(scene.start()).rejects.toMatchObject(refusal);

    const alias = `${scene.dataDirectory}-alias`;
    await symlink(scene.dataDirectory, alias);
    const { startLocalPostgres } = await import('#store/local-postgres/start-local-postgres.ts');
    await expect(startLocalPostgres({ dataDirectory: alias, log: () => {} })).rejects.toMatchObject(refusal);
    await rm(alias);

    expect(await postmasterPid(cluster)).toBe(before);
    expect(await ask(ownerUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('adopts the PostgreSQL of a process that was killed, without a restart', async () => {
    const holder = scene.hold();
    const { ownerUrl = '', cluster = '' } = await holder.next();
    await ask(ownerUrl, 'create table kept as select 3 as n');
    const before = await postmasterPid(cluster);
    await holder.kill();
    const local = await scene.start();
    expect(await postmasterPid(cluster)).toBe(before);
    expect(await ask(local.ownerUrl, 'select n from kept')).toEqual([{ n: 3 }]);
    await local.stop();
  });

  it('starts although a left-over pid file names the PostgreSQL of another directory, and leaves that one alone', async () => {
    const neighbours = await createScene();
    const neighbour = await neighbours.start();
    const first = await scene.start();
    await first.stop();
    const pidFile = 'postmaster.pid';
    await copyFile(path.join(neighbour.dataDirectory, pidFile), path.join(first.dataDirectory, pidFile));
    const second = await scene.start();
    expect(second.ownerUrl).not.toBe(neighbour.ownerUrl);
    expect(await ask(second.ownerUrl, 'show data_directory')).toEqual([{ data_directory: second.dataDirectory }]);
    await second.stop();
    expect(await ask(neighbour.ownerUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
    await neighbour.stop();
    await neighbours.clear();
  });

  it('outlives the Ctrl-C that its process gets, until that process has stopped it', async () => {
    const holder = scene.hold();
    await holder.next();
    holder.interruptGroup();
    expect(await holder.next()).toEqual({ state: 'stopped', answer: 42 });
  });

  it('starts afresh after the data directory was deleted', async () => {
    const first = await scene.start();
    await ask(first.ownerUrl, 'create table forgotten (n int)');
    await first.stop();
    await rm(scene.dataDirectory, { recursive: true });
    await mkdir(scene.dataDirectory);
    const second = await scene.start();
    expect(await ask(second.ownerUrl, "select to_regclass('forgotten') as found")).toEqual([{ found: null }]);
    await second.stop();
    await first.remove();
  });
});
