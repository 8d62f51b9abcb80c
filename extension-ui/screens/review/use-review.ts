import { useEffect, useState, useSyncExternalStore } from 'react';
import type { OpenRecord } from '#ui/core/api.ts';
import type { Attempt } from '#ui/core/attempt.ts';
import type { Host } from '#ui/core/host.ts';
import { isWaiting } from '#ui/core/review-groups.ts';
import { ReviewSession } from '#ui/core/review-session.ts';
import { allSuggestions, type ReviewState } from '#ui/core/review-state.ts';
import { strings } from '#ui/core/strings.ts';
import { usePoll } from './use-poll.ts';

export interface ReviewControls {
  readonly state: ReviewState;
  /** Something has been unfinished for so long that the card stopped looking by itself. */
  readonly gaveUp: boolean;
  refresh(): void;
  /** Sends a decision; the same attempt again sends the same decision id. */
  decide(attempt: Attempt): void;
  /** Lets the person lend us their own access to the CRM; does nothing where the host knows no such thing. */
  connect(): void;
  openEdit(id: string): void;
  openReject(id: string): void;
  close(id: string): void;
}

/** The card's data and everything that can be done with it, for one record. */
export function useReview(host: Host, record: OpenRecord): ReviewControls {
  const [session] = useState(() => new ReviewSession(host, record));
  const state = useSyncExternalStore(session.subscribe, session.state);
  useEffect(() => session.start(), [session]);
  useEffect(() => session.adopt(host), [session, host]);
  const [connecting, setConnecting] = useState(false);
  const poll = usePoll(pollReason(state, connecting), session.load);
  return {
    state,
    gaveUp: poll.gaveUp,
    refresh: () => {
      poll.restart();
      void session.load();
    },
    decide: (attempt) => void session.decide(attempt),
    connect: () => {
      host.connectAccount?.().then(
        () => {
          setConnecting(true);
          poll.restart();
        },
        (error: unknown) => {
          const { connectFailedTitle, connectFailedText } = strings.writing;
          host.toast('warning', connectFailedTitle, error instanceof Error ? error.message : connectFailedText);
        },
      );
    },
    openEdit: (id) => session.dispatch({ type: 'edit_opened', id }),
    openReject: (id) => session.dispatch({ type: 'reject_opened', id }),
    close: (id) => session.dispatch({ type: 'closed', id }),
  };
}

/** Why the card looks again by itself; empty = it does not. */
function pollReason(state: ReviewState, connecting: boolean): string {
  if (state.status === 'loading') return '';
  const kind = state.problem?.kind;
  if (kind === 'offline' || (kind === 'broken' && state.status === 'ready')) return 'trouble';
  if (state.status === 'failed') return '';
  const waiting = allSuggestions(state.reply)
    .filter(isWaiting)
    .map((suggestion) => suggestion.id);
  return [...(connecting && state.reply.writing.as === 'app' ? ['connecting'] : []), ...waiting].join(' ');
}
