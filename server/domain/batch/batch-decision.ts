import type { BatchId, DecisionId } from '../shared/ids.ts';

/** One an item: a second attempt breaks its uniqueness. */
export function batchDecisionId(batchId: BatchId, position: number): DecisionId {
  return `${batchId}-${position}` as DecisionId;
}

/** Whether a decision was made in a batch. People's own ids are UUIDs, and those of the policy begin with `auto-`. */
export function isBatchDecision(id: DecisionId): boolean {
  return id.startsWith('bat_');
}
