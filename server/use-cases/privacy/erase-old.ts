import type { SystemActor } from '#domain/shared/actor.ts';
import type { TenantId } from '#domain/shared/ids.ts';
import type { Writing } from '#store/database.ts';
import { eraseLooseValues, eraseSources, eraseSuggestions, looseTypes } from '#store/erasure.ts';
import { deleteEndedAccess, idleSourcesBefore, lockSettledBefore, retentionDays } from '#store/privacy.ts';
import { type Context, record } from '../context.ts';

const perTransaction = 200;
const entriesPerTransaction = 1_000;

/** One bounded step in a transaction of its own, with its event. `before`: what is older is past the retention. */
type Step<T> = (tx: Writing, before: Date) => Promise<Erased & { readonly next: T }>;

interface Erased {
  readonly suggestions: number;
  readonly sources: number;
  /** Values behind the log's commitments. */
  readonly values: number;
}

/**
 * Erases the texts and values of what has been settled for longer than the tenant keeps them, a bounded number at a time.
 * @returns how many suggestions and sources were erased
 */
export async function eraseOld(ctx: Context, tenantId: TenantId): Promise<{ suggestions: number; sources: number }> {
  const total = { suggestions: 0, sources: 0 };
  for (let isLast = false; !isLast; ) {
    const done = await step(ctx, tenantId, (tx, before) => eraseSettled(ctx, tx, tenantId, before));
    total.suggestions += done.suggestions;
    total.sources += done.sources;
    isLast = done.next === 'done';
  }
  for (const type of looseTypes) {
    for (let after: string | null = '0'; after !== null; ) {
      const from: string = after;
      const done = await step<string | null>(ctx, tenantId, async (tx, before) => {
        const page = { type, before, after: from, limit: entriesPerTransaction };
        return { suggestions: 0, sources: 0, ...(await eraseLooseValues(tx, tenantId, page)) };
      });
      after = done.next;
    }
  }
  await ctx.store.transact(tenantId, async (tx) => deleteEndedAccess(tx, tenantId, await oldest(ctx, tx, tenantId)));
  return total;
}

async function eraseSettled(ctx: Context, tx: Writing, tenantId: TenantId, before: Date) {
  const settled = await lockSettledBefore(tx, tenantId, before, perTransaction);
  const ids = settled.filter(({ inFlight }) => !inFlight).map(({ id }) => id);
  const values = await eraseSuggestions(tx, tenantId, ids, ctx.now());
  const idle = await idleSourcesBefore(tx, tenantId, before, perTransaction);
  const sources = await eraseSources(tx, tenantId, idle, ctx.now());
  const isLast = settled.length < perTransaction && idle.length < perTransaction;
  return { suggestions: ids.length, sources, values, next: isLast ? ('done' as const) : ('more' as const) };
}

async function step<T>(ctx: Context, tenantId: TenantId, run: Step<T>): Promise<Erased & { readonly next: T }> {
  const actor: SystemActor = { kind: 'system', tenantId, duty: 'erase-old' };
  return ctx.store.transact(tenantId, async (tx) => {
    const { next, ...erased } = await run(tx, await oldest(ctx, tx, tenantId));
    if (erased.suggestions + erased.sources + erased.values > 0) {
      const facts = { days: await retentionDays(tx, tenantId), ...erased };
      await record(ctx, tx, [{ type: 'personal_data.expired', actor, facts }]);
    }
    return { ...erased, next };
  });
}

/** Asked anew in each transaction, for an admin may set another retention in between. */
async function oldest(ctx: Context, tx: Writing, tenantId: TenantId): Promise<Date> {
  return new Date(ctx.now().getTime() - (await retentionDays(tx, tenantId)) * 86_400_000);
}
