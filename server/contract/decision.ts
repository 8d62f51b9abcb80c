import { z } from 'zod';
import { fieldValueSchema, plainText, proposedValueSchema } from './value.ts';

/**
 * Made by the client, once per click: a repeat with the same id (a double click, HubSpot's own retry) gets the first
 * answer and decides nothing again.
 */
const decisionId = z.uuid();
const digest = z.string().regex(/^[0-9a-f]{64}$/, 'is not a digest');

export const rejectionReasons = [
  'wrong_value',
  'not_said',
  'outdated',
  'wrong_record',
  'already_handled',
  'not_wanted',
  'other',
] as const;
export const rejectionReasonSchema = z.enum(rejectionReasons);
export type RejectionReason = z.infer<typeof rejectionReasonSchema>;

/** POST /api/suggestions/:id/accept. With `value` it is an edit: that value is written instead of the proposed one. */
export const acceptRequest = z.strictObject({
  decisionId,
  digest,
  /** The present value that was shown; the digest covers it. */
  current: fieldValueSchema,
  value: proposedValueSchema.optional(),
  /** Only where the suggestion's `confirm` said that the CRM suspects a duplicate: save anyway. */
  allowDuplicate: z.boolean().optional(),
});

/** POST /api/suggestions/:id/reject */
export const rejectRequest = z.strictObject({
  decisionId,
  reason: rejectionReasonSchema,
  note: plainText(1, 2_000).optional(),
});

/** POST /api/suggestions/:id/undo (an accept or a rejection), /reopen (a failure), /release (a quarantine). */
export const plainDecisionRequest = z.strictObject({ decisionId });

/**
 * Answer to every decision. Ordinary business refusals travel as 200 with `ok: false`, because HubSpot's proxy
 * does not hand a card the body of a 4xx. The card reloads the record's review after either.
 */
export const decisionReply = z.discriminatedUnion('ok', [
  z.object({
    ok: z.literal(true),
    state: z.string(),
    /** True when the decision stands but its write is not finished yet. */
    waiting: z.boolean(),
    message: z.string().nullable(),
  }),
  z.object({ ok: z.literal(false), code: z.string(), message: z.string(), state: z.string().nullable() }),
]);
export type DecisionReply = z.infer<typeof decisionReply>;
