import { z } from 'zod';
import { idSchema } from '#contract/value.ts';
import type { DecisionId, SuggestionId } from '#domain/shared/ids.ts';

export const decisionParams = z.strictObject({ id: idSchema('sug') });

/** What every decision's address and body say: on which suggestion, under which decision id. */
export function decisionOn(params: { id: string }, body: { decisionId: string }) {
  return { suggestionId: params.id as SuggestionId, decisionId: body.decisionId.toLowerCase() as DecisionId };
}
