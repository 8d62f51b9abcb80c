import type { SystemActor } from '#domain/shared/actor.ts';
import type { TenantId } from '#domain/shared/ids.ts';
import { connectionKeys, resealConnection } from '#store/connections.ts';
import type { Writing } from '#store/database.ts';
import {
  type DataKey,
  deleteSpentDataKeys,
  insertDataKey,
  lockDataKeys,
  retireDataKey,
  rewrapDataKey,
} from '#store/secrets/data-keys.ts';
import { placeOfKey } from '#store/secrets/vault.ts';
import { type Context, record, type Sealing } from '../context.ts';

type Rotating = Sealing & Pick<Context, 'vault' | 'store'>;

export interface Rotation {
  /** Wrapped anew, because an older root key had wrapped them. */
  readonly rewrapped: number;
  readonly newDataKeys: number;
  readonly resealed: number;
}

const dayMs = 86_400_000;

/**
 * Brings one tenant's secrets under the newest keys, in one transaction and while servers work: whoever holds a
 * connection's row meanwhile finishes first, and what was read a moment ago still opens.
 * @param options.dataKeys also a new data key, and every credential sealed anew with it
 */
export async function rotateKeys(
  ctx: Rotating,
  tenantId: TenantId,
  options: { readonly dataKeys: boolean },
): Promise<Rotation> {
  const actor: SystemActor = { kind: 'system', tenantId, duty: 'rotate-keys' };
  return ctx.store.transact(tenantId, async (tx) => {
    const standing = await lockDataKeys(tx, tenantId);
    const rewrapped = await rewrapOld(ctx, tx, standing);
    if (options.dataKeys) await replaceCurrent(ctx, tx, tenantId, standing);
    const resealed = await reseal(ctx, tx, tenantId, options.dataKeys);
    await deleteSpentDataKeys(tx, tenantId, new Date(ctx.now().getTime() - dayMs));
    const done = { rewrapped, newDataKeys: options.dataKeys ? 1 : 0, resealed };
    if (rewrapped + done.newDataKeys + resealed > 0) {
      const facts = { ...done, wrappedBy: ctx.vault.wrapper.current };
      await record(ctx, tx, [{ type: 'data_key.rotated', actor, facts }]);
    }
    return done;
  });
}

async function rewrapOld({ vault }: Rotating, tx: Writing, keys: readonly DataKey[]): Promise<number> {
  const old = keys.filter(({ wrappedBy }) => wrappedBy !== vault.wrapper.current);
  for (const key of old) {
    const place = placeOfKey(key.tenantId, key.id);
    await rewrapDataKey(tx, key, await vault.wrapper.wrap(place, await vault.wrapper.unwrap(place, key)));
  }
  return old.length;
}

async function replaceCurrent(ctx: Rotating, tx: Writing, tenantId: TenantId, keys: readonly DataKey[]) {
  const now = ctx.now();
  for (const key of keys.filter(({ retiredAt }) => retiredAt === null)) await retireDataKey(tx, key, now);
  await insertDataKey(tx, { tenantId, retiredAt: null, ...(await ctx.vault.newDataKey(tenantId)) }, now);
}

/** Without a new data key, only what was sealed before there were any. */
async function reseal(ctx: Rotating, tx: Writing, tenantId: TenantId, all: boolean): Promise<number> {
  const keys = await connectionKeys(tx, tenantId);
  const due = keys.filter(({ hasDataKey }) => all || !hasDataKey);
  for (const key of due) await resealConnection(tx, ctx.vault, key);
  return due.length;
}
