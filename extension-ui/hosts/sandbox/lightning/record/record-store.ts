import { createOpenRecord, type OpenRecord } from '../../shell/open-record.ts';
import { lightningApi, type RecordKey } from '../api/lightning-api.ts';
import type { FieldValue, RecordView } from '../api/page-types.ts';

export interface RecordStore extends OpenRecord<RecordView> {
  /** Rejects with Salesforce's words. */
  save(fields: Record<string, FieldValue>): Promise<void>;
}

/** The open record as one person sees it: what another may read or write differs. */
export function createRecordStore(as: string, record: RecordKey): RecordStore {
  const open = createOpenRecord({
    load: () => lightningApi.record(as, record),
    valuesOf: ({ fields }: RecordView) => fields,
    unmarked: ['LastModifiedDate', 'LastModifiedById', 'SystemModstamp'],
  });
  return {
    ...open,
    save: async (fields) => {
      await lightningApi.edit(as, record, fields);
      await open.reload();
    },
  };
}
