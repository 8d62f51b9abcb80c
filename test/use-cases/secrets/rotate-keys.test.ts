import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectionOf, saveConnection } from '#store/connections.ts';
import { keyRing } from '#store/secrets/key-wrapper.ts';
import { type RootKeys, rootKeyId } from '#store/secrets/root-keys.ts';
import { seal } from '#store/secrets/seal.ts';
import { openVault } from '#store/secrets/vault.ts';
import { decide, fileAndLook } from '#test/support/decide.ts';
import { acceptBody, dealAt } from '#test/support/filing.ts';
import { eventsOfType } from '#test/support/log.ts';
import { asOwner, openScene, type Scene, tenantId } from '#test/support/scene.ts';
import { rotateKeys } from '#use-cases/secrets/rotate-keys.ts';

const first = new Uint8Array(32).fill(9);
const account = { tenantId, crm: 'hubspot', holder: 'account' } as const;
let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

/** What another process with this ring works with. */
function processWith(roots: RootKeys) {
  const { store, now, newId, newSalt } = scene.fieldward.ctx;
  return { store, now, newId, newSalt, vault: openVault({ wrapper: keyRing(roots), roots, newId, now }) };
}

const connectionWith = (roots: RootKeys) => {
  const { store, vault } = processWith(roots);
  return store.read(tenantId, (tx) => connectionOf(tx, vault, account));
};

const keys = () =>
  asOwner<{ wrapped_by: string; retired: boolean }>(
    scene,
    'select wrapped_by, retired_at is not null as retired from data_key order by id',
  );

describe('rotating keys', () => {
  it('brings every data key under the new root key, after which the old one opens nothing', async () => {
    const next = randomBytes(32);
    const before = await connectionWith([first]);
    expect(await rotateKeys(processWith([next, first]), tenantId, { dataKeys: false })).toEqual({
      rewrapped: 1,
      newDataKeys: 0,
      resealed: 0,
    });
    expect(await keys()).toEqual([{ wrapped_by: rootKeyId(next), retired: false }]);
    expect(await connectionWith([next])).toEqual(before);
    await expect(connectionWith([first])).rejects.toThrow('is not in the ring');
    await rotateKeys(processWith([first, next]), tenantId, { dataKeys: false });
    const [event] = await eventsOfType(scene, 'data_key.rotated');
    expect(event?.facts).toMatchObject({ rewrapped: 1, wrappedBy: rootKeyId(first) });
  });

  it('seals everything anew with a new data key, and says nothing when there is nothing to do', async () => {
    const before = await connectionWith([first]);
    const [sealed] = await asOwner<{ credentials: Buffer }>(scene, 'select credentials from connection');
    const { length } = await eventsOfType(scene, 'data_key.rotated', 50);
    expect(await rotateKeys(processWith([first]), tenantId, { dataKeys: false })).toEqual({
      rewrapped: 0,
      newDataKeys: 0,
      resealed: 0,
    });
    expect((await eventsOfType(scene, 'data_key.rotated', 50)).length).toBe(length);
    expect(await rotateKeys(processWith([first]), tenantId, { dataKeys: true })).toMatchObject({ resealed: 1 });
    const [anew] = await asOwner<{ credentials: Buffer }>(scene, 'select credentials from connection');
    expect(anew?.credentials).not.toEqual(sealed?.credentials);
    expect(await connectionWith([first])).toEqual(before);
    expect((await keys()).map(({ retired }) => retired)).toEqual([true, false]);
  });

  it('brings what was sealed before there were data keys under one', async () => {
    const standing = await connectionWith([first]);
    const { accessToken, refreshToken } = standing ?? { accessToken: '', refreshToken: '' };
    const old = seal(first, `${tenantId}|hubspot|oauth`, Buffer.from(JSON.stringify({ accessToken, refreshToken })));
    await asOwner(scene, 'update connection set credentials = $1, data_key_id = null', [old]);
    expect(await connectionWith([first])).toEqual(standing);
    expect(await rotateKeys(processWith([first]), tenantId, { dataKeys: false })).toMatchObject({ resealed: 1 });
    expect(await connectionWith([first])).toEqual(standing);
    expect(await asOwner(scene, 'select 1 from connection where data_key_id is null')).toEqual([]);
  });

  it('loses nothing under load: accepts, renewed tokens and rotations at the same time', async () => {
    const { store, vault } = scene.fieldward.ctx;
    const work = Array.from({ length: 12 }, async (_, index) => {
      const shown = await fileAndLook(scene, { record: dealAt(scene, 30 + index) });
      // The token is over at once: this accept renews it, under the lock that the rotation takes too.
      await store.transact(tenantId, async (tx) => {
        const standing = await connectionOf(tx, vault, account);
        if (standing !== null) await saveConnection(tx, vault, { ...standing, accessToken: 'spent' }, new Date());
      });
      return decide(scene, 'rep', shown.id, 'accept', acceptBody(shown));
    });
    const rotations = Array.from({ length: 8 }, () => rotateKeys(processWith([first]), tenantId, { dataKeys: true }));
    const [answers, rotated] = await Promise.all([Promise.all(work), Promise.all(rotations)]);
    expect(answers.map(({ body }) => body)).toEqual(answers.map(() => expect.objectContaining({ ok: true })));
    expect(rotated.every(({ newDataKeys }) => newDataKeys === 1)).toBe(true);
    expect((await keys()).filter(({ retired }) => !retired)).toHaveLength(1);
    expect(await connectionWith([first])).not.toBeNull();
  });
});
