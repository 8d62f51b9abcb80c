import type { BatchReply } from '#contract/batch.ts';
import { queueStrings as words } from './queue-strings.ts';

/** What a yes to the batch would cover; the other findings are left out. */
export const approvedFindings: readonly string[] = ['will_change', 'already_so'];

export function approvedCount({ findings }: BatchReply): number {
  return approvedFindings.reduce((sum, finding) => sum + (findings[finding] ?? 0), 0);
}

export function batchTitle({ undoes, total }: BatchReply): string {
  return undoes === null ? words.batchOf(total) : words.undoOf(total);
}
