import { z } from 'zod';
import { idSchema, plainText, recordSchema } from './value.ts';

export const sourceKindSchema = z.enum(['call', 'email', 'note', 'meeting', 'document']);

/** Only web addresses: a `javascript:` link must never reach a person's screen. */
export const webUrlSchema = z.url({ protocol: /^https?$/ }).max(2_000);

/** POST /v1/sources: what an agent read, so that its quotes can be checked against it. Text at most 200,000 characters. */
export const fileSourceRequest = z.strictObject({
  kind: sourceKindSchema,
  title: plainText(1, 300),
  text: plainText(1, 200_000),
  /** When the words were said or written, ISO 8601. */
  occurredAt: z.iso.datetime({ offset: true }).optional(),
  url: webUrlSchema.optional(),
  /** The source's own id where it comes from; filing the same one with the same text again gives the same id. */
  externalId: plainText(1, 200).optional(),
  /** The record it belongs to, where it belongs to one. */
  record: recordSchema.optional(),
});

export const fileSourceReply = z.object({ id: idSchema('src'), repeated: z.boolean() });

/** GET /api/sources/:id */
export const sourceReply = z.object({
  id: idSchema('src'),
  kind: sourceKindSchema,
  title: z.string(),
  text: z.string(),
  occurredAt: z.string().nullable(),
  url: z.string().nullable(),
});
