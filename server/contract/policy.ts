import { z } from 'zod';
import { fieldNameSchema, plainText } from './value.ts';

export const policyField = z.strictObject({
  objectType: z.string().regex(/^[A-Za-z][A-Za-z0-9_]{0,79}$/),
  field: fieldNameSchema,
  autonomy: z.enum(['off', 'review']),
  impact: z.enum(['low', 'high']).default('low'),
});

/** POST /api/policies. `expectedVersion` is the version the admin looked at: a newer one refuses, nothing is lost. */
export const publishPolicyRequest = z.strictObject({
  expectedVersion: z.int().min(0),
  note: plainText(1, 500),
  expiryDays: z.int().min(1).max(365).default(30),
  fields: z.array(policyField).max(5_000),
});

export const policyReply = z.object({
  version: z.int(),
  note: z.string(),
  publishedBy: z.string(),
  publishedAt: z.string(),
  expiryDays: z.int(),
  fields: z.array(policyField),
});

export const policiesReply = z.object({ policies: z.array(policyReply.omit({ fields: true, expiryDays: true })) });
