import { useCallback, useEffect, useRef, useState } from 'react';
import type { WaitingReply } from '#contract/waiting.ts';
import type { OpenRecord } from '#ui/core/api.ts';
import type { Host } from '#ui/core/host.ts';
import type { LoadProblem } from '#ui/core/load-problem.ts';
import { fetchWaiting } from '#ui/core/waiting-api.ts';

export type WaitingState =
  | { readonly status: 'loading' }
  | { readonly status: 'failed'; readonly problem: LoadProblem }
  | { readonly status: 'ready'; readonly reply: WaitingReply };

/** What waits on these records. Another selection begins anew; answers to an older one are dropped. */
export function useWaiting(host: Host, records: readonly OpenRecord[]): { state: WaitingState; reload(): void } {
  const [state, setState] = useState<WaitingState>({ status: 'loading' });
  const newest = useRef(0);

  const reload = useCallback(async () => {
    newest.current += 1;
    const mine = newest.current;
    setState({ status: 'loading' });
    const result = await fetchWaiting(host, records);
    if (mine !== newest.current) return;
    setState(result.ok ? { status: 'ready', reply: result.value } : { status: 'failed', problem: result.problem });
  }, [host, records]);

  useEffect(() => {
    void reload();
    return () => {
      newest.current += 1;
    };
  }, [reload]);

  return { state, reload: () => void reload() };
}
