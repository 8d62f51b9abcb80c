import { z } from 'zod';
import { callMishap, editMishap, MishapDice, often } from '../mishap-dice.ts';

/** What goes wrong, and how often: with a chance for each call, or for the next few. */
export const mishapSettingsSchema = z.strictObject({
  /** Added before a call is handled. */
  latencyMs: z.number().min(0).max(600_000).default(0),
  /** 403 REQUEST_LIMIT_EXCEEDED without doing anything. */
  rateLimited: callMishap.nullable().default(null),
  /** 500, 502 or 503, an HTML page, without doing anything. */
  serverError: callMishap.nullable().default(null),
  /** UNABLE_TO_LOCK_ROW for each record of a write; nothing is written. */
  rowLocked: often.nullable().default(null),
  /**
   * A write holds the accounts of its records from its arrival until its answer; another one that needs one of them in
   * that time gets UNABLE_TO_LOCK_ROW.
   */
  parentsLocked: z.boolean().default(false),
  /** The write happens and the connection breaks instead of an answer. */
  dropReplyAfterWrite: often.nullable().default(null),
  /** `read` (default): a person edits right after the reply to a read. `write`: right before a write is applied. */
  humanEditBetweenReadAndWrite: editMishap.nullable().default(null),
  /** Restarts the chances from here. */
  seed: z.number().int().optional(),
});

export type MishapSettings = z.output<typeof mishapSettingsSchema>;
export type MishapKind =
  | 'rateLimited'
  | 'serverError'
  | 'rowLocked'
  | 'dropReplyAfterWrite'
  | 'humanEditBetweenReadAndWrite';

export interface MishapCounters {
  /** Single records. */
  reads: number;
  /** Composite, batch and collection calls that only read. */
  batchReads: number;
  queries: number;
  /** Describe, FieldDefinition, permissions, limits, identity. */
  metadataReads: number;
  writes: number;
  /** Composite, batch and collection calls with at least one write. */
  batchWrites: number;
  /** Records that writes changed. */
  recordsWritten: number;
  /** REQUEST_LIMIT_EXCEEDED, of the limit itself and of the mishap. */
  rateLimited: number;
  serverErrors: number;
  rowLocks: number;
  /** 412: the record had changed. */
  preconditionsFailed: number;
  droppedReplies: number;
  humanEdits: number;
}

export type CallKind = 'reads' | 'batchReads' | 'queries' | 'metadataReads' | 'writes' | 'batchWrites';

export class Mishaps extends MishapDice<MishapKind, MishapSettings, MishapCounters> {
  constructor() {
    super((settings) => mishapSettingsSchema.parse(settings), noCalls);
  }
}

function noCalls(): MishapCounters {
  return {
    reads: 0,
    batchReads: 0,
    queries: 0,
    metadataReads: 0,
    writes: 0,
    batchWrites: 0,
    recordsWritten: 0,
    rateLimited: 0,
    serverErrors: 0,
    rowLocks: 0,
    preconditionsFailed: 0,
    droppedReplies: 0,
    humanEdits: 0,
  };
}
