import type { RejectionReason } from '#contract/decision.ts';
import type { ReviewSuggestion } from '#contract/review.ts';
import type { EditDraft, EditedValue } from './edit-draft.ts';

export type Act = 'accept' | 'reject' | 'undo' | 'reopen' | 'release' | 'keep';

/** One click. Its decision id stays the same through double clicks and retries, until an answer arrives. */
export interface Attempt {
  readonly suggestionId: string;
  readonly act: Act;
  readonly label: string;
  readonly body: { readonly decisionId: string } & Readonly<Record<string, unknown>>;
  /** What was typed, so that a refused edit can be mended instead of typed again. */
  readonly draft: EditDraft | null;
}

/** `null` when the present value was not shown: there is nothing that such a decision could be bound to. */
export function acceptAttempt(suggestion: ReviewSuggestion, decisionId: string): Attempt | null {
  const shown = shownOf(suggestion);
  // The CRM's doubt stands on the screen beside the button, so this click is the answer to it.
  const doubt = suggestion.confirm === null ? {} : { allowDuplicate: true };
  return shown === null ? null : attempt(suggestion, 'accept', { decisionId, ...shown, ...doubt });
}

/** An accept with a value of the person's own. */
export function editAttempt(
  suggestion: ReviewSuggestion,
  value: EditedValue,
  draft: EditDraft,
  decisionId: string,
): Attempt | null {
  const shown = shownOf(suggestion);
  return shown === null ? null : { ...attempt(suggestion, 'accept', { decisionId, ...shown, value }), draft };
}

export function rejectAttempt(
  suggestion: ReviewSuggestion,
  reason: RejectionReason,
  note: string,
  decisionId: string,
): Attempt {
  const words = note.trim();
  return attempt(suggestion, 'reject', { decisionId, reason, ...(words === '' ? {} : { note: words }) });
}

export function plainAttempt(
  suggestion: ReviewSuggestion,
  act: Exclude<Act, 'accept' | 'reject'>,
  decisionId: string,
): Attempt {
  return attempt(suggestion, act, { decisionId });
}

function attempt(suggestion: ReviewSuggestion, act: Act, body: Attempt['body']): Attempt {
  return { suggestionId: suggestion.id, act, label: suggestion.field.label, body, draft: null };
}

function shownOf(suggestion: ReviewSuggestion) {
  const { digest, current } = suggestion;
  return digest === undefined || current === undefined ? null : { digest, current };
}
