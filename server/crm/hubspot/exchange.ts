import { Readable } from 'node:stream';
import { Client } from '@hubspot/api-client';
import { jsonOrNull, readLimited } from '../limited-body.ts';

/** One answer of HubSpot, with its body read to the end. `body` is `null` where it was not JSON. */
export interface HubSpotAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

export interface Exchange {
  readonly method: string;
  readonly path: string;
  readonly body?: unknown;
  readonly maxBytes: number;
}

/** There is no answer, so nobody knows whether HubSpot acted: time was up, the connection broke, a redirect. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
}

/**
 * One request and its whole answer, within a time limit. `apiRequest` knows neither a time limit nor a signal, so the
 * wait for it is ended from outside, and its body is handed over as a stream that dries up at the same moment: a
 * request that is still waiting for a connection by then can no longer take effect behind the caller's back.
 * @throws NoAnswer
 */
export async function exchange(
  apiUrl: string,
  accessToken: string,
  { method, path, body, maxBytes }: Exchange,
  limitMs: number,
): Promise<HubSpotAnswer> {
  const time = new AbortController();
  const timer = setTimeout(() => time.abort(new NoAnswer(`no answer within ${limitMs} ms`)), limitMs);
  const timeUp = new Promise<never>((_, reject) => {
    time.signal.addEventListener('abort', () => reject(time.signal.reason), { once: true });
  });
  try {
    // Neither limiter nor retry options: the client keeps them once per process, for all tenants together.
    const client = new Client({ basePath: apiUrl, accessToken });
    const answered = client
      .apiRequest({ method, path, ...(body === undefined ? {} : jsonBody(body, time.signal)) })
      .then((response) => answerOf(response, maxBytes, time.signal));
    return await Promise.race([answered, timeUp]);
  } catch (cause) {
    throw cause instanceof NoAnswer ? cause : new NoAnswer('the connection failed', { cause });
  } finally {
    clearTimeout(timer);
  }
}

async function answerOf(response: Response, maxBytes: number, signal: AbortSignal): Promise<HubSpotAnswer> {
  const text = await readLimited(response, maxBytes, signal);
  // Whoever answered at the end of a redirect, it was not the account that was asked.
  if (response.redirected) throw new NoAnswer('redirected');
  return { status: response.status, headers: response.headers, body: jsonOrNull(text) };
}

function jsonBody(body: unknown, signal: AbortSignal) {
  const bytes = Buffer.from(JSON.stringify(body));
  const headers = { 'Content-Type': 'application/json', 'Content-Length': String(bytes.byteLength) };
  return { defaultJson: false, headers, body: untilAborted(bytes, signal) };
}

/** The bytes as a stream that breaks off when the signal fires first. */
export function untilAborted(bytes: Uint8Array, signal: AbortSignal): Readable {
  const stream = new Readable({
    read() {
      if (signal.aborted) return;
      this.push(bytes);
      this.push(null);
    },
  });
  // While nobody reads it yet nobody listens either, and an error that nobody hears ends the process.
  stream.on('error', () => undefined);
  const breakOff = () => stream.destroy(new NoAnswer('time was up before the request left'));
  if (signal.aborted) breakOff();
  else signal.addEventListener('abort', breakOff, { once: true });
  return stream;
}
