import { z } from 'zod';
import { ownSuggestionReply } from '#contract/suggestion.ts';
import { idSchema } from '#contract/value.ts';
import type { SuggestionId } from '#domain/shared/ids.ts';
import { ownSuggestion } from '#use-cases/suggestions/own-suggestion.ts';
import { route } from '../../route.ts';

export const readOwnSuggestionRoute = route({
  method: 'GET',
  path: '/v1/suggestions/:id',
  summary: 'What became of a suggestion that this agent filed',
  caller: 'agent',
  permission: 'suggestion.read_own',
  params: z.strictObject({ id: idSchema('sug') }),
  reply: ownSuggestionReply,
  handle: async (ctx, actor, { params }) => {
    const { suggestion, rejectionReason, writtenValue } = await ownSuggestion(ctx, actor, params.id as SuggestionId);
    return {
      id: suggestion.id,
      record: { ...suggestion.record, crm: suggestion.record.crm as 'hubspot' | 'salesforce' },
      field: suggestion.field,
      proposedValue: suggestion.proposed,
      state: suggestion.state,
      code: suggestion.refusal?.code ?? null,
      message: suggestion.refusal?.message ?? null,
      rejectionReason,
      writtenValue,
      filedAt: suggestion.filedAt.toISOString(),
      expiresAt: suggestion.expiresAt.toISOString(),
    };
  },
});
