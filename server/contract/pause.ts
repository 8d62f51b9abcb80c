import { z } from 'zod';
import { fieldNameSchema, idSchema, plainText } from './value.ts';

/** POST /api/pauses. Nothing named = everything is paused. Holds before the next CRM call. */
export const setPauseRequest = z.strictObject({
  agentId: idSchema('agt').nullable().default(null),
  objectType: z
    .string()
    .regex(/^[A-Za-z][A-Za-z0-9_]{0,79}$/)
    .nullable()
    .default(null),
  field: fieldNameSchema.nullable().default(null),
  reason: plainText(1, 300),
});

export const pauseView = z.object({
  id: idSchema('pau'),
  agentId: z.string().nullable(),
  objectType: z.string().nullable(),
  field: z.string().nullable(),
  reason: z.string(),
  setBy: z.string(),
  setAt: z.string(),
});

/** A pause in force, with what it holds back now. */
export const heldPause = pauseView.extend({
  /** Accepted changes that are written once it is lifted. */
  heldWrites: z.int(),
  /** Suggestions that nobody can accept meanwhile. */
  heldSuggestions: z.int(),
});

export const pausesReply = z.object({ pauses: z.array(heldPause) });
