import { z } from 'zod';
import { fieldNameSchema, fieldValueSchema, plainText } from './value.ts';

const objectType = z.string().regex(/^[A-Za-z][A-Za-z0-9_]{0,79}$/, 'is not an object type');

/** One line of the allowlist. */
export const policyField = z.strictObject({
  objectType,
  field: fieldNameSchema,
  /** `auto`: written without a person where nothing speaks against it; only for fields that can carry it. */
  autonomy: z.enum(['off', 'review', 'auto']),
  impact: z.enum(['low', 'high']).default('low'),
});

/** A tenant's own word on the class of a field: to protect more, or to correct what only a name pattern said. */
export const classChange = z.strictObject({
  objectType,
  field: fieldNameSchema,
  class: z.enum(['ownership', 'legal', 'billing', 'sensitive', 'ordinary']),
  reason: plainText(5, 300),
});

const amount = z.number().refine(Number.isFinite, 'is not a number');
const values = z.array(fieldValueSchema).min(1).max(100);

/** A condition; all conditions of a rule must be met. What is not known counts as met. */
export const ruleTest = z.union([
  z.strictObject({ valueAbove: amount }),
  z.strictObject({ valueBelow: amount }),
  z.strictObject({ changesByMoreThanPercent: amount.min(0) }),
  z.strictObject({ movesBackwards: z.literal(true) }),
  z.strictObject({ dateMovesMoreThanDays: z.int().min(0).max(36_500) }),
  z.strictObject({ empties: z.literal(true) }),
  z.strictObject({ replacesValue: z.literal(true) }),
  z.strictObject({ recordHas: z.strictObject({ field: fieldNameSchema, oneOf: values }) }),
  z.strictObject({ recordLacks: z.strictObject({ field: fieldNameSchema, noneOf: values }) }),
  z.strictObject({ fewerQuotesThan: z.int().min(1).max(20) }),
  z.strictObject({
    noQuoteFrom: z
      .array(z.string().regex(/^[a-z_]{1,40}$/))
      .min(1)
      .max(20),
  }),
]);

export const ruleEffect = z.union([
  z.enum(['block', 'high_impact', 'second_person']),
  z.strictObject({
    onlyRoles: z
      .array(z.enum(['rep', 'sales_ops', 'admin']))
      .min(1)
      .max(3),
  }),
  z.strictObject({ expiresInDays: z.int().min(1).max(365) }),
]);

/** A rule beside the allowlist: it can only make things stricter. */
export const policyRule = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]{0,59}$/, 'is not a short name in lower case with dashes'),
  title: plainText(1, 120),
  objectType,
  fields: z.array(fieldNameSchema).min(1).max(200).nullable().default(null),
  agents: z
    .array(z.string().regex(/^agt_[0-9a-z]{26}$/, 'is not the id of an agent'))
    .min(1)
    .max(100)
    .nullable()
    .default(null),
  when: z.array(ruleTest).max(10).default([]),
  effect: ruleEffect,
});

/** A case that the policy must judge as told: kept with it, and tried before every publication. */
export const policyCase = z.strictObject({
  title: plainText(1, 200),
  objectType,
  field: fieldNameSchema,
  /** In canonical text form; `null` = emptied. */
  proposed: fieldValueSchema,
  current: fieldValueSchema.default(null),
  /** Other values of the record; a field that is left out is not known. */
  record: z.record(fieldNameSchema, fieldValueSchema).default({}),
  /** The kind of source of each quote. */
  quotes: z
    .array(z.string().regex(/^[a-z_]{1,40}$/))
    .max(20)
    .default(['transcript']),
  /** The id of an agent; `null` = an agent that no rule names. */
  agent: z
    .string()
    .regex(/^agt_[0-9a-z]{26}$/)
    .nullable()
    .default(null),
  expect: z.enum(['blocked', 'review', 'second_person', 'auto']),
});

/** What large batches ask of people before they are approved, and how they are written. */
const batchTerms = z.strictObject({
  /** Batches of at least so many ask for samples. */
  samplesFrom: z.int().min(1).max(10_000),
  /** So many suggestions must be opened; 0 = none. */
  samples: z.int().min(0).max(50),
  /** Who has approved so many in batches within 24 hours needs another person too; `null` = nobody ever does. */
  secondPersonFrom: z.int().min(1).max(10_000).nullable(),
  /**
   * `guarded`: an edit made while a batch writes is never overwritten where the CRM has conditional writes (25 records in
   * a call of Salesforce), and named in the log elsewhere (four calls for 100 records of HubSpot). `fewest_calls`: 200
   * records in a call of Salesforce, two calls for 100 of HubSpot, and such an edit can be overwritten without a word.
   */
  writes: z.enum(['guarded', 'fewest_calls']).default('guarded'),
});

/** What a policy says, without who published it and when. This is the file that is kept in Git. */
export const policyContent = z.strictObject({
  expiryDays: z.int().min(1).max(365).default(30),
  secondPersonPublishes: z.boolean().default(false),
  batches: batchTerms.default({ samplesFrom: 50, samples: 5, secondPersonFrom: 1_000, writes: 'guarded' }),
  fields: z.array(policyField).max(5_000),
  rules: z.array(policyRule).max(200).default([]),
  classes: z.array(classChange).max(1_000).default([]),
  cases: z.array(policyCase).max(500).default([]),
});
export type WirePolicyContent = z.output<typeof policyContent>;

/** POST /api/policies/check: what publishing this would change, and what hinders it; nothing is saved. */
export const checkPolicyRequest = z.strictObject({ content: policyContent });

/** POST /api/policies. `expectedVersion` is the version the admin looked at: a newer one refuses, nothing is lost. */
export const publishPolicyRequest = policyContent.extend({
  expectedVersion: z.int().min(0),
  note: plainText(1, 500),
});

export const policyReply = policyContent.extend({
  version: z.int(),
  note: z.string(),
  publishedBy: z.string(),
  /** Who else said yes, where a second person was needed. */
  approvedBy: z.string().nullable(),
  publishedAt: z.string(),
});
export type PolicyReply = z.output<typeof policyReply>;

/** A version in the history, without its content. */
export const policyVersion = policyReply.pick({
  version: true,
  note: true,
  publishedBy: true,
  approvedBy: true,
  publishedAt: true,
});
export const policiesReply = z.object({ policies: z.array(policyVersion) });
export type PoliciesReply = z.output<typeof policiesReply>;
