import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { installThroughBrowser } from '#demo/install.ts';
import { connectionOf, type Holder, saveConnection } from '#store/connections.ts';
import { keyRing } from '#store/secrets/key-wrapper.ts';
import { type RootKeys, rootKeyId } from '#store/secrets/root-keys.ts';
import { openVault } from '#store/secrets/vault.ts';
import { eventsOfType } from '#test/support/log.ts';
import { actorOf } from '#test/support/people.ts';
import { asOwner, openScene, portalId, type Scene, tenantId } from '#test/support/scene.ts';
import { endConnection } from '#use-cases/connections/end-connection.ts';
import type { Context } from '#use-cases/context.ts';
import { rotateKeys } from '#use-cases/secrets/rotate-keys.ts';

const account = { tenantId, crm: 'hubspot', holder: 'account' } as const;
const accountId = String(portalId);
let scene: Scene;
let ahead = 0;
let rep: Holder;
beforeAll(async () => {
  scene = await openScene({ withWorker: false, now: () => new Date(Date.now() + ahead) });
  // Before the first leaving ends the rep's session.
  rep = (await actorOf(scene, 'rep')).personId as Holder;
});
afterAll(() => scene?.close());
beforeEach(async () => {
  const admin = scene.crm.people.find(({ role }) => role === 'admin');
  await installThroughBrowser('hubspot', scene.url, scene.url, String(admin?.userId));
});

const end = () => scene.call('admin', 'POST', '/api/connection/end', { accountId });
const rows = () => asOwner<{ holder: string }>(scene, 'select holder from connection order by holder');
const endedFacts = async () => (await eventsOfType(scene, 'connection.ended'))[0]?.facts;
/** One bit of what stands in the row is another one. */
const damage = (holder: string) =>
  asOwner(
    scene,
    `update connection set credentials = set_byte(credentials, 40, get_byte(credentials, 40) # 1) where holder = $1`,
    [holder],
  );
/** A rep's own access beside the account's. */
async function lend(): Promise<void> {
  const { store, vault, now } = scene.fieldward.ctx;
  await store.transact(tenantId, async (tx) => {
    const standing = await connectionOf(tx, vault, account);
    if (standing === null) throw new Error('there is no connection to lend a copy of');
    await saveConnection(tx, vault, { ...standing, holder: rep }, now());
  });
}
/** What a server started with these root keys works with. */
function startedWith(roots: RootKeys): Context {
  const { ctx } = scene.fieldward;
  return { ...ctx, vault: openVault({ wrapper: keyRing(roots), roots, newId: ctx.newId, now: ctx.now }) };
}

describe('an account whose stored credential cannot be opened', () => {
  it('is closed to everything that needs the credential, and can be left all the same', async () => {
    await damage('account');
    // Past what a process goes by without looking.
    ahead += 6_000;
    expect((await scene.call('admin', 'POST', '/api/connection/check', {})).status).toBe(500);
    await expect(rotateKeys(scene.fieldward.ctx, tenantId, { dataKeys: true })).rejects.toThrow();
    expect((await scene.call('admin', 'POST', '/api/connection/end', { accountId: '999' })).status).toBe(400);
    expect(await rows()).toEqual([{ holder: 'account' }]);

    const answer = await end();
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({ ended: true, revokedAtCrm: false });
    expect(await rows()).toEqual([]);
    expect(await endedFacts()).toMatchObject({ crm: 'hubspot', revokedAtCrm: false, lenders: 0, unopened: 1 });
    expect((await end()).body).toMatchObject({ code: 'crm_not_connected' });
  });

  it('is left with all that still opens given back, when only what one person lent is damaged', async () => {
    const before = scene.crm.liveGrants();
    await lend();
    await damage(rep);
    expect((await end()).body).toEqual({ ended: true, revokedAtCrm: false });
    expect(await rows()).toEqual([]);
    expect(scene.crm.liveGrants()).toBeLessThan(before);
    expect(await endedFacts()).toMatchObject({ revokedAtCrm: false, lenders: 1, unopened: 1 });
  });

  it('says that nothing stayed unopened where everything opened', async () => {
    expect((await end()).body).toEqual({ ended: true, revokedAtCrm: true });
    expect(await endedFacts()).toMatchObject({ revokedAtCrm: true, unopened: 0 });
  });
});

describe('a root key that is lost', () => {
  const other: RootKeys = [new Uint8Array(32).fill(77)];

  it('lets an admin leave, and connect again under the new one', async () => {
    const { store, vault, now } = scene.fieldward.ctx;
    const standing = await store.read(tenantId, (tx) => connectionOf(tx, vault, account));
    if (standing === null) throw new Error('nothing is connected');
    await lend();
    const restarted = startedWith(other);
    await expect(store.read(tenantId, (tx) => connectionOf(tx, restarted.vault, account))).rejects.toThrow('root key');
    expect(await endConnection(restarted, await actorOf(scene, 'admin'), accountId)).toBe(false);
    expect(await rows()).toEqual([]);
    expect(await endedFacts()).toMatchObject({ revokedAtCrm: false, lenders: 1, unopened: 2 });

    await store.transact(tenantId, (tx) => saveConnection(tx, restarted.vault, standing, now()));
    const found = await store.read(tenantId, (tx) => connectionOf(tx, restarted.vault, account));
    expect(found?.refreshToken).toBe(standing.refreshToken);
    expect(await asOwner(scene, 'select wrapped_by from data_key')).toEqual([{ wrapped_by: rootKeyId(other[0]) }]);
  });
});
