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
export function askAgain(ctx: Context, tx: Writing, suggestion: StoredSuggestion, actor: Actor): Promise<EventDraft[]> {
  return askAllAgain(ctx, tx, [suggestion], actor);
}

/** The same for many of one tenant. */
export async function askAllAgain(
  ctx: Context,
  tx: Writing,
  suggestions: readonly StoredSuggestion[],
  actor: Actor,
): Promise<EventDraft[]> {
  const [first] = suggestions;
  if (first === undefined) return [];
  const { tenantId } = first;
  const taken = new Set<string>();
  for (const [agentId, ofAgent] of Map.groupBy(suggestions, (one) => one.agentId)) {
    const standing = await lockEarlier(tx, tenantId, agentId, ofAgent);
    for (const one of standing) if (openStates.includes(one.state)) taken.add(placeOf(one));
  }
  const filedAt = ctx.now();
  const { expiryDays } = await currentPolicy(tx, tenantId);
  const expiresAt = new Date(filedAt.getTime() + expiryDays * 86_400_000);
  const again = suggestions.flatMap((suggestion) => {
    const place = placeOf(suggestion);
    if (taken.has(place)) return [];
    // Two that failed about the same field are one question.
    taken.add(place);
    const { updatedAt: _, ...kept } = suggestion;
    const own = { id: ctx.newId('sug'), salt: ctx.newSalt(), follows: suggestion.id };
    return [{ ...kept, ...own, state: 'pending' as const, filedAt, expiresAt }];
  });
  await insertSuggestions(tx, again);
  return again.map(({ id, follows }) => ({
    type: 'suggestion.reopened',
    actor,
    suggestionId: id,
    facts: { follows },
  }));
}

function placeOf({ agentId, record, field }: StoredSuggestion): string {
  return JSON.stringify([agentId, record.objectType, record.recordId, field]);
}
