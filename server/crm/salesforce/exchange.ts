import { Connection } from 'jsforce';
import { jsonOrNull } from '../limited-body.ts';
import { Carrier } from './carrier.ts';

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
  const transport = new Carrier(limitMs);
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
  const answer = transport.answer(failure);
  return { status: answer.statusCode, headers: answer.headers, body: jsonOrNull(answer.body) };
}
