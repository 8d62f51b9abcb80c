import type { ReviewReply, ReviewSuggestion } from '#contract/review.ts';

export interface ReviewGroups {
  /** Decided, but the outcome needs a person: refused by the CRM, not written, or a value was replaced unseen. */
  readonly attention: readonly ReviewSuggestion[];
  readonly open: readonly ReviewSuggestion[];
  /** Written without a person, and nobody has said yet whether it is right. */
  readonly automatic: readonly ReviewSuggestion[];
  readonly decided: readonly ReviewSuggestion[];
  readonly blocked: readonly ReviewSuggestion[];
}

/** @param dismissed ids that the person chose to leave as they are */
export function reviewGroups(reply: ReviewReply, dismissed: ReadonlySet<string>): ReviewGroups {
  const all = [...reply.open, ...reply.decided];
  const attention = all.filter(
    (suggestion) => needsAttention(suggestion) && !isOvertaken(suggestion, reply) && !dismissed.has(suggestion.id),
  );
  const noticed = new Set(attention.map((suggestion) => suggestion.id));
  const rest = (list: readonly ReviewSuggestion[]) => list.filter((suggestion) => !noticed.has(suggestion.id));
  // A suspicious one never stands before one that can be decided at a glance.
  const open = rest(reply.open).toSorted(
    (a, b) => Number(a.state === 'quarantined') - Number(b.state === 'quarantined'),
  );
  const past = rest(reply.decided);
  return {
    attention,
    open,
    automatic: past.filter(isUnseen),
    decided: past.filter((suggestion) => !isUnseen(suggestion)),
    blocked: reply.blocked,
  };
}

/** Accepted or undone, and the write behind it is not finished. */
export function isWaiting(suggestion: ReviewSuggestion): boolean {
  return suggestion.state === 'accepted' || suggestion.change?.state === 'waiting';
}

/** How many still wait for a person: an accepted one whose write is under way is done, as far as the reader goes. */
export function toReviewCount(reply: ReviewReply): number {
  return Math.max(0, reply.openTotal - reply.open.filter(isWaiting).length);
}

/** Suggestions whose write finished between two replies: the CRM's own page shows old values until it is told. */
export function newlyWritten(before: ReviewReply, after: ReviewReply): ReviewSuggestion[] {
  const waited = new Set([...before.open, ...before.decided].filter(isWaiting).map((suggestion) => suggestion.id));
  return [...after.open, ...after.decided].filter(
    (suggestion) => waited.has(suggestion.id) && suggestion.change?.state === 'applied' && !isWaiting(suggestion),
  );
}

/** Written without a person, and nobody has looked at it since. */
export function isUnseen({ decision, state }: ReviewSuggestion): boolean {
  return decision?.kind === 'auto' && state === 'applied';
}

/** Asked again already, or decided anew on the same field: the older outcome no longer needs anybody. */
function isOvertaken(suggestion: ReviewSuggestion, { open, decided }: ReviewReply): boolean {
  const sameField = (other: ReviewSuggestion) => other.field.name === suggestion.field.name;
  if (suggestion.decision?.kind === 'reopen') return true;
  if (open.some((other) => sameField(other) && other.id !== suggestion.id)) return true;
  const newest = decided.find(sameField);
  return newest !== undefined && newest.id !== suggestion.id;
}

function needsAttention(suggestion: ReviewSuggestion): boolean {
  const { change, state, abilities } = suggestion;
  if (state === 'failed' || state === 'conflicted') return abilities.reopen;
  if (change === null || change.state === 'waiting') return false;
  if (change.kind === 'revert') return change.state !== 'applied' && abilities.undo;
  return change.replacedUnseen !== undefined && abilities.undo;
}
