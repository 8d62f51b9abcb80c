import { fileSuggestionsReply, fileSuggestionsRequest, suggestionItem } from '#contract/suggestion.ts';
import { fileSuggestions } from '#use-cases/suggestions/file-suggestions.ts';
import type { ArrivedItem } from '#use-cases/suggestions/filing.ts';
import { mistake, route } from '../../route.ts';

export const fileSuggestionsRoute = route({
  method: 'POST',
  path: '/v1/suggestions',
  summary: 'File up to 100 suggestions; one result each, in the same order',
  caller: 'agent',
  permission: 'suggestion.file',
  body: fileSuggestionsRequest,
  reply: fileSuggestionsReply,
  handle: async (ctx, actor, { body }) => ({
    results: await fileSuggestions(ctx, actor, body.suggestions.map(readItem)),
  }),
});

function readItem(raw: unknown): ArrivedItem {
  const parsed = suggestionItem.safeParse(raw);
  if (parsed.success) return { item: parsed.data };
  const mistakes = parsed.error.issues.slice(0, 5).map((issue) => mistake('body', issue));
  return { malformed: mistakes.map(({ pointer, detail }) => `${pointer || '/'}: ${detail}`).join('; ') };
}
