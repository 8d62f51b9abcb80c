import type { ApiReply } from './host.ts';
import { isObject } from './read-reply.ts';

/** Why something could not be loaded. */
export interface LoadProblem {
  readonly kind: 'offline' | 'crm_away' | 'signed_out' | 'forbidden' | 'missing' | 'broken';
  /** The server's own sentence, where it sent one. */
  readonly message: string | null;
  /** For support. */
  readonly requestId: string | null;
}

export const offlineProblem: LoadProblem = { kind: 'offline', message: null, requestId: null };
export const brokenProblem: LoadProblem = { kind: 'broken', message: null, requestId: null };

/** What a non-2xx answer means to a reader. */
export function problemOf(reply: ApiReply): LoadProblem {
  const body = isObject(reply.body) ? reply.body : {};
  return {
    kind: crmAway.has(body.code) ? 'crm_away' : kindOf(reply.status),
    message: messageOf(body),
    requestId: typeof body.requestId === 'string' ? body.requestId : null,
  };
}

const mistakesShown = 5;

/** Of a request with mistakes, where they are and what: only then can whoever typed it put it right. */
function messageOf({ detail, errors }: Record<string, unknown>): string | null {
  if (typeof detail !== 'string') return null;
  const mistakes = Array.isArray(errors) ? errors.filter(isObject) : [];
  if (mistakes.length === 0) return detail;
  const told = mistakes.slice(0, mistakesShown).map((one) => `${one.pointer}: ${one.detail}`);
  return [...told, ...(mistakes.length > mistakesShown ? ['…'] : [])].join(' ');
}

const crmAway: ReadonlySet<unknown> = new Set(['crm_unreachable', 'crm_rate_limited', 'crm_access_lost']);

function kindOf(status: number): LoadProblem['kind'] {
  if (status === 401) return 'signed_out';
  if (status === 403) return 'forbidden';
  if (status === 404) return 'missing';
  // The proxies in front of us answer so while a server restarts.
  if (status === 502 || status === 503 || status === 504) return 'offline';
  return 'broken';
}
