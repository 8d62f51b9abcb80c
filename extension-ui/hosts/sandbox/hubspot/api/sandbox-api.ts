import type { Mishaps, TranscriptReply } from '../../shell/demo-types.ts';
import { pageCall } from '../../shell/page-call.ts';
import type { FetchReply, FetchRequest } from '../card/protocol.ts';
import type { RecordName, RecordView, Session } from './page-types.ts';

const root = '/sandbox/api';
const call = pageCall(root);

export interface TranscriptRequest {
  as: number;
  objectTypeId: string;
  objectId: string;
  title: string;
  text: string;
}

export const sandboxApi = {
  session: () => call<Session>('GET', '/session'),
  records: async (objectTypeId: string, query: string, limit: number) => {
    const search = new URLSearchParams({ objectTypeId, q: query, limit: String(limit) });
    return (await call<{ results: RecordName[] }>('GET', `/records?${search}`)).results;
  },
  record: (objectTypeId: string, objectId: string) => call<RecordView>('GET', recordPath(objectTypeId, objectId)),
  /** An edit by a person in the CRM itself, past every agent and every card. */
  editRecord: (objectTypeId: string, objectId: string, as: number, properties: Record<string, string>) =>
    call<unknown>('PATCH', recordPath(objectTypeId, objectId), { as, properties }),
  fetch: (as: number, { url, method, body, authorization, timeoutMs }: FetchRequest) =>
    call<FetchReply>('POST', '/fetch', {
      as,
      url,
      method,
      ...(body === null ? {} : { body }),
      ...(authorization === null ? {} : { authorization }),
      ...(timeoutMs === null ? {} : { timeoutMs }),
    }),
  mishaps: () => call<Partial<Mishaps>>('GET', '/mishaps'),
  setMishaps: (mishaps: Mishaps) => call<Partial<Mishaps>>('PUT', '/mishaps', mishaps),
  addTranscript: (request: TranscriptRequest) => call<TranscriptReply>('POST', '/transcripts', request),
};

export const streamUrl = `${root}/stream`;

function recordPath(objectTypeId: string, objectId: string): string {
  return `/records/${encodeURIComponent(objectTypeId)}/${encodeURIComponent(objectId)}`;
}
