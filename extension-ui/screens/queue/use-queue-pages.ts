import { useCallback, useState } from 'react';
import type { QueueReply } from '#contract/queue.ts';
import type { Loaded } from '#ui/core/api.ts';
import type { Host } from '#ui/core/host.ts';
import { fetchQueuePage } from '#ui/core/queue-api.ts';
import { everything, type QueueFilter } from '#ui/core/queue-filter.ts';
import { useLoaded } from '../settings/use-loaded.ts';

interface Place {
  readonly filter: QueueFilter;
  /** Where each page so far began; the last is the one that is looked at. */
  readonly starts: readonly (string | null)[];
}

type Total = QueueReply['total'];

/** One page of the queue after the other. The server counts only with the first of them. */
export function useQueuePages(host: Host) {
  const [{ filter, starts }, setPlace] = useState<Place>({ filter: everything, starts: [null] });
  const [total, setTotal] = useState<Total>(null);
  const after = starts.at(-1) ?? null;
  const read = useCallback(
    async (from: Host): Promise<Loaded<QueueReply>> => {
      const page = await fetchQueuePage(from, filter, after);
      if (page.ok && page.value.total !== null) setTotal(page.value.total);
      return page;
    },
    [filter, after],
  );
  const { state, reload } = useLoaded(host, read);
  const next = state.status === 'ready' ? state.value.next : null;
  return {
    state,
    reload,
    filter,
    total,
    page: starts.length,
    narrow: (to: QueueFilter) => setPlace({ filter: to, starts: [null] }),
    older: next === null ? null : () => setPlace({ filter, starts: [...starts, next] }),
    newer: starts.length === 1 ? null : () => setPlace({ filter, starts: starts.slice(0, -1) }),
  };
}

export type QueuePages = ReturnType<typeof useQueuePages>;
