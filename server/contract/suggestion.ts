import { z } from 'zod';
import { fieldNameSchema, fieldValueSchema, idSchema, plainText, proposedValueSchema, recordSchema } from './value.ts';

export const suggestionStateSchema = z.enum([
  'pending',
  'accepted',
  'applied',
  'failed',
  'conflicted',
  'rejected',
  'expired',
  'superseded',
  'reverted',
  'blocked',
  'quarantined',
]);

export const itemsMax = 100;

/** One proposed value for one field of one record, with the words that support it. */
export const suggestionItem = z.strictObject({
  record: recordSchema,
  field: fieldNameSchema,
  proposedValue: proposedValueSchema,
  rationale: plainText(1, 2_000),
  evidence: z.array(z.strictObject({ sourceId: idSchema('src'), quote: plainText(1, 4_000) })).max(10),
});

/**
 * POST /v1/suggestions. Items are unknown here and checked one by one with `suggestionItem`, so that one malformed
 * item is refused alone and the other ninety-nine are not lost with it.
 */
export const fileSuggestionsRequest = z.strictObject({
  suggestions: z.array(z.unknown()).min(1).max(itemsMax),
});

export const filedResult = z.object({
  status: z.enum(['pending', 'blocked', 'quarantined', 'duplicate', 'refused']),
  id: idSchema('sug').optional(),
  code: z.string().optional(),
  message: z.string().optional(),
});
export type FiledResult = z.infer<typeof filedResult>;

/** One result per item, in the order of the request. */
export const fileSuggestionsReply = z.object({ results: z.array(filedResult) });

/** GET /v1/suggestions/:id, for the agent that filed it: what became of it, without naming the person. */
export const ownSuggestionReply = z.object({
  id: idSchema('sug'),
  record: recordSchema,
  field: z.string(),
  proposedValue: fieldValueSchema,
  state: suggestionStateSchema,
  code: z.string().nullable(),
  message: z.string().nullable(),
  /** Why a person rejected it, from the closed list. */
  rejectionReason: z.string().nullable(),
  /** What was written, where that differs from what was suggested. */
  writtenValue: fieldValueSchema,
  filedAt: z.string(),
  expiresAt: z.string(),
});
