import type { SystemActor } from '#domain/shared/actor.ts';
import type { TenantId } from '#domain/shared/ids.ts';
import {
  deleteLooseValuesBefore,
  eraseSources,
  eraseSuggestions,
  idleSourcesBefore,
  lockSettledBefore,
  retentionDays,
} from '#store/privacy.ts';
import { type Context, record } from '../context.ts';

const perTransaction = 200;

/**
 * Erases the texts and values of what has been settled for longer than the tenant keeps them, a bounded number at a time.
 * @returns how many suggestions and sources were erased
 */
export async function eraseOld(ctx: Context, tenantId: TenantId): Promise<{ suggestions: number; sources: number }> {
  const actor: SystemActor = { kind: 'system', tenantId, duty: 'erase-old' };
  const total = { suggestions: 0, sources: 0 };
  for (;;) {
    const done = await ctx.store.transact(tenantId, async (tx) => {
      const days = await retentionDays(tx, tenantId);
      const at = ctx.now();
      const before = new Date(at.getTime() - days * 86_400_000);
      const ids = await lockSettledBefore(tx, tenantId, before, perTransaction);
      const values = await eraseSuggestions(tx, tenantId, ids, at);
      const idle = await idleSourcesBefore(tx, tenantId, before, perTransaction);
      const sources = await eraseSources(tx, tenantId, idle, at);
      const loose = await deleteLooseValuesBefore(tx, tenantId, before, perTransaction);
      const erased = { suggestions: ids.length, sources, values: values + loose };
      if (ids.length + sources > 0) {
        await record(ctx, tx, [{ type: 'personal_data.expired', actor, facts: { days, ...erased } }]);
      }
      return { ...erased, isLast: ids.length < perTransaction && sources < perTransaction && loose === 0 };
    });
    total.suggestions += done.suggestions;
    total.sources += done.sources;
    if (done.isLast) return total;
  }
}
