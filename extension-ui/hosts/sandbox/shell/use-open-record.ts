import { useEffect, useSyncExternalStore } from 'react';
import type { OpenRecord, OpenRecordState, Values } from './open-record.ts';

/**
 * The open record, kept as it is stored: the stand-in CRM says when anybody changes it.
 * @param concerns whether an announced change is about this record, and about its values; must not change between calls
 */
export function useOpenRecord<View, Value extends Values>(
  store: OpenRecord<View, Value>,
  streamUrl: string,
  concerns: (announced: string) => 'values' | 'other' | null,
): OpenRecordState<View> {
  const state = useSyncExternalStore(store.subscribe, store.state);
  useEffect(() => {
    void store.reload();
    const stream = new EventSource(streamUrl);
    const onMessage = ({ data }: MessageEvent<string>) => {
      const what = concerns(data);
      if (what) void (what === 'values' ? store.reload() : store.touched());
    };
    stream.addEventListener('message', onMessage);
    // What changed while the connection was broken was announced to nobody.
    let opened = false;
    stream.addEventListener('open', () => {
      if (opened) void store.reload();
      opened = true;
    });
    return () => stream.close();
  }, [store, streamUrl, concerns]);
  return state;
}
