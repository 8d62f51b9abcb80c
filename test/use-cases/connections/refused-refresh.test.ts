import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { CrmGateway } from '#crm/gateway.ts';
import type { CrmProvider, Grant } from '#crm/provider.ts';
import { installThroughBrowser } from '#demo/install.ts';
import { Fault } from '#domain/shared/fault.ts';
import type { ChangeId } from '#domain/shared/ids.ts';
import { type Connection, connectionOf, type Holder, saveConnection } from '#store/connections.ts';
import { decide, fileAndLook } from '#test/support/decide.ts';
import { acceptBody, dealAt, truth } from '#test/support/filing.ts';
import { eventTypesOf, rowsOf } from '#test/support/log.ts';
import { actorOf } from '#test/support/people.ts';
import { asOwner, openScene, type Scene, tenantId } from '#test/support/scene.ts';
import { finishChange } from '#use-cases/changes/finish-change.ts';
import { gateways } from '#use-cases/connections/gateways.ts';

const account = { tenantId, crm: 'hubspot', holder: 'account' } as const;
let scene: Scene;
let ahead = 0;
let lender: { tenantId: typeof tenantId; crm: string; holder: Holder };
beforeAll(async () => {
  scene = await openScene({ withWorker: false, now: () => new Date(Date.now() + ahead) });
  lender = { ...account, holder: (await actorOf(scene, 'rep')).personId as Holder };
});
afterAll(() => scene?.close());

async function connect(): Promise<void> {
  const admin = scene.crm.people.find(({ role }) => role === 'admin');
  await installThroughBrowser('hubspot', scene.url, scene.url, String(admin?.userId));
}
beforeEach(async () => {
  await asOwner(scene, "delete from connection where holder <> 'account'");
  await connect();
});

/** One more server on this database, and how often it spoke to the CRM. */
function startServer(refresh?: CrmProvider['refresh']) {
  const { store, vault, notes, now, providerOf } = scene.fieldward.ctx;
  const real = providerOf('hubspot');
  if (real === null) throw new Error('there is no provider');
  const spoken = { refreshes: 0, calls: 0 };
  const provider: CrmProvider = {
    ...real,
    refresh: (standing) => {
      spoken.refreshes += 1;
      return (refresh ?? real.refresh)(standing);
    },
    open: (opened) => {
      const take = async (...asked: Parameters<typeof opened.budget.take>) => {
        await opened.budget.take(...asked);
        spoken.calls += 1;
      };
      return real.open({ ...opened, budget: { ...opened.budget, take } });
    },
  };
  const gatewayFor = gateways({ store, vault, providers: [provider], notes, now });
  const ping = async (at: Parameters<typeof gatewayFor>[0] = account): Promise<Fault | null> => {
    const gateway = (await gatewayFor(at)) as CrmGateway;
    const terms = { lane: 'interactive', deadline: now().getTime() + 10_000 } as const;
    return gateway.ping(terms).then(
      () => null,
      (error: unknown) => {
        if (error instanceof Fault) return error;
        throw error;
      },
    );
  };
  return { ping, spoken };
}

/** Stores the account's connection as it stands, but for these parts. */
async function save(parts: Partial<Connection>): Promise<void> {
  const { store, vault, now } = scene.fieldward.ctx;
  await store.transact(tenantId, async (tx) => {
    const standing = await connectionOf(tx, vault, account);
    if (standing === null) throw new Error('nothing is connected');
    await saveConnection(tx, vault, { ...standing, ...parts }, now());
  });
}

async function remembered(): Promise<Record<string, Date | null>> {
  const found = await asOwner<{ holder: string; at: Date | null }>(
    scene,
    'select holder, refresh_refused_at as at from connection',
  );
  return Object.fromEntries(found.map(({ holder, at }) => [holder, at]));
}

const over = new Date(0);

describe('a refresh token that the CRM has refused', () => {
  it('is spent once, and from then on no server says anything to the CRM', async () => {
    const [one, two] = [startServer(), startServer()];
    scene.crm.revokeGrants();
    const first = await one.ping();
    expect(first).toMatchObject({ code: 'crm_access_lost', facts: { reason: 'revoked' } });
    expect(one.spoken).toEqual({ refreshes: 1, calls: 1 });
    const later = await Promise.all([one.ping(), two.ping(), one.ping(), two.ping(), startServer().ping()]);
    for (const fault of later) {
      expect(fault).toMatchObject({ code: 'crm_access_lost', message: first?.message, facts: first?.facts });
    }
    expect([one.spoken, two.spoken]).toEqual([
      { refreshes: 1, calls: 1 },
      { refreshes: 0, calls: 0 },
    ]);
    expect((await remembered()).account).toBeInstanceOf(Date);
  });

  it('is not spent by a server that still holds an access token, which learns it with one call', async () => {
    const [one, two] = [startServer(), startServer()];
    expect([await one.ping(), await two.ping()]).toEqual([null, null]);
    scene.crm.revokeGrants();
    await one.ping();
    expect(await two.ping()).toMatchObject({ code: 'crm_access_lost' });
    expect(await two.ping()).toMatchObject({ code: 'crm_access_lost' });
    expect(two.spoken).toEqual({ refreshes: 0, calls: 2 });
  });

  it('is forgotten with the next one: connecting again heals every server, without a restart', async () => {
    const [one, two] = [startServer(), startServer()];
    scene.crm.revokeGrants();
    expect([(await one.ping())?.code, (await two.ping())?.code]).toEqual(['crm_access_lost', 'crm_access_lost']);
    await connect();
    expect(await remembered()).toEqual({ account: null });
    expect([await one.ping(), await two.ping()]).toEqual([null, null]);
    expect([one.spoken.refreshes, two.spoken.refreshes]).toEqual([1, 0]);
  });

  it('closes only what it belongs to: a person’s does not close the account, nor the account’s a person', async () => {
    await save({ holder: lender.holder, refreshToken: 'taken back by the person', expiresAt: over });
    const server = startServer();
    expect(await server.ping(lender)).toMatchObject({ code: 'crm_access_lost' });
    expect(await server.ping(lender)).toMatchObject({ code: 'crm_access_lost' });
    expect(server.spoken).toEqual({ refreshes: 1, calls: 0 });
    expect(await server.ping()).toBeNull();
    expect(await remembered()).toEqual({ account: null, [lender.holder]: expect.any(Date) });

    await save({ holder: lender.holder });
    expect(await server.ping(lender)).toBeNull();
    await save({ refreshToken: 'taken back by the account', expiresAt: over });
    expect(await startServer().ping()).toMatchObject({ code: 'crm_access_lost' });
    expect(await server.ping(lender)).toBeNull();
    expect(await remembered()).toEqual({ account: expect.any(Date), [lender.holder]: null });
  });
});

describe('what is no refusal of a refresh token', () => {
  const refusing = (fault: Fault) => (): Promise<Grant> => Promise.reject(fault);
  const lost = (facts: object) => new Fault('crm_access_lost', 'Not now.', { ...facts });

  it.each<[string, Partial<Connection>, Fault]>([
    ['no answer', {}, new Fault('crm_unreachable', 'Not now.')],
    ['too many requests', {}, new Fault('crm_rate_limited', 'Not now.')],
    ['a set-up of ours that the CRM does not accept', {}, lost({ reason: 'configuration' })],
    ['access that is renewed without a refresh token', { refreshToken: '' }, lost({ reason: 'revoked' })],
  ])('%s is not remembered, and the CRM is asked again', async (_, parts, fault) => {
    await save({ ...parts, expiresAt: over });
    const server = startServer(refusing(fault));
    expect(await server.ping()).toMatchObject({ code: fault.code });
    expect(await server.ping()).toMatchObject({ code: fault.code });
    expect(server.spoken.refreshes).toBe(2);
    expect(await remembered()).toEqual({ account: null });
  });
});

describe('while access is lost', () => {
  it('nothing is accepted that could only fail: it waits, and is accepted once the account is connected again', async () => {
    const record = dealAt(scene, 53);
    const one = await fileAndLook(scene, { record });
    await asOwner(scene, "update connection set refresh_refused_at = now() where holder = 'account'");
    const refused = await decide(scene, 'rep', one.id, 'accept', acceptBody(one));
    expect(refused.body).toMatchObject({ ok: false, code: 'crm_access_lost' });
    expect(await eventTypesOf(scene, one.id)).toEqual(['suggestion.filed', 'decision.refused']);
    await connect();
    const accepted = await decide(scene, 'rep', one.id, 'accept', acceptBody(one));
    expect(accepted.body).toMatchObject({ ok: true, state: 'applied' });
  });

  it('a write that waits ends as failed with the reason, and can be asked again afterwards', async () => {
    const record = dealAt(scene, 52);
    const one = await fileAndLook(scene, { record });
    const { interactiveMs } = scene.timing;
    scene.timing.interactiveMs = 600;
    scene.crm.setMishaps({ serverError: { next: 1_000, on: 'read' } });
    expect((await decide(scene, 'rep', one.id, 'accept', acceptBody(one))).body).toMatchObject({ waiting: true });
    scene.crm.setMishaps({});
    scene.timing.interactiveMs = interactiveMs;
    scene.crm.revokeGrants();
    // Past the lease of whoever tried to write.
    ahead += 61_000;
    const [change] = (await rowsOf(scene, one.id)).changes;
    expect(await finishChange(scene.fieldward.ctx, tenantId, change?.id as ChangeId, false)).toBe('finished');
    expect((await eventTypesOf(scene, one.id)).at(-1)).toBe('change.failed');
    expect(truth(scene, record, 'seats_needed')).not.toBe('77');
    await connect();
    expect((await decide(scene, 'rep', one.id, 'reopen')).body).toMatchObject({ ok: true });
  });
});
