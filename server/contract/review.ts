import { z } from 'zod';
import { rejectionReasonSchema } from './decision.ts';
import { sourceKindSchema } from './source.ts';
import { suggestionStateSchema } from './suggestion.ts';
import { fieldValueSchema, idSchema, recordSchema } from './value.ts';

export const fieldTypeSchema = z.enum([
  'text',
  'multiline',
  'number',
  'currency',
  'date',
  'datetime',
  'boolean',
  'option',
  'multi_option',
  'email',
  'phone',
  'url',
  'unsupported',
]);

/** What an editor needs to know about a field. */
export const reviewField = z.object({
  name: z.string(),
  label: z.string(),
  type: fieldTypeSchema,
  options: z.array(z.object({ value: z.string(), label: z.string() })),
  currency: z.string().nullable(),
  lengthMax: z.int().nullable(),
});
export type ReviewField = z.infer<typeof reviewField>;

export const reviewEvidence = z.object({
  quote: z.string(),
  /** Who said it, and when inside the source (as the source writes it), where the source tells. */
  speaker: z.string().nullable(),
  saidAt: z.string().nullable(),
  source: z.object({
    id: idSchema('src'),
    kind: sourceKindSchema,
    title: z.string(),
    occurredAt: z.string().nullable(),
    url: z.string().nullable(),
  }),
});

/** What this person may do with this suggestion now. The card draws only this; the server enforces the same answer. */
export const abilitiesSchema = z.object({
  accept: z.boolean(),
  edit: z.boolean(),
  reject: z.boolean(),
  undo: z.boolean(),
  /** Ask again after a failure. */
  reopen: z.boolean(),
  /** Let a quarantined suggestion through to review. */
  release: z.boolean(),
  /** Leave what was written automatically as it is. */
  keep: z.boolean(),
  /** Why accepting is not possible, where it is not. */
  why: z.string().nullable(),
});

export const reviewSuggestion = z.object({
  id: idSchema('sug'),
  state: suggestionStateSchema,
  field: reviewField,
  impact: z.enum(['low', 'high']),
  proposed: fieldValueSchema,
  /** What the CRM held when the agent suggested. */
  suggestedOver: fieldValueSchema,
  /** What the CRM holds now; absent when it could not be read. */
  current: fieldValueSchema.optional(),
  /** Somebody changed the field after the agent looked: show suggested, then and now. */
  changedSince: z.boolean(),
  /** Binds a decision to what is shown here; absent when `current` is. Send it back unchanged. */
  digest: z.string().optional(),
  rationale: z.string(),
  evidence: z.array(reviewEvidence),
  agent: z.object({ id: idSchema('agt'), name: z.string() }),
  /** The rules that put it here, in sentences. */
  rules: z.array(
    z.object({ rule: z.string(), says: z.enum(['allow', 'review', 'second_person', 'block']), sentence: z.string() }),
  ),
  policyVersion: z.int(),
  warnings: z.array(z.string()),
  filedAt: z.string(),
  expiresAt: z.string(),
  abilities: abilitiesSchema,
  /** The CRM suspects a duplicate: its words. Accept with `allowDuplicate` to save anyway. */
  confirm: z.object({ code: z.literal('duplicate'), message: z.string() }).nullable(),
  /** Why it was blocked; only for state `blocked`. */
  refusal: z.object({ code: z.string(), message: z.string() }).nullable(),
  /** Who has said yes so far, where two people have to. */
  yeses: z.array(z.object({ name: z.string(), at: z.string(), value: fieldValueSchema })),
  decision: z
    .object({
      kind: z.enum(['accept', 'approve', 'auto', 'edit', 'keep', 'reject', 'undo', 'release', 'reopen']),
      /** `null`: the policy decided, without a person. */
      by: z.object({ id: idSchema('per'), name: z.string() }).nullable(),
      at: z.string(),
      reason: rejectionReasonSchema.nullable(),
      note: z.string().nullable(),
    })
    .nullable(),
  /** The write that followed a decision. */
  change: z
    .object({
      kind: z.enum(['apply', 'revert']),
      state: z.enum(['waiting', 'applied', 'failed', 'conflicted']),
      value: fieldValueSchema,
      /** What the field held before. */
      before: fieldValueSchema,
      /** What the CRM held instead of `before`, for a conflict. */
      found: fieldValueSchema.optional(),
      /** Whether the write left with the person's own access to the CRM or the app's; `null` before the first. */
      writtenAs: z.enum(['person', 'app']).nullable(),
      /** The CRM's own words, or why it waits. */
      message: z.string().nullable(),
      /** A value that somebody else wrote in the moment between our read and our write, and that we replaced. */
      replacedUnseen: fieldValueSchema.optional(),
    })
    .nullable(),
});
export type ReviewSuggestion = z.infer<typeof reviewSuggestion>;

/** GET /api/records/:crm/:objectType/:recordId/review: everything the card needs, in one answer. */
export const reviewReply = z.object({
  record: z.object({ ...recordSchema.shape, title: z.string().nullable() }),
  person: z.object({
    id: idSchema('per'),
    name: z.string(),
    role: z.enum(['rep', 'sales_ops', 'admin', 'auditor']),
  }),
  /** With whose access an accepted value is written, and whether this person could lend theirs. */
  writing: z.object({
    as: z.enum(['you', 'app']),
    /** Who the CRM will name as the writer. */
    name: z.string(),
    canConnect: z.boolean(),
  }),
  /** How many suggestions of this record are for fields that this person may not see in the CRM. */
  hiddenCount: z.int(),
  policyVersion: z.int(),
  /** The pause that holds this record, if any. */
  pause: z.object({ reason: z.string(), by: z.string(), at: z.string(), everything: z.boolean() }).nullable(),
  /** `false`: the CRM could not be read, so suggestions are shown without present values and cannot be accepted. */
  crm: z.object({ reachable: z.boolean(), message: z.string().nullable() }),
  /** Waiting for a person: pending, quarantined, and accepted ones whose write is not finished. */
  open: z.array(reviewSuggestion),
  openTotal: z.int(),
  /** Decided within the last 14 days, newest first. */
  decided: z.array(reviewSuggestion),
  /** Refused by a rule within the last 14 days, newest first. */
  blocked: z.array(reviewSuggestion),
});
export type ReviewReply = z.infer<typeof reviewReply>;
