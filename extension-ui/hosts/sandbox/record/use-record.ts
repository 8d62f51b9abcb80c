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
    const onMessage = (event: MessageEvent<string>) => {
      const changed = changedValues(event.data, objectTypeId, objectId);
      if (changed) void (Object.keys(changed).length > 0 ? store.reload() : store.touched());
    };
    stream.addEventListener('message', onMessage);
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

interface RecordChanged {
  objectTypeId: string;
  objectId: string;
  properties: Record<string, string | null>;
}

/** Null when another record changed. */
function changedValues(data: string, objectTypeId: string, objectId: string): RecordChanged['properties'] | null {
  const event = JSON.parse(data) as RecordChanged;
  return event.objectTypeId === objectTypeId && event.objectId === objectId ? event.properties : null;
}
