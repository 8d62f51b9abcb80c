import { z } from 'zod';
import { recordSchema } from './value.ts';

/** GET /api/privacy */
export const privacyReply = z.object({
  abilities: z.object({ manage: z.boolean() }),
  /** After so many days without change, the texts and values of a settled suggestion and of a source are erased. */
  retentionDays: z.int(),
  /** How much is held in the clear at present. */
  held: z.object({ sources: z.int(), suggestions: z.int(), oldestSourceAt: z.string().nullable() }),
  /** The latest erasures, the newest first, at most 20. They stand in the log too. */
  erasures: z.array(
    z.object({
      at: z.string(),
      /** Who or what asked: a person's name, or the CRM's announcement, or the retention. */
      by: z.string(),
      reason: z.enum(['asked', 'privacy_deletion', 'record_deleted', 'retention']),
      record: recordSchema.nullable(),
      suggestions: z.int(),
      sources: z.int(),
    }),
  ),
});
export type PrivacyReply = z.infer<typeof privacyReply>;

/** POST /api/privacy/retention */
export const setRetentionRequest = z.strictObject({ days: z.int().min(30).max(3650) });
export const retentionReply = z.object({ retentionDays: z.int() });

/** POST /api/privacy/erasures: everything that Fieldward holds about one record of the CRM. Cannot be taken back. */
export const eraseRequest = z.strictObject({ record: recordSchema });
export const eraseReply = z.object({ suggestions: z.int(), sources: z.int(), values: z.int() });
