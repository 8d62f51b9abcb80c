import type { FieldValue } from '#domain/crm/field.ts';
import type { AgentActor } from '#domain/shared/actor.ts';
import type { SuggestionId } from '#domain/shared/ids.ts';
import { latestChanges } from '#store/changes.ts';
import { latestDecisions } from '#store/decisions.ts';
import { type StoredSuggestion, suggestionById } from '#store/suggestions.ts';
import type { Context } from '../context.ts';
import { noSuchSuggestion } from './decide-suggestion.ts';

export interface OwnSuggestion {
  readonly suggestion: StoredSuggestion;
  readonly rejectionReason: string | null;
  readonly writtenValue: FieldValue;
}

/** What became of a suggestion, for the agent that filed it and for no other. */
export async function ownSuggestion(ctx: Context, actor: AgentActor, id: SuggestionId): Promise<OwnSuggestion> {
  return ctx.store.read(actor.tenantId, async (tx) => {
    const suggestion = await suggestionById(tx, actor.tenantId, id);
    // Another agent's suggestion answers like one that does not exist: ids must tell nothing.
    if (suggestion === null || suggestion.agentId !== actor.agentId) throw noSuchSuggestion();
    const decision = (await latestDecisions(tx, actor.tenantId, [id])).get(id);
    const change = (await latestChanges(tx, actor.tenantId, [id])).get(id);
    return {
      suggestion,
      rejectionReason: suggestion.state === 'rejected' ? (decision?.reason ?? null) : null,
      writtenValue: change?.kind === 'apply' && change.state === 'applied' ? change.value : null,
    };
  });
}
