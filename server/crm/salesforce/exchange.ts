import { PassThrough } from 'node:stream';
import { Connection } from 'jsforce';
import { Transport } from 'jsforce/lib/transport.js';
import { StreamPromise } from 'jsforce/lib/util/promise.js';
import { jsonOrNull, readLimited } from '../limited-body.ts';

/** The lowest version that knows Canvas settings of External Client Apps; sent with every call. */
export const apiVersion = '66.0';

/** One answer of Salesforce. `body` is `null` where it was not JSON (an HTML page of a busy server). */
export interface SalesforceAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

export interface Exchange {
  readonly method: string;
  /** Below /services/data/v66.0, with its query. */
  readonly path: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** There is no answer, so nobody knows whether Salesforce acted: time was up, the connection broke, a redirect. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
}

/** A description of an object with all fields that Salesforce allows takes a few of them. */
const maxBytes = 20_000_000;

interface Seen {
  readonly statusCode: number;
  readonly headers: Record<string, string>;
  readonly body: string;
}

/**
 * Carries jsforce's requests and keeps the answer as it came: jsforce hides status and headers, and without them a 412
 * is a guess. Its own carrier stops the clock at the headers, reads a body of any length, and lets a connection that
 * breaks within a body end the process.
 */
class Carrier extends Transport {
  readonly #signal: AbortSignal;
  seen: Seen | null = null;

  constructor(signal: AbortSignal) {
    super();
    this.#signal = signal;
  }

  override httpRequest(...[request]: Parameters<Transport['httpRequest']>) {
    return StreamPromise.create(() => ({ stream: new PassThrough(), promise: this.#carry(request) }));
  }

  async #carry({ url, method, headers = {}, body }: Parameters<Transport['httpRequest']>[0]): Promise<Seen> {
    const signal = this.#signal;
    const sent = typeof body === 'string' ? { body } : {};
    const response = await fetch(url, { method, headers, ...sent, redirect: 'manual', signal });
    const text = await readLimited(response, maxBytes, signal);
    this.seen = { statusCode: response.status, headers: Object.fromEntries(response.headers), body: text };
    return this.seen;
  }
}

/**
 * One request and its whole answer, within a time limit. A connection object for each: nothing of one account or
 * person can reach the next, and jsforce's own token refresh, which knows no lock across processes, has no part in it.
 * @throws NoAnswer
 */
export async function exchange(
  apiUrl: string,
  accessToken: string,
  { method, path, body, headers = {} }: Exchange,
  limitMs: number,
): Promise<SalesforceAnswer> {
  const connection = new Connection({ instanceUrl: apiUrl, accessToken, version: apiVersion });
  const transport = new Carrier(AbortSignal.timeout(limitMs));
  const request = {
    method: method as 'GET',
    url: `${apiUrl}/services/data/v${apiVersion}${path}`,
    headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  };
  let failure: unknown = null;
  try {
    await connection.request(request, { transport });
  } catch (error) {
    failure = error;
  }
  const { seen } = transport;
  if (seen === null) throw new NoAnswer(`no whole answer within ${limitMs} ms`, { cause: failure });
  // Whoever would answer at the end of a redirect, it is not the account that was asked.
  if (seen.statusCode >= 300 && seen.statusCode < 400) throw new NoAnswer('redirected');
  return { status: seen.statusCode, headers: seen.headers, body: jsonOrNull(seen.body) };
}
