import type { BatchReply } from '#contract/batch.ts';
import { queueStrings as words } from './queue-strings.ts';

/** What a yes to the batch would cover; the other findings are left out. */
export const approvedFindings: readonly string[] = ['will_change', 'already_so'];

export function approvedCount({ findings }: BatchReply): number {
  return approvedFindings.reduce((sum, finding) => sum + (findings[finding] ?? 0), 0);
}

/** How far it is with what it does now; `phase` changes where it begins to count anew. */
export function batchDone({ state, total, findings, outcomes }: BatchReply) {
  if (state === 'reading') return { phase: state, done: total - (findings.unread ?? 0), total };
  const open = outcomes.toBegin + outcomes.waiting;
  const approved = open + outcomes.applied + outcomes.failed + outcomes.conflicted + outcomes.skipped;
  return { phase: state, done: approved - open, total: approved };
}

export function batchTitle({ undoes, total }: BatchReply): string {
  return undoes === null ? words.batchOf(total) : words.undoOf(total);
}
