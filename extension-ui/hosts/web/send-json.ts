import { type ApiReply, OfflineError } from '#ui/core/host.ts';
import { isObject } from '#ui/core/read-reply.ts';

/** Longer than the server needs for a write with its retries, shorter than a person waits. */
const timeoutMs = 30_000;

/** Answers of the proxies before our server, which stand for "the server did not answer". */
const gatewayStatuses = new Set([408, 502, 503, 504, 524]);

export interface JsonRequest {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** The whole address. */
  readonly url: string;
  readonly body?: object | undefined;
  readonly token?: string | undefined;
}

export type SendJson = (request: JsonRequest) => Promise<ApiReply>;

/**
 * One request that carries nothing but what is given here: no cookie exists in a frame, and none is wanted.
 * @throws OfflineError when no answer of the Fieldward server arrived; whether it acted is then unknown.
 */
export const sendJson: SendJson = async ({ method, url, body, token }) => {
  let reply: ApiReply;
  try {
    const response = await fetch(url, {
      method,
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      credentials: 'omit',
      cache: 'no-store',
      redirect: 'error',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.timeout(timeoutMs),
    });
    reply = { status: response.status, body: parsed(await response.text()) };
  } catch (cause) {
    throw new OfflineError(cause);
  }
  const isOurs = isObject(reply.body) && typeof reply.body.code === 'string';
  if (gatewayStatuses.has(reply.status) && !isOurs) throw new OfflineError(reply);
  return reply;
};

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
