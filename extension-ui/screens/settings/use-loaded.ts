import { useCallback, useEffect, useRef, useState } from 'react';
import type { Loaded } from '#ui/core/api.ts';
import type { Host } from '#ui/core/host.ts';
import type { LoadProblem } from '#ui/core/load-problem.ts';

export type LoadedState<T> =
  | { readonly status: 'loading' }
  | { readonly status: 'failed'; readonly problem: LoadProblem }
  | {
      readonly status: 'ready';
      readonly value: T;
      /** When the answer came. */
      readonly at: Date;
      readonly refreshing: boolean;
      /** Why what is shown is older than the last attempt to read it again. */
      readonly stale: LoadProblem | null;
    };

/** Whoever lost the right to see something must not go on looking at it. */
const takesAway: readonly LoadProblem['kind'][] = ['forbidden', 'signed_out', 'missing'];

/**
 * One answer of the server, and how to read it again. While it is read the old one stays, also when that fails for want
 * of a connection; an answer that came too late is dropped.
 * @param read must stay the same function for the same thing
 */
export function useLoaded<T>(
  host: Host,
  read: (host: Host) => Promise<Loaded<T>>,
): { state: LoadedState<T>; reload(): Promise<void> } {
  const [state, setState] = useState<LoadedState<T>>({ status: 'loading' });
  const newest = useRef(0);

  const reload = useCallback(async () => {
    newest.current += 1;
    const mine = newest.current;
    setState((before) => (before.status === 'ready' ? { ...before, refreshing: true } : { status: 'loading' }));
    const result = await read(host);
    if (mine !== newest.current) return;
    setState((before) => next(before, result));
  }, [host, read]);

  useEffect(() => {
    void reload();
    return () => {
      newest.current += 1;
    };
  }, [reload]);

  return { state, reload };
}

function next<T>(before: LoadedState<T>, result: Loaded<T>): LoadedState<T> {
  if (result.ok) return { status: 'ready', value: result.value, at: new Date(), refreshing: false, stale: null };
  const { problem } = result;
  if (before.status !== 'ready' || takesAway.includes(problem.kind)) return { status: 'failed', problem };
  return { ...before, refreshing: false, stale: problem };
}
