import type { SystemActor } from '#domain/shared/actor.ts';
import type { TenantId } from '#domain/shared/ids.ts';
import { requireStateAfter } from '#domain/suggestion/transitions.ts';
import { lockDue, setSuggestionState } from '#store/suggestions.ts';
import { type Context, record } from '../context.ts';

const perTransaction = 200;

/** Expires what waited too long. @returns how many */
export async function expireSuggestions(ctx: Context, tenantId: TenantId): Promise<number> {
  const actor: SystemActor = { kind: 'system', tenantId, duty: 'expire-suggestions' };
  for (let expired = 0; ; ) {
    const count = await ctx.store.transact(tenantId, async (tx) => {
      const due = await lockDue(tx, tenantId, ctx.now(), perTransaction);
      for (const suggestion of due) {
        await setSuggestionState(tx, suggestion, requireStateAfter(suggestion.state, 'expire'), ctx.now());
      }
      const facts = (at: Date) => ({ expiresAt: at.toISOString() });
      await record(
        ctx,
        tx,
        due.map(({ id, expiresAt }) => ({
          type: 'suggestion.expired' as const,
          actor,
          suggestionId: id,
          facts: facts(expiresAt),
        })),
      );
      return due.length;
    });
    expired += count;
    if (count < perTransaction) return expired;
  }
}
