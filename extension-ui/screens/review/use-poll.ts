import { useEffect, useRef, useState } from 'react';
import { pollDelayMs } from '#ui/core/back-off.ts';

/**
 * Calls `tick` with growing pauses while `reason` is not empty, at most two minutes for the same reason.
 * @returns whether it gave up, and a function to begin again
 */
export function usePoll(reason: string, tick: () => Promise<void>): { gaveUp: boolean; restart: () => void } {
  const [round, setRound] = useState(0);
  const latestTick = useRef(tick);
  latestTick.current = tick;

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new reason starts the pauses from the shortest
  useEffect(() => setRound(0), [reason]);

  const delay = reason === '' ? null : pollDelayMs(round);
  // biome-ignore lint/correctness/useExhaustiveDependencies: two rounds may have the same delay
  useEffect(() => {
    if (delay === null) return;
    let cancelled = false;
    const timer = setTimeout(async () => {
      await latestTick.current();
      if (!cancelled) setRound((before) => before + 1);
    }, delay);
    return () => {
      cancelled = true;
      clearTimeout(timer);
    };
  }, [reason, round, delay]);

  return { gaveUp: reason !== '' && delay === null, restart: () => setRound(0) };
}
