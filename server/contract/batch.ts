import { z } from 'zod';
import { findingSchema, findings } from './finding.ts';
import { queueFilter } from './queue.ts';
import { reviewField } from './review.ts';
import { fieldValueSchema, idSchema, recordSchema } from './value.ts';

const outcomes = ['waiting', 'applied', 'failed', 'conflicted'] as const;

/**
 * POST /api/batches: fixes which suggestions are meant: those with these ids, all on these records of one object, or all
 * that a filter means now. At most 10,000; the oldest where more wait.
 */
export const makeBatchRequest = z
  .strictObject({
    ids: z.array(idSchema('sug')).min(1).max(10_000).optional(),
    records: z
      .strictObject({
        objectType: recordSchema.shape.objectType,
        recordIds: z.array(recordSchema.shape.recordId).min(1).max(10_000),
      })
      .optional(),
    filter: z.strictObject(queueFilter).optional(),
  })
  .refine(
    (body) => Object.values(body).filter((one) => one !== undefined).length === 1,
    'needs ids, or records, or a filter',
  );

export const batchView = z.object({
  id: idSchema('bat'),
  /** `seconding`: confirmed, and waits for another person. */
  state: z.enum(['reading', 'ready', 'seconding', 'running', 'paused', 'ended', 'cancelled']),
  madeBy: z.object({ id: idSchema('per'), name: z.string() }),
  madeAt: z.string(),
  /** How many suggestions it was made of. `more`: even more waited. */
  total: z.int(),
  more: z.boolean(),
  policyVersion: z.int().nullable(),
  /** To be sent back with the confirmation; `null` until it is ready. */
  digest: z.string().nullable(),
  confirmedAt: z.string().nullable(),
  /** Why it is paused, cancelled, or waits. */
  stopped: z.string().nullable(),
  /** When it goes on, while the CRM takes no more calls. */
  continuesAt: z.string().nullable(),
  endedAt: z.string().nullable(),
  /** The batch whose writes this one takes back; `null` for an approval. */
  undoes: idSchema('bat').nullable(),
  /** How many of each finding; `unread` are not compared yet. */
  findings: z
    .object({ unread: z.int(), ...Object.fromEntries(findings.map((one) => [one, z.int()])) })
    .catchall(z.int()),
  /** How many of what was approved; `skipped` are left where they were. */
  outcomes: z.object({
    toBegin: z.int(),
    skipped: z.int(),
    waiting: z.int(),
    applied: z.int(),
    failed: z.int(),
    conflicted: z.int(),
  }),
});
export type BatchLine = z.output<typeof batchView>;

/** GET /api/batches/:id, and the answer to every step. */
export const batchReply = batchView.extend({
  /** The person who asks made it. */
  isYours: z.boolean(),
  /** How many samples have to be opened before the yes, and how many of them this person has opened. */
  samples: z.object({ needed: z.int(), opened: z.int() }),
  /** Whether a second person has to say yes. */
  needsSecond: z.boolean(),
  confirmedBy: z.string().nullable(),
  secondedBy: z.string().nullable(),
});
export type BatchReply = z.output<typeof batchReply>;

export const batchesReply = z.object({ batches: z.array(batchView) });
export type BatchesReply = z.output<typeof batchesReply>;

export const batchParams = z.strictObject({ id: idSchema('bat') });

/** POST /api/batches/:id/confirm. */
export const confirmBatchRequest = z.strictObject({
  /** Of the preview, as the batch gave it. */
  digest: z.string().regex(/^[0-9a-f]{64}$/),
});

/** POST /api/batches/:id/samples/:position/open. */
export const sampleParams = batchParams.extend({ position: z.coerce.number().int().min(1).max(10_000) });
export const openSampleRequest = z.strictObject({});

/** POST /api/batches/:id/steer. Takes effect before the next call to the CRM. */
export const steerBatchRequest = z.strictObject({ step: z.enum(['pause', 'resume', 'cancel']) });

/** POST /api/batches/:id/undo. */
export const undoBatchRequest = z.strictObject({});

/** POST /api/batches/:id/retry. */
export const retryBatchRequest = z.strictObject({});

export const batchItemsQuery = z.strictObject({
  finding: findingSchema.optional(),
  /** `skipped`: approved, and left where it was. */
  outcome: z.enum(['applied', 'failed', 'conflicted', 'skipped']).optional(),
  sampled: z.enum(['true', 'false']).optional(),
  after: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

export const batchItem = z.object({
  position: z.int(),
  suggestion: idSchema('sug'),
  record: z.object({ ...recordSchema.shape, title: z.string().nullable() }),
  /** Of its options only those that the values below name. */
  field: reviewField,
  /** Nothing of the record is told where the CRM does not let this person see it. */
  values: z.object({ proposed: fieldValueSchema, shown: fieldValueSchema, found: fieldValueSchema }).nullable(),
  /** The words behind it and the agent's reasons; nothing where this person may not see the record. */
  quotes: z.array(z.string()),
  rationale: z.string().nullable(),
  finding: findingSchema.nullable(),
  why: z.string().nullable(),
  outcome: z.enum(outcomes).nullable(),
  /** The CRM's words, or why it was skipped. */
  message: z.string().nullable(),
});

export const batchItemsReply = z.object({
  items: z.array(batchItem),
  crm: z.object({ reachable: z.boolean() }),
  next: z.int().nullable(),
});
export type BatchItemsReply = z.output<typeof batchItemsReply>;
