import type { BatchLine, BatchReply } from '#contract/batch.ts';
import { queueStrings as words } from './queue-strings.ts';

/** What a yes to the batch would cover; the other findings are left out. */
export const approvedFindings: readonly string[] = ['will_change', 'already_so'];

export function approvedCount({ findings }: BatchLine): number {
  return approvedFindings.reduce((sum, finding) => sum + (findings[finding] ?? 0), 0);
}

/** How far it is with what it does now; `phase` changes where it begins to count anew. */
export function batchDone({ state, total, findings, outcomes }: BatchLine) {
  if (state === 'reading') return { phase: state, done: total - (findings.unread ?? 0), total };
  const open = outcomes.toBegin + outcomes.waiting;
  const approved = open + outcomes.applied + outcomes.failed + outcomes.conflicted + outcomes.skipped;
  return { phase: state, done: approved - open, total: approved };
}

/** Whether it waits for the yes of the person who looks at it. */
export function awaitsYou(batch: BatchReply): boolean {
  const { state, isYours } = batch;
  return approvedCount(batch) > 0 && (isYours ? state === 'ready' : state === 'seconding');
}

export function isOver({ state }: Pick<BatchLine, 'state'>): boolean {
  return state === 'ended' || state === 'cancelled';
}

export function batchTitle({ undoes, total }: BatchLine): string {
  return undoes === null ? words.batchOf(total) : words.undoOf(total);
}
