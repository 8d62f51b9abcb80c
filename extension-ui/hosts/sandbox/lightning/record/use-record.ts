import { useCallback, useEffect, useMemo } from 'react';
import type { OpenRecordState } from '../../shell/open-record.ts';
import { useOpenRecord } from '../../shell/use-open-record.ts';
import { streamUrl } from '../api/lightning-api.ts';
import type { RecordView } from '../api/page-types.ts';
import { type RecordUpdateDetail, recordUpdateEvent } from '../platform/record-update-event.ts';
import { createRecordStore, type RecordStore } from './record-store.ts';

interface RecordChanged {
  objectType: string;
  recordId: string;
  /** The names of the fields; none when something else changed, such as the activities. */
  fields: string[];
}

/** The open record: read again when the stand-in org announces a change, and when a component asks the page to. */
export function useRecord(
  as: string,
  objectType: string,
  recordId: string,
): { store: RecordStore; state: OpenRecordState<RecordView> } {
  const store = useMemo(() => createRecordStore(as, { objectType, recordId }), [as, objectType, recordId]);
  const concerns = useCallback(
    (announced: string) => {
      const event = JSON.parse(announced) as RecordChanged;
      if (event.objectType !== objectType || event.recordId !== recordId) return null;
      return event.fields.length > 0 ? 'values' : 'other';
    },
    [objectType, recordId],
  );
  useEffect(() => {
    const onUpdate = (event: Event) => {
      const { recordIds } = (event as CustomEvent<RecordUpdateDetail>).detail;
      if (recordIds.includes(recordId)) void store.reload();
    };
    window.addEventListener(recordUpdateEvent, onUpdate);
    return () => window.removeEventListener(recordUpdateEvent, onUpdate);
  }, [store, recordId]);
  return { store, state: useOpenRecord(store, streamUrl, concerns) };
}
