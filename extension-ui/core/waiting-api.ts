import type { WaitingReply } from '#contract/waiting.ts';
import { type Loaded, load, type OpenRecord } from './api.ts';
import type { Host } from './host.ts';
import { isObject } from './read-reply.ts';

/** How many records the server takes in one question. */
const recordsMax = 100;

/** Which of these records have suggestions waiting; asked in as many questions as their number needs, one after another. */
export async function fetchWaiting(host: Host, records: readonly OpenRecord[]): Promise<Loaded<WaitingReply>> {
  const found: WaitingReply['records'] = [];
  let asked = 0;
  let mayApproveTogether = false;
  for (let start = 0; start < records.length; start += recordsMax) {
    const question = { records: records.slice(start, start + recordsMax) };
    const answer = await load(host, '/api/records/waiting', isWaitingReply, question);
    if (!answer.ok) return answer;
    found.push(...answer.value.records);
    asked += answer.value.asked;
    mayApproveTogether = answer.value.mayApproveTogether;
  }
  return { ok: true, value: { records: found, asked, mayApproveTogether } };
}

function isWaitingReply(body: unknown): body is WaitingReply {
  return (
    isObject(body) &&
    typeof body.asked === 'number' &&
    typeof body.mayApproveTogether === 'boolean' &&
    Array.isArray(body.records) &&
    body.records.every((one) => isObject(one) && typeof one.recordId === 'string' && typeof one.waiting === 'number')
  );
}
