import type { Mishaps, TranscriptReply } from '../../shell/demo-types.ts';
import { pageCall } from '../../shell/page-call.ts';
import type { CanvasPost, FieldValue, RecordName, RecordView, Session } from './page-types.ts';

const root = '/sandbox/salesforce/api';
const call = pageCall(root);

export interface RecordKey {
  objectType: string;
  recordId: string;
}

export const lightningApi = {
  session: () => call<Session>('GET', '/session'),
  /** Records that the person may read: those whose name has the words, or the latest ones without any. */
  records: async (as: string, objectType: string, query: string, limit: number) => {
    const search = new URLSearchParams({ as, objectType, q: query, limit: String(limit) });
    return (await call<{ results: RecordName[] }>('GET', `/records?${search}`)).results;
  },
  record: (as: string, record: RecordKey) =>
    call<RecordView>('GET', `${pathOf(record)}?${new URLSearchParams({ as })}`),
  /** An edit by a person in the CRM itself, past every agent and every card. */
  edit: (as: string, record: RecordKey, fields: Record<string, FieldValue>) =>
    call<unknown>('PATCH', pathOf(record), { as, fields }),
  canvas: (as: string, record: RecordKey) =>
    call<CanvasPost>('POST', '/canvas', {
      as,
      parameters: { recordId: record.recordId, objectApiName: record.objectType },
    }),
  mishaps: () => call<Partial<Mishaps>>('GET', '/mishaps'),
  setMishaps: (mishaps: Mishaps) => call<unknown>('PUT', '/mishaps', mishaps),
  addTranscript: (as: string, record: RecordKey, given: { title: string; text: string }) =>
    call<TranscriptReply>('POST', '/transcripts', { as, ...record, ...given }),
};

export const streamUrl = `${root}/stream`;

function pathOf({ objectType, recordId }: RecordKey): string {
  return `/records/${encodeURIComponent(objectType)}/${encodeURIComponent(recordId)}`;
}
