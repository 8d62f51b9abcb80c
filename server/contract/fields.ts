import { z } from 'zod';
import { reviewField } from './review.ts';

/** GET /v1/fields?crm=…&objectType=…: the fields that this agent may suggest for, so that it need not guess. */
export const suggestableFieldsQuery = z.strictObject({
  crm: z.enum(['hubspot', 'salesforce']),
  objectType: z.string().regex(/^[A-Za-z][A-Za-z0-9_]{0,79}$/),
});

export const suggestableFieldsReply = z.object({
  fields: z.array(reviewField.extend({ description: z.string(), impact: z.enum(['low', 'high']) })),
});
