import { createOpenRecord, type OpenRecord, type OpenRecordState } from '../../shell/open-record.ts';
import type { RecordView } from '../api/page-types.ts';
import { sandboxApi } from '../api/sandbox-api.ts';

export type RecordState = OpenRecordState<RecordView>;

export interface RecordStore extends OpenRecord<RecordView, Record<string, string | null>> {
  edit(as: number, properties: Record<string, string>): Promise<void>;
}

export function createRecordStore(objectTypeId: string, objectId: string): RecordStore {
  const open = createOpenRecord({
    load: () => sandboxApi.record(objectTypeId, objectId),
    valuesOf: ({ properties }) => properties,
    unmarked: ['hs_lastmodifieddate'],
  });
  return {
    ...open,
    edit: async (as, properties) => {
      await sandboxApi.editRecord(objectTypeId, objectId, as, properties);
      await open.reload();
    },
  };
}
