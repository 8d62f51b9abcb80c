import { digestOf } from '../log/hash.ts';
import { canonicalBytes } from '../shared/canonical-json.ts';
import type { BatchId, SuggestionId } from '../shared/ids.ts';

export interface ApprovedItem {
  readonly suggestionId: SuggestionId;
  /** Binds record, field, both values and the policy version; see `shownDigest`. */
  readonly shownDigest: string;
}

/**
 * Binds one confirmation to exactly these suggestions, with the values that were shown.
 * @param items in the order of the batch
 * @returns 64 hex characters
 */
export function batchDigest(batchId: BatchId, policyVersion: number, items: readonly ApprovedItem[]): string {
  const listed = items.map(({ suggestionId, shownDigest }) => [suggestionId, shownDigest]);
  return digestOf(canonicalBytes({ batch: batchId, policyVersion, items: listed }));
}
