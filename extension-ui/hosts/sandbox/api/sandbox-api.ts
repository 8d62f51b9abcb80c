import type { FetchReply, FetchRequest } from '../card/protocol.ts';
import type { Mishaps, RecordName, RecordView, Session, TranscriptReply } from './page-types.ts';

const root = '/sandbox/api';

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

/** @throws with the server's own words, or in plain ones when there are none. */
async function call<Reply>(method: string, path: string, body?: object): Promise<Reply> {
  const response = await fetch(`${root}${path}`, {
    method,
    ...(body ? { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } } : {}),
  }).catch(() => {
    throw new Error('The sandbox does not answer. Is the server still running?');
  });
  const text = await response.text();
  if (!response.ok) throw new Error(complaint(text) ?? `The sandbox answered ${response.status}.`);
  return (text === '' ? null : JSON.parse(text)) as Reply;
}

function complaint(text: string): string | undefined {
  try {
    const { detail, message } = JSON.parse(text) as { detail?: string; message?: string };
    return detail ?? message;
  } catch {
    return undefined;
  }
}
