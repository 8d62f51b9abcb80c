import { useCallback, useEffect, useRef, useState } from 'react';
import type { BatchReply } from '#contract/batch.ts';
import type { Loaded } from '#ui/core/api.ts';
import { type Pace, type PaceSample, paceOf, withSample } from '#ui/core/batch-pace.ts';
import { batchDone } from '#ui/core/batch-text.ts';
import type { Host } from '#ui/core/host.ts';
import type { LoadProblem } from '#ui/core/load-problem.ts';
import { fetchBatch } from '#ui/core/queue-api.ts';

/** How often a batch that moves is read again. */
const againMs = 1_000;

/** States that change without a press of this person. */
const moving: readonly BatchReply['state'][] = ['reading', 'seconding', 'running'];

export interface BatchState {
  readonly batch: BatchReply | null;
  readonly problem: LoadProblem | null;
  /** What a button asks of the server is under way. */
  readonly busy: boolean;
  /** Of what moves; `null` while nothing can be said. */
  readonly pace: Pace | null;
}

/** A batch as it goes on, and what a button does with it. */
export function useBatch(host: Host, id: string) {
  const [state, setState] = useState<BatchState>({ batch: null, problem: null, busy: false, pace: null });
  const seen = useRef<{ phase: string; samples: readonly PaceSample[] }>({ phase: '', samples: [] });
  const take = useCallback((result: Loaded<BatchReply>) => {
    if (!result.ok) {
      setState((before) => ({ ...before, problem: result.problem, busy: false }));
      return;
    }
    const batch = result.value;
    const { phase, done, total } = batchDone(batch);
    const samples = seen.current.phase === phase ? seen.current.samples : [];
    seen.current = { phase, samples: withSample(samples, { atMs: Date.now(), done }) };
    setState({ batch, problem: null, busy: false, pace: paceOf(seen.current.samples, total) });
  }, []);
  const reload = useCallback(() => fetchBatch(host, id).then(take), [host, id, take]);
  useEffect(() => void reload(), [reload]);

  const moves = state.batch !== null && moving.includes(state.batch.state);
  const isIdle = !state.busy;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each answer sets the next look.
  useEffect(() => {
    if (!moves || !isIdle) return;
    const timer = setTimeout(() => void reload(), againMs);
    return () => clearTimeout(timer);
  }, [moves, isIdle, reload, state]);

  const act = async (send: () => Promise<Loaded<BatchReply>>) => {
    setState((before) => ({ ...before, busy: true }));
    take(await send());
  };
  return { state, reload, act };
}
