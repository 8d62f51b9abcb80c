import { useMemo } from 'react';
import { useToast } from '../../shell/Toasts.tsx';
import type { Person } from '../api/page-types.ts';
import { sandboxApi } from '../api/sandbox-api.ts';
import type { RecordStore } from '../record/record-store.ts';
import type { CardBridge } from './page-api.ts';

/** All that comes from the page; overlays belong to the frame of each card. */
export type PageBridge = Omit<CardBridge, 'closeOverlay'>;

/** What the page lends to its cards; without a record on app pages. */
export function useBridge(person: Person, store: RecordStore | null): PageBridge {
  const alert = useToast();
  return useMemo(
    () => ({
      alert,
      fetch: (request) => sandboxApi.fetch(person.userId, request),
      properties: () => {
        const state = store?.state();
        return state?.status === 'ready' ? state.record.properties : {};
      },
      reloadRecord: async () => store?.reload(),
      onChange: (listener) => store?.onChange(listener) ?? (() => undefined),
    }),
    [alert, person.userId, store],
  );
}
