import { z } from 'zod';
import { idSchema } from './value.ts';

/** GET /api/events */
export const eventsQuery = z.strictObject({
  suggestion: idSchema('sug').optional(),
  type: z.string().max(60).optional(),
  /** `next` of the page before. */
  before: z
    .string()
    .regex(/^\d{1,18}$/)
    .optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

export const eventView = z.object({
  id: idSchema('evt'),
  type: z.string(),
  at: z.string(),
  actor: z.object({ kind: z.enum(['person', 'agent', 'system']), id: z.string(), name: z.string() }),
  suggestionId: z.string().nullable(),
  facts: z.record(z.string(), z.json()),
  /** Values behind the commitments; `erased` once value and salt are gone, `withheld` from who may not see them. */
  values: z.record(
    z.string(),
    z.union([
      z.object({ value: z.string().nullable() }),
      z.object({ erased: z.literal(true) }),
      z.object({ withheld: z.literal(true) }),
    ]),
  ),
  /** The entry's canonical JSON bytes, base64: what `leaf` covers. */
  body: z.string(),
  /** SHA-256(0x00 || body), hex (RFC 6962 §2.1). */
  leaf: z.string(),
});
export type EventView = z.infer<typeof eventView>;

export const eventsReply = z.object({ events: z.array(eventView), next: z.string().nullable() });
export type EventsReply = z.infer<typeof eventsReply>;
