import { useCallback, useEffect, useRef, useState } from 'react';
import type { EventView } from '#contract/event.ts';
import { fetchEvents } from '#ui/core/api.ts';
import type { Host } from '#ui/core/host.ts';
import type { LoadProblem } from '#ui/core/load-problem.ts';

export interface LogFilter {
  readonly type: string | null;
  readonly suggestion: string | null;
}

export type LogState =
  | { readonly status: 'loading' }
  | { readonly status: 'failed'; readonly problem: LoadProblem }
  | {
      readonly status: 'ready';
      readonly events: readonly EventView[];
      /** Where the next older page begins; `null` = there is none. */
      readonly next: string | null;
      readonly loadingOlder: boolean;
      readonly problem: LoadProblem | null;
    };

/** The log page by page, newest first. A new filter begins anew; answers to an older filter are dropped. */
export function useEvents(host: Host, filter: LogFilter): { state: LogState; reload(): void; loadOlder(): void } {
  const [state, setState] = useState<LogState>({ status: 'loading' });
  const newest = useRef(0);
  const { type, suggestion } = filter;

  const reload = useCallback(async () => {
    newest.current += 1;
    const mine = newest.current;
    setState({ status: 'loading' });
    const result = await fetchEvents(host, { type, suggestion, before: null });
    if (mine !== newest.current) return;
    setState(
      result.ok
        ? { status: 'ready', ...result.value, loadingOlder: false, problem: null }
        : { status: 'failed', problem: result.problem },
    );
  }, [host, type, suggestion]);

  useEffect(() => {
    void reload();
    return () => {
      newest.current += 1;
    };
  }, [reload]);

  const loadOlder = async () => {
    if (state.status !== 'ready' || state.next === null || state.loadingOlder) return;
    const mine = newest.current;
    setState({ ...state, loadingOlder: true, problem: null });
    const result = await fetchEvents(host, { type, suggestion, before: state.next });
    if (mine !== newest.current) return;
    if (!result.ok) setState({ ...state, loadingOlder: false, problem: result.problem });
    else {
      const { events, next } = result.value;
      setState({ status: 'ready', events: [...state.events, ...events], next, loadingOlder: false, problem: null });
    }
  };

  return { state, reload: () => void reload(), loadOlder: () => void loadOlder() };
}
