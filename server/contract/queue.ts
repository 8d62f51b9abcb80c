import { z } from 'zod';
import { findingSchema } from './finding.ts';
import { reviewField } from './review.ts';
import { fieldNameSchema, fieldValueSchema, idSchema, plainText, recordSchema } from './value.ts';

const fieldClass = z.enum(['ownership', 'legal', 'billing', 'system', 'sensitive', 'ordinary']);

/** What of all that waits is meant; what is absent is not asked. */
export const queueFilter = {
  objectType: recordSchema.shape.objectType.optional(),
  field: fieldNameSchema.optional(),
  agent: idSchema('agt').optional(),
  run: idSchema('run').optional(),
  /** Of the record, in the CRM's own id, as it was when somebody last looked; `none` = nobody owns it. */
  owner: z
    .string()
    .regex(/^(?:none|\d{1,20}|[0-9A-Za-z]{15,18})$/, 'is no owner')
    .optional(),
  state: z.enum(['pending', 'quarantined']).optional(),
  class: fieldClass.optional(),
  impact: z.enum(['low', 'high']).optional(),
  /** By the words behind it: with a quote, without one, or with a warning about them. */
  evidence: z.enum(['quoted', 'none', 'warned']).optional(),
  /** Only what proposes exactly this value, in canonical text form. */
  proposed: plainText(1, 65_536).optional(),
  /** Only what empties its field. Not together with `proposed`. */
  empties: z.literal('true').optional(),
  /** Only what has waited for at least so many days. */
  daysMin: z.coerce.number().int().min(1).max(365).optional(),
};

/** GET /api/queue: everything that waits for a person, across all records, page by page. */
export const queueQuery = z.strictObject({
  ...queueFilter,
  order: z.enum(['newest', 'oldest', 'expires', 'field', 'agent', 'owner']).default('newest'),
  /** `next` of the page before. */
  after: idSchema('sug').optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});

export const queueRow = z.object({
  id: idSchema('sug'),
  state: z.enum(['pending', 'quarantined']),
  record: z.object({
    ...recordSchema.shape,
    /** What people call it. */
    title: z.string(),
    /** The name of whoever owns it today; `null` where nobody does or the CRM does not name them. */
    owner: z.string().nullable(),
  }),
  /** Of its options only those that the values below name. */
  field: reviewField,
  class: fieldClass,
  impact: z.enum(['low', 'high']),
  proposed: fieldValueSchema,
  /** What the CRM held when the agent suggested. */
  suggestedOver: fieldValueSchema,
  /** What the CRM holds now. */
  current: fieldValueSchema,
  /** What would become of it if it were approved together with others. */
  finding: findingSchema,
  why: z.string().nullable(),
  /** Binds a decision to what is shown here. Send it back unchanged with `current`. */
  digest: z.string(),
  /** The first of the words behind it. */
  quote: z.string().nullable(),
  quotes: z.int(),
  agent: z.object({ id: idSchema('agt'), name: z.string() }),
  run: idSchema('run'),
  warnings: z.int(),
  filedAt: z.string(),
  expiresAt: z.string(),
});

export const queueReply = z.object({
  rows: z.array(queueRow),
  /** How many of this page are left out: the CRM does not let this person see them, or could not be asked. */
  withheld: z.int(),
  /** How many wait in all, only on the first page; `null` on the others. `more`: there are even more. */
  total: z.object({ count: z.int(), more: z.boolean() }).nullable(),
  crm: z.object({ reachable: z.boolean() }),
  next: idSchema('sug').nullable(),
});
export type QueueReply = z.output<typeof queueReply>;

/** GET /api/queue/groups: the same value of the same field by the same agent, the largest groups first. */
export const queueGroupsQuery = z.strictObject(queueFilter);
export const queueGroupsReply = z.object({
  groups: z.array(
    z.object({
      objectType: z.string(),
      /** Of its options only those that the value names. */
      field: reviewField,
      agent: z.object({ id: idSchema('agt'), name: z.string() }),
      proposed: fieldValueSchema,
      /** At least some may be approved together, as they were judged when they were filed. */
      together: z.boolean(),
      count: z.int(),
    }),
  ),
});
export type QueueGroupsReply = z.output<typeof queueGroupsReply>;

/** GET /api/queue/choices: by what the queue can be narrowed now. */
export const queueChoicesReply = z.object({
  /** Every field with its agents, and how many wait. */
  kinds: z.array(
    z.object({
      objectType: z.string(),
      field: z.object({ name: z.string(), label: z.string() }),
      agent: z.object({ id: idSchema('agt'), name: z.string() }),
      class: fieldClass,
      impact: z.enum(['low', 'high']),
      count: z.int(),
    }),
  ),
  /** The newest runs of which something waits. */
  runs: z.array(
    z.object({
      id: idSchema('run'),
      agent: z.object({ id: idSchema('agt'), name: z.string() }),
      startedAt: z.string(),
      count: z.int(),
    }),
  ),
  /** Those on whose records the most waits; `name` is `null` where the CRM does not tell it. */
  owners: z.array(z.object({ id: z.string(), name: z.string().nullable(), count: z.int() })),
});
export type QueueChoicesReply = z.output<typeof queueChoicesReply>;
