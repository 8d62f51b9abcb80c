import { useCallback, useRef, useState } from 'react';
import { sendDecision } from '#ui/core/api.ts';
import type { Attempt } from '#ui/core/attempt.ts';
import type { Host } from '#ui/core/host.ts';
import { standing, listStrings as words } from '#ui/core/queue-list-strings.ts';
import type { QueueRow } from '#ui/core/queue-row.ts';

/** What became of a row since the page was read. */
export interface RowStanding {
  readonly row: QueueRow;
  /** The decision on its way, or the one that no answer came to: the same is sent again. */
  readonly attempt: Attempt | null;
  readonly sending: boolean;
  readonly text: string | null;
  /** A decision stands that can be taken back. */
  readonly canUndo: boolean;
  readonly isOpen: boolean;
}

type Standings = ReadonlyMap<string, RowStanding>;

const takenBack: readonly string[] = ['pending', 'quarantined'];

/** Decides single rows of the queue. Whatever was decided stays on the page, with its undo, until the page is read anew. */
export function useRowDecisions(host: Host) {
  const [standings, setStandings] = useState<Standings>(new Map());
  const [last, setLast] = useState<string | null>(null);
  const onTheWay = useRef(new Set<string>());

  const set = useCallback((id: string, to: RowStanding) => {
    setStandings((before) => new Map(before).set(id, to));
  }, []);

  const decide = useCallback(
    async (row: QueueRow, attempt: Attempt): Promise<boolean> => {
      // The second click of a double click.
      if (onTheWay.current.has(row.id)) return false;
      onTheWay.current.add(row.id);
      set(row.id, { row, attempt, sending: true, text: words.sending, canUndo: false, isOpen: false });
      const answer = await sendDecision(host, attempt);
      onTheWay.current.delete(row.id);
      if (answer.status === 'unanswered') {
        const undoes = attempt.act === 'undo';
        set(row.id, { row, attempt, sending: false, text: words.unanswered, canUndo: undoes, isOpen: !undoes });
        return false;
      }
      const { reply } = answer;
      const isOpen = reply.ok ? takenBack.includes(reply.state) : attempt.act !== 'undo';
      const canUndo = reply.ok && !reply.waiting && ['applied', 'rejected'].includes(reply.state);
      set(row.id, { row, attempt: null, sending: false, text: standing(reply), canUndo, isOpen });
      if (reply.ok) setLast(row.id);
      return reply.ok;
    },
    [host, set],
  );

  const forget = useCallback(() => {
    setStandings(new Map());
    setLast(null);
  }, []);

  return { standings, last: last === null ? null : (standings.get(last) ?? null), decide, forget };
}

export type RowDecisions = ReturnType<typeof useRowDecisions>;
