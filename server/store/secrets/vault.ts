import { randomBytes } from 'node:crypto';
import type { DataKeyId, NewId, TenantId } from '#domain/shared/ids.ts';
import type { Reading, Writing } from '../database.ts';
import { currentDataKey, dataKeyById, insertDataKey } from './data-keys.ts';
import type { KeyWrapper } from './key-wrapper.ts';
import type { RootKeys } from './root-keys.ts';
import { seal, unseal } from './seal.ts';

export interface Sealed {
  /** `null`: sealed by a root key itself, as everything was before there were data keys. */
  readonly dataKeyId: DataKeyId | null;
  readonly bytes: Uint8Array;
}

/** Seals the secrets of a tenant with a key of its own. */
export interface Vault {
  /** @param place names the row; together with the tenant it is bound into the result */
  seal(tx: Writing, tenantId: TenantId, place: string, text: string): Promise<Sealed>;
  /** @throws CannotOpen */
  open(tx: Reading, tenantId: TenantId, place: string, sealed: Sealed): Promise<string>;
  /** A new key for the tenant, wrapped and not yet stored. */
  newDataKey(tenantId: TenantId): Promise<{ id: DataKeyId; bytes: Uint8Array; wrappedBy: string }>;
  readonly wrapper: KeyWrapper;
}

/** What was sealed was altered or moved, or its key is not at hand. */
export class CannotOpen extends Error {
  override readonly name = 'CannotOpen';
}

export interface VaultOptions {
  readonly wrapper: KeyWrapper;
  /** For what was sealed before there were data keys. */
  readonly roots: RootKeys;
  readonly newId: NewId;
  readonly now: () => Date;
}

/** Opened data keys stay in memory, which spares a key management service a call for each token. */
const heldMax = 2_000;

export function openVault({ wrapper, roots, newId, now }: VaultOptions): Vault {
  // By tenant too: with the id alone, another tenant's row would be decided on here and not by the database.
  const held = new Map<string, Uint8Array>();

  async function opened(tx: Reading, tenantId: TenantId, id: DataKeyId): Promise<Uint8Array> {
    const place = placeOfKey(tenantId, id);
    const known = held.get(place);
    if (known !== undefined) return known;
    const stored = await dataKeyById(tx, tenantId, id);
    if (stored === null) throw new CannotOpen(`the data key ${id} is missing`);
    const key = await opening(() => wrapper.unwrap(place, stored));
    if (held.size >= heldMax) held.clear();
    held.set(place, key);
    return key;
  }

  async function newDataKey(tenantId: TenantId) {
    const id = newId('dky');
    const key = randomBytes(32);
    const wrapped = await wrapper.wrap(placeOfKey(tenantId, id), key);
    return { id, ...wrapped };
  }

  async function currentId(tx: Writing, tenantId: TenantId): Promise<DataKeyId> {
    const known = await currentDataKey(tx, tenantId);
    if (known !== null) return known.id;
    await insertDataKey(tx, { tenantId, retiredAt: null, ...(await newDataKey(tenantId)) }, now());
    // Ours, or that of a process that was first.
    const standing = await currentDataKey(tx, tenantId);
    if (standing === null) throw new Error('a data key vanished inside a transaction');
    return standing.id;
  }

  return {
    wrapper,
    newDataKey,
    async seal(tx, tenantId, place, text) {
      const dataKeyId = await currentId(tx, tenantId);
      const key = await opened(tx, tenantId, dataKeyId);
      return { dataKeyId, bytes: seal(key, `${tenantId}|${dataKeyId}|${place}`, Buffer.from(text)) };
    },
    async open(tx, tenantId, place, { dataKeyId, bytes }) {
      if (dataKeyId === null) return openWithRoots(roots, `${tenantId}|${place}`, bytes);
      const key = await opened(tx, tenantId, dataKeyId);
      const text = await opening(async () => unseal(key, `${tenantId}|${dataKeyId}|${place}`, bytes));
      return text.toString('utf8');
    },
  };
}

/** What a wrapped data key is bound to. */
export function placeOfKey(tenantId: TenantId, id: DataKeyId): string {
  return `data key|${tenantId}|${id}`;
}

/** Tells what cannot be opened from a database that does not answer. */
async function opening<T>(open: () => Promise<T>): Promise<T> {
  try {
    return await open();
  } catch (cause) {
    throw new CannotOpen(cause instanceof Error ? cause.message : 'a secret cannot be opened', { cause });
  }
}

function openWithRoots(roots: RootKeys, place: string, bytes: Uint8Array): string {
  for (const root of roots) {
    try {
      return unseal(root, place, bytes).toString('utf8');
    } catch {
      // Another root key's.
    }
  }
  throw new CannotOpen('no root key opens this: was FIELDWARD_SECRET_KEY replaced instead of extended?');
}
