import type { RejectionReason } from '#contract/decision.ts';
import type { QueueReply } from '#contract/queue.ts';
import type { Attempt } from './attempt.ts';

export type QueueRow = QueueReply['rows'][number];

/** Whether one yes, in the row, decides it: whatever asks for a look of its own is opened first. */
export function canAccept({ finding, state }: QueueRow): boolean {
  return state === 'pending' && ['will_change', 'already_so', 'changed_since'].includes(finding);
}

export function acceptRow(row: QueueRow, decisionId: string): Attempt {
  const { digest, current } = row;
  return attempt(row, 'accept', { decisionId, digest, current });
}

export function rejectRow(row: QueueRow, reason: RejectionReason, decisionId: string): Attempt {
  return attempt(row, 'reject', { decisionId, reason });
}

export function undoRow(row: QueueRow, decisionId: string): Attempt {
  return attempt(row, 'undo', { decisionId });
}

function attempt(row: QueueRow, act: Attempt['act'], body: Attempt['body']): Attempt {
  return { suggestionId: row.id, act, label: row.field.label, body, draft: null };
}
