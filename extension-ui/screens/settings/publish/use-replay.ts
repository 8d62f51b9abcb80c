import { useEffect, useRef, useState } from 'react';
import type { Host } from '#ui/core/host.ts';
import type { LoadProblem } from '#ui/core/load-problem.ts';
import { emptySum, type ReplaySum } from '#ui/core/replay-sum.ts';
import { runReplay } from '#ui/core/run-replay.ts';

export interface ReplayState {
  readonly status: 'running' | 'done' | 'stopped' | 'failed';
  /** Of the draft that is tried. */
  readonly revision: number;
  readonly sum: ReplaySum;
  readonly problem: LoadProblem | null;
}

/** One replay at a time, which can be stopped; what it found until then stays. */
export function useReplay(host: Host): {
  state: ReplayState | null;
  start(revision: number, days: number): Promise<void>;
  stop(): void;
} {
  const [state, setState] = useState<ReplayState | null>(null);
  const current = useRef({ stopped: true });
  useEffect(
    () => () => {
      current.current.stopped = true;
    },
    [],
  );

  const start = async (revision: number, days: number) => {
    current.current.stopped = true;
    const run = { stopped: false };
    current.current = run;
    setState({ status: 'running', revision, sum: emptySum, problem: null });
    const isStopped = () => run.stopped;
    const onSum = (sum: ReplaySum) => setState((before) => (before === null ? before : { ...before, sum }));
    const problem = await runReplay(host, { revision, days, onSum, isStopped });
    if (run.stopped) return;
    run.stopped = true;
    setState((before) => before && { ...before, status: problem === null ? 'done' : 'failed', problem });
  };

  const stop = () => {
    current.current.stopped = true;
    setState((before) => before && { ...before, status: 'stopped' });
  };

  return { state, start, stop };
}
