import { Connection } from 'jsforce';
import { Transport } from 'jsforce/lib/transport.js';
import { jsonOrNull } from '../limited-body.ts';

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

/** Keeps the answer as it came: jsforce hides status and headers, and without them a 412 is a guess. */
class Witness extends Transport {
  seen: { statusCode: number; headers?: Record<string, string> | undefined; body: string } | null = null;

  override httpRequest(...[request, options]: Parameters<Transport['httpRequest']>) {
    const answered = super.httpRequest(request, options);
    answered.then(
      (answer) => {
        this.seen = answer as NonNullable<Witness['seen']>;
      },
      () => {},
    );
    return answered;
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
  const transport = new Witness();
  const request = {
    method: method as 'GET',
    url: `${apiUrl}/services/data/v${apiVersion}${path}`,
    headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  };
  const options = { transport, timeout: limitMs, followRedirect: false, retry: { maxRetries: 0 } };
  let failure: unknown = null;
  try {
    await connection.request(request, options);
  } catch (error) {
    failure = error;
  }
  const { seen } = transport;
  if (seen === null) throw new NoAnswer(`no answer within ${limitMs} ms, or none at all`, { cause: failure });
  // Whoever would answer at the end of a redirect, it is not the account that was asked.
  if (seen.statusCode >= 300 && seen.statusCode < 400) throw new NoAnswer('redirected');
  return { status: seen.statusCode, headers: lowerCased(seen.headers ?? {}), body: jsonOrNull(seen.body) };
}

function lowerCased(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}
