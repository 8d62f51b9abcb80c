import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TenantId, tenantIdFor } from '#domain/shared/ids.ts';
import { openStore, type Store } from '#store/database.ts';
import { keyRing } from '#store/secrets/key-wrapper.ts';
import { keyFor, type RootKeys, rootKeyId } from '#store/secrets/root-keys.ts';
import { seal, unseal } from '#store/secrets/seal.ts';
import { sealedTokens } from '#store/secrets/tokens.ts';
import { openVault, type Vault } from '#store/secrets/vault.ts';
import { ensureTenant } from '#store/tenants.ts';
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts';
import { risingIds } from '../../../server/rising-ids.ts';

const [rootA, rootB] = [randomBytes(32), randomBytes(32)];
const [one, two] = [tenantIdFor('hubspot', '1'), tenantIdFor('hubspot', '2')];
let database: TestDatabase;
let store: Store;

const vaultWith = (roots: RootKeys): Vault =>
  openVault({ wrapper: keyRing(roots), roots, newId: risingIds(Date.now), now: () => new Date() });
const sealFor = (vault: Vault, tenant: TenantId, place: string, text: string) =>
  store.transact(tenant, (tx) => vault.seal(tx, tenant, place, text));

beforeAll(async () => {
  database = await createTestDatabase();
  store = openStore({ url: database.url });
  for (const tenant of [one, two]) await store.transact(tenant, (tx) => ensureTenant(tx, tenant, tenant, new Date()));
});

afterAll(async () => {
  await store?.close();
  await database?.drop();
});

describe('AES-256-GCM bound to a place', () => {
  it('gives back any text in its place, and fails elsewhere, under another key and with any byte changed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), fc.nat(), (text, place, at) => {
        const bytes = Buffer.from(text);
        const sealed = seal(rootA, place, bytes);
        expect(unseal(rootA, place, sealed)).toEqual(bytes);
        expect(() => unseal(rootA, `${place}x`, sealed)).toThrow();
        expect(() => unseal(rootB, place, sealed)).toThrow();
        const broken = Buffer.from(sealed);
        const index = at % broken.length;
        broken[index] = (broken[index] ?? 0) ^ 1;
        expect(() => unseal(rootA, place, broken)).toThrow();
        expect(() => unseal(rootA, place, sealed.subarray(0, sealed.length - 1))).toThrow();
      }),
    );
  });
});

describe('the root keys', () => {
  it('give each purpose a key of its own, and a name that is none of them', () => {
    const purposes = ['wrap', 'tokens', 'key id'].map((purpose) => keyFor(rootA, purpose).toString('hex'));
    expect(new Set([...purposes, rootA.toString('hex')]).size).toBe(4);
    expect(purposes.join()).not.toContain(rootKeyId(rootA));
  });

  it('still open tokens that an older key of the ring sealed, and none of a key that left it', () => {
    const token = sealedTokens([rootA]).seal('state', 'hello');
    expect(sealedTokens([rootB, rootA]).open('state', token)).toBe('hello');
    expect(sealedTokens([rootB]).open('state', token)).toBeNull();
    expect(sealedTokens([rootA]).open('other', token)).toBeNull();
  });
});

describe('the vault', () => {
  it('gives each tenant a data key of its own, stored wrapped only', async () => {
    const vault = vaultWith([rootA]);
    const [first, again, other] = [
      await sealFor(vault, one, 'p', 'secret'),
      await sealFor(vault, one, 'p', 'secret'),
      await sealFor(vault, two, 'p', 'secret'),
    ];
    expect(again.dataKeyId).toBe(first.dataKeyId);
    expect(other.dataKeyId).not.toBe(first.dataKeyId);
    expect(Buffer.from(again.bytes)).not.toEqual(Buffer.from(first.bytes));
  });

  it('opens in another process, and only for the tenant and place that it was sealed for', async () => {
    const sealed = await sealFor(vaultWith([rootA]), one, 'hubspot|oauth', 'token');
    const later = vaultWith([rootB, rootA]);
    const openAs = (tenant: TenantId, place: string, given = sealed) =>
      store.read(tenant, (tx) => later.open(tx, tenant, place, given));
    expect(await openAs(one, 'hubspot|oauth')).toBe('token');
    await expect(openAs(one, 'hubspot|oauth|per_1')).rejects.toThrow();
    // Row level security hides the key; even with it at hand the tenant is part of what was authenticated.
    await expect(openAs(two, 'hubspot|oauth')).rejects.toThrow(/data key .* is missing/);
    const foreign = await sealFor(later, two, 'hubspot|oauth', 'theirs');
    await expect(openAs(two, 'hubspot|oauth', { ...foreign, bytes: sealed.bytes })).rejects.toThrow();
  });

  it('says which root key is missing, by its name', async () => {
    const sealed = await sealFor(vaultWith([rootA]), one, 'p', 'token');
    const wrong = vaultWith([rootB]);
    const opening = store.read(one, (tx) => wrong.open(tx, one, 'p', sealed));
    await expect(opening).rejects.toThrow(new RegExp(`${rootKeyId(rootA)} is not in the ring`));
  });

  it('opens what a root key had sealed before there were data keys', async () => {
    const bytes = seal(rootA, `${one}|hubspot|oauth`, Buffer.from('old'));
    const opened = await store.read(one, (tx) =>
      vaultWith([rootB, rootA]).open(tx, one, 'hubspot|oauth', { dataKeyId: null, bytes }),
    );
    expect(opened).toBe('old');
  });
});
