import { z } from 'zod';
import { seededRandom } from '../hubspot/seeded-random.ts';

const often = z.union([
  z.strictObject({ probability: z.number().min(0).max(1) }),
  z.strictObject({ next: z.number().int().min(0).max(1_000_000) }),
]);

/** Restricted to reads or to writes where `on` says so. */
const callMishap = z.union([
  z.strictObject({ probability: z.number().min(0).max(1), on: z.enum(['read', 'write']).optional() }),
  z.strictObject({ next: z.number().int().min(0).max(1_000_000), on: z.enum(['read', 'write']).optional() }),
]);

const editMishap = z.union([
  z.strictObject({ probability: z.number().min(0).max(1), at: z.enum(['read', 'write']).optional() }),
  z.strictObject({ next: z.number().int().min(0).max(1_000_000), at: z.enum(['read', 'write']).optional() }),
]);

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

const usualSeed = 7;

export class Mishaps {
  readonly counters: MishapCounters = noCalls();
  #settings: MishapSettings = mishapSettingsSchema.parse({});
  #random = seededRandom(usualSeed);

  /** Whatever is not named stops going wrong. */
  set(settings: Partial<MishapSettings>): void {
    this.#settings = mishapSettingsSchema.parse(settings);
    if (settings.seed !== undefined) this.#random = seededRandom(settings.seed);
  }

  get settings(): MishapSettings {
    return this.#settings;
  }

  get random() {
    return this.#random;
  }

  /** Whether it happens now; the next few are counted down. */
  strikes(kind: MishapKind): boolean {
    const mishap = this.#settings[kind];
    if (mishap === null) return false;
    if ('probability' in mishap) return this.#random.chance(mishap.probability);
    if (mishap.next <= 0) return false;
    const next = mishap.next - 1;
    this.#settings = { ...this.#settings, [kind]: next === 0 ? null : { ...mishap, next } };
    return true;
  }

  resetCounters(): void {
    Object.assign(this.counters, noCalls());
  }

  report() {
    return { ...this.#settings, counters: { ...this.counters } };
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
