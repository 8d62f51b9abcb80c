import { z } from 'zod';
import { callMishap, editMishap, MishapDice, often } from '../mishap-dice.ts';

/** What goes wrong, and how often: with a chance for each call, or for the next few. */
export const mishapSettingsSchema = z.strictObject({
  /** Added before a call is handled. */
  latencyMs: z.number().min(0).max(600_000).default(0),
  /** 429 without doing anything. */
  rateLimited: callMishap.nullable().default(null),
  /** 502, 503 or 504 without doing anything. */
  serverError: callMishap.nullable().default(null),
  /** The write happens and the connection breaks instead of an answer. */
  dropReplyAfterWrite: often.nullable().default(null),
  /** `read` (default): a person edits right after the reply to a read. `write`: right before a write is applied. */
  humanEditBetweenReadAndWrite: editMishap.nullable().default(null),
  /** Restarts the chances from here. */
  seed: z.number().int().optional(),
});

export type MishapSettings = z.output<typeof mishapSettingsSchema>;
export type MishapKind = 'rateLimited' | 'serverError' | 'dropReplyAfterWrite' | 'humanEditBetweenReadAndWrite';

export interface MishapCounters {
  reads: number;
  batchReads: number;
  searches: number;
  /** Property, owner and validation-rule look-ups. */
  metadataReads: number;
  writes: number;
  batchWrites: number;
  /** Records that writes changed. */
  recordsWritten: number;
  /** 429s, of the limit itself and of the mishap. */
  rateLimited: number;
  serverErrors: number;
  droppedReplies: number;
  humanEdits: number;
}

export type CallKind = 'reads' | 'batchReads' | 'searches' | 'metadataReads' | 'writes' | 'batchWrites';

export class Mishaps extends MishapDice<MishapKind, MishapSettings, MishapCounters> {
  constructor() {
    super((settings) => mishapSettingsSchema.parse(settings), noCalls);
  }
}

function noCalls(): MishapCounters {
  return {
    reads: 0,
    batchReads: 0,
    searches: 0,
    metadataReads: 0,
    writes: 0,
    batchWrites: 0,
    recordsWritten: 0,
    rateLimited: 0,
    serverErrors: 0,
    droppedReplies: 0,
    humanEdits: 0,
  };
}
