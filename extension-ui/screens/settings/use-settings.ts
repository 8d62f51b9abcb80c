import { useCallback, useEffect, useRef, useState } from 'react';
import type { SettingsReply } from '#contract/settings.ts';
import type { Host } from '#ui/core/host.ts';
import type { LoadProblem } from '#ui/core/load-problem.ts';
import { fetchSettings } from '#ui/core/settings-api.ts';

export type SettingsState =
  | { readonly status: 'loading' }
  | { readonly status: 'failed'; readonly problem: LoadProblem }
  | { readonly status: 'ready'; readonly settings: SettingsReply; readonly refreshing: boolean };

/** The settings as they stand. While they are read again the old ones stay; an answer that came too late is dropped. */
export function useSettings(host: Host): { state: SettingsState; reload(): Promise<void> } {
  const [state, setState] = useState<SettingsState>({ status: 'loading' });
  const newest = useRef(0);

  const reload = useCallback(async () => {
    newest.current += 1;
    const mine = newest.current;
    setState((before) => (before.status === 'ready' ? { ...before, refreshing: true } : { status: 'loading' }));
    const result = await fetchSettings(host);
    if (mine !== newest.current) return;
    setState(
      result.ok
        ? { status: 'ready', settings: result.value, refreshing: false }
        : { status: 'failed', problem: result.problem },
    );
  }, [host]);

  useEffect(() => {
    void reload();
    return () => {
      newest.current += 1;
    };
  }, [reload]);

  return { state, reload };
}
