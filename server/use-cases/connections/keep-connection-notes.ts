import { type TenantId, tenantIdFor } from '#domain/shared/ids.ts';
import type { ConnectionHealth, ProofRefusals } from '#store/connection-health.ts';
import type { Store } from '#store/database.ts';
import type { Sealing } from '../context.ts';
import type { ConnectionNotes } from './connection-notes.ts';
import { type Heard, saveHeard } from './save-heard.ts';

/** Made-up accounts must not fill our memory; nor may they crowd out what was heard of real ones, which has no bound here. */
const claimedAccountsMax = 2_000;
const reasonsMax = 20;

export function keepConnectionNotes(ctx: Sealing & { readonly store: Store }): ConnectionNotes {
  const health = new Map<TenantId, Heard>();
  const claims = new Map<TenantId, { readonly crm: string; readonly refusals: Map<string, ProofRefusals> }>();

  const heard = (tenantId: TenantId, crm: string, news: Partial<ConnectionHealth>) =>
    void health.set(tenantId, { crm, health: { ...health.get(tenantId)?.health, ...news } });

  /** What is being written just now: whoever reads it must wait for that, not find it in neither place. */
  const underWay = new Map<TenantId, Promise<void>>();

  /** Each account by itself: what cannot be written of one must not cost the notes of the others. */
  async function flush(due: readonly TenantId[]): Promise<void> {
    const failures: unknown[] = [];
    for (const tenantId of due) {
      const known = health.get(tenantId);
      const claimed = claims.get(tenantId);
      health.delete(tenantId);
      claims.delete(tenantId);
      const crm = known?.crm ?? claimed?.crm;
      if (crm === undefined) continue;
      const notes = { crm, health: known?.health ?? {}, refusals: [...(claimed?.refusals.values() ?? [])] };
      const writing = ctx.store.transact(tenantId, (tx) => saveHeard(ctx, tx, tenantId, notes));
      underWay.set(tenantId, writing);
      await writing.catch((error: unknown) => failures.push(error));
      if (underWay.get(tenantId) === writing) underWay.delete(tenantId);
    }
    if (failures.length > 0) throw new AggregateError(failures, 'what was noticed about connections is lost');
  }

  async function flushAll(): Promise<void> {
    if (health.size === 0 && claims.size === 0) return;
    // One question tells the real accounts from any number of made-up ones, which cost nothing more.
    const real = new Set(claims.size === 0 ? [] : await ctx.store.tenantIds());
    for (const tenantId of claims.keys()) if (!real.has(tenantId)) claims.delete(tenantId);
    await flush([...new Set([...health.keys(), ...claims.keys()])]);
  }

  return {
    answered: (tenantId, crm) => heard(tenantId, crm, { lastAnswerAt: ctx.now() }),
    failed: (tenantId, crm, code) => heard(tenantId, crm, { lastFailureAt: ctx.now(), lastFailureCode: code }),
    clockSeen: (tenantId, crm, skewMs) =>
      heard(tenantId, crm, { clockSkewMs: Math.round(skewMs), clockSeenAt: ctx.now() }),
    refused: ({ crm, accountId, reason, skewMs }) => {
      const tenantId = tenantIdFor(crm, accountId);
      const claimed = claims.get(tenantId) ?? { crm, refusals: new Map<string, ProofRefusals>() };
      const before = claimed.refusals.get(reason);
      if (before === undefined && claimed.refusals.size >= reasonsMax) return;
      if (!claims.has(tenantId) && claims.size >= claimedAccountsMax) return;
      claimed.refusals.set(reason, { reason, times: (before?.times ?? 0) + 1, skewMs, lastAt: ctx.now() });
      claims.set(tenantId, claimed);
    },
    flush: flushAll,
    flushFor: async (tenantId) => {
      await underWay.get(tenantId)?.catch(() => {});
      await flush([tenantId]);
    },
  };
}
