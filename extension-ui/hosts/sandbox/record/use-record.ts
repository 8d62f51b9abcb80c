import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { streamUrl } from '../api/sandbox-api.ts';
import { createRecordStore, type RecordState, type RecordStore } from './record-store.ts';

/** The open record, kept as it is stored: the stand-in HubSpot says when anybody changes it. */
export function useRecord(objectTypeId: string, objectId: string): { store: RecordStore; state: RecordState } {
  const store = useMemo(() => createRecordStore(objectTypeId, objectId), [objectTypeId, objectId]);
  const state = useSyncExternalStore(store.subscribe, store.state);
  useEffect(() => {
    void store.reload();
    const stream = new EventSource(streamUrl);
    const onMessage = (event: MessageEvent) => {
      if (concerns(event.data, objectTypeId, objectId)) void store.reload();
    };
    stream.addEventListener('message', onMessage);
    stream.addEventListener('record.changed', onMessage);
    // What changed while the connection was broken was announced to nobody.
    let opened = false;
    stream.addEventListener('open', () => {
      if (opened) void store.reload();
      opened = true;
    });
    return () => stream.close();
  }, [store, objectTypeId, objectId]);
  return { store, state };
}

function concerns(data: unknown, objectTypeId: string, objectId: string): boolean {
  try {
    const event = JSON.parse(String(data)) as { objectTypeId?: unknown; objectId?: unknown };
    return event.objectTypeId === objectTypeId && String(event.objectId) === objectId;
  } catch {
    return false;
  }
}
