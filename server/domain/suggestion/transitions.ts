import { Fault } from '../shared/fault.ts';
import type { SuggestionState } from './suggestion.ts';

/** Everything that can happen to a suggestion after it was filed. */
export type Happening =
  | 'accept'
  | 'reject'
  | 'expire'
  | 'supersede'
  | 'release'
  | 'apply'
  | 'fail'
  | 'conflict'
  | 'revert'
  | 'take_back_rejection'
  | 'quarantine_again';

const moves: Readonly<Record<Happening, Readonly<Partial<Record<SuggestionState, SuggestionState>>>>> = {
  accept: { pending: 'accepted' },
  reject: { pending: 'rejected', quarantined: 'rejected' },
  expire: { pending: 'expired', quarantined: 'expired' },
  supersede: { pending: 'superseded', quarantined: 'superseded' },
  release: { quarantined: 'pending' },
  apply: { accepted: 'applied' },
  fail: { accepted: 'failed' },
  conflict: { accepted: 'conflicted' },
  revert: { applied: 'reverted' },
  take_back_rejection: { rejected: 'pending' },
  quarantine_again: { rejected: 'quarantined' },
};

/** The state after `happening`, or `null` where that cannot happen. The only place that knows the moves. */
export function stateAfter(state: SuggestionState, happening: Happening): SuggestionState | null {
  return moves[happening][state] ?? null;
}

/**
 * @throws Fault `suggestion_already_decided`, `suggestion_expired`, `suggestion_quarantined` or `undo_not_possible`
 */
export function requireStateAfter(state: SuggestionState, happening: Happening): SuggestionState {
  const next = stateAfter(state, happening);
  if (next !== null) return next;
  if (state === 'quarantined' && happening === 'accept') {
    throw new Fault(
      'suggestion_quarantined',
      'This suggestion looks suspicious. Open it, read why, and release it before you accept it.',
      { state },
    );
  }
  if (happening === 'revert' || happening === 'take_back_rejection') {
    throw new Fault('undo_not_possible', `A suggestion that is ${state} cannot be undone.`, { state });
  }
  if (state === 'expired') {
    throw new Fault('suggestion_expired', 'This suggestion waited too long. The agent can file it again.', { state });
  }
  if (state === 'blocked') {
    throw new Fault('suggestion_already_decided', 'This suggestion was refused when it was filed.', { state });
  }
  throw new Fault(
    'suggestion_already_decided',
    `This suggestion is already ${state}. Reload to see what happened to it.`,
    { state },
  );
}

/** States in which a suggestion still waits for a person. */
export const openStates: readonly SuggestionState[] = ['pending', 'quarantined'];
