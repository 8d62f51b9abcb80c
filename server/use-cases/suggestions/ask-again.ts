import type { EventDraft } from '#domain/log/event.ts';
import type { Actor } from '#domain/shared/actor.ts';
import { openStates } from '#domain/suggestion/transitions.ts';
import type { Writing } from '#store/database.ts';
import { currentPolicy } from '#store/policies.ts';
import { insertSuggestions, lockEarlier, type StoredSuggestion } from '#store/suggestions.ts';
import type { Context } from '../context.ts';

/**
 * Puts the question of a conflicted or failed suggestion to people again, as a new suggestion that follows the old
 * one: the old one keeps its one outcome. Nothing happens when the agent has filed something newer meanwhile.
 * @returns the events to log, for the caller's transaction
 */
export async function askAgain(
  ctx: Context,
  tx: Writing,
  suggestion: StoredSuggestion,
  actor: Actor,
): Promise<EventDraft[]> {
  const standing = await lockEarlier(tx, suggestion.tenantId, suggestion.agentId, [suggestion]);
  if (standing.some(({ state }) => openStates.includes(state))) return [];
  const filedAt = ctx.now();
  const { expiryDays } = await currentPolicy(tx, suggestion.tenantId);
  const { updatedAt: _, ...kept } = suggestion;
  const again = {
    ...kept,
    id: ctx.newId('sug'),
    state: 'pending' as const,
    salt: ctx.newSalt(),
    filedAt,
    expiresAt: new Date(filedAt.getTime() + expiryDays * 86_400_000),
    follows: suggestion.id,
  };
  await insertSuggestions(tx, [again]);
  return [{ type: 'suggestion.reopened', actor, suggestionId: again.id, facts: { follows: suggestion.id } }];
}
