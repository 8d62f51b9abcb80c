import { useCallback, useMemo } from 'react';
import { useOpenRecord } from '../../shell/use-open-record.ts';
import { streamUrl } from '../api/sandbox-api.ts';
import { createRecordStore, type RecordState, type RecordStore } from './record-store.ts';

export function useRecord(objectTypeId: string, objectId: string): { store: RecordStore; state: RecordState } {
  const store = useMemo(() => createRecordStore(objectTypeId, objectId), [objectTypeId, objectId]);
  const concerns = useCallback(
    (announced: string) => {
      const event = JSON.parse(announced) as RecordChanged;
      if (event.objectTypeId !== objectTypeId || event.objectId !== objectId) return null;
      return Object.keys(event.properties).length > 0 ? 'values' : 'other';
    },
    [objectTypeId, objectId],
  );
  return { store, state: useOpenRecord(store, streamUrl, concerns) };
}

interface RecordChanged {
  objectTypeId: string;
  objectId: string;
  properties: Record<string, string | null>;
}
