import { badQueryLocator } from '../api-error.ts';
import type { JsonRecord } from '../soql/selection.ts';

interface OpenQuery {
  userId: string;
  records: readonly JsonRecord[];
  batchSize: number;
  usedAt: number;
}

export interface Batch {
  totalSize: number;
  done: boolean;
  records: readonly JsonRecord[];
  /** Where the next batch is, relative to the version. */
  next?: string;
}

const lifetimeMs = 15 * 60_000;
const openMax = 10;

/** Results that are fetched in batches. Each user has at most ten open; a further one closes the oldest. */
export class QueryLocators {
  readonly #open = new Map<string, OpenQuery>();
  #count = 0;

  /** @returns the first batch */
  first(userId: string, records: readonly JsonRecord[], batchSize: number, nowMs: number): Batch {
    if (records.length <= batchSize) return { totalSize: records.length, done: true, records };
    this.#dropOld(userId, nowMs);
    this.#count += 1;
    const id = `01g5g0${String(this.#count).padStart(9, '0')}AAA`;
    this.#open.set(id, { userId, records, batchSize, usedAt: nowMs });
    return batchAt(id, records, batchSize, 0);
  }

  /** @throws ApiError INVALID_QUERY_LOCATOR for one that is unknown, too old or another user's */
  next(userId: string, locator: string, nowMs: number): Batch {
    const [id = '', from = ''] = locator.split('-');
    const found = this.#open.get(id);
    const start = Number(from);
    const isGood = found?.userId === userId && found.usedAt + lifetimeMs > nowMs && /^\d+$/.test(from);
    if (!found || !isGood || start >= found.records.length) throw badQueryLocator('invalid query locator');
    found.usedAt = nowMs;
    return batchAt(id, found.records, found.batchSize, start);
  }

  #dropOld(userId: string, nowMs: number): void {
    for (const [id, { usedAt }] of this.#open) if (usedAt + lifetimeMs <= nowMs) this.#open.delete(id);
    const own = [...this.#open].filter(([, query]) => query.userId === userId);
    if (own.length >= openMax) this.#open.delete(own[0]?.[0] ?? '');
  }
}

function batchAt(id: string, records: readonly JsonRecord[], batchSize: number, start: number): Batch {
  const end = start + batchSize;
  const done = end >= records.length;
  const batch = { totalSize: records.length, done, records: records.slice(start, end) };
  return done ? batch : { ...batch, next: `query/${id}-${end}` };
}
