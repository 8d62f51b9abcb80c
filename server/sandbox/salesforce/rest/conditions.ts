import { ApiError, badRequest } from '../api-error.ts';
import type { ResourceRequest } from './resource.ts';

/** RFC 9110: `Mon, 23 Nov 2026 09:00:00 GMT`. */
const httpDate = /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} (?:GMT|UTC|Z)$/;

/** Nothing is said about the reason: the status is all that a client gets. */
class PreconditionFailed extends ApiError {
  constructor() {
    super(412, []);
  }
}

/** What a record is compared by. */
export interface Version {
  /** Epoch milliseconds; only whole seconds count. */
  lastModified: number;
  /** Accounts only. */
  etag: string | undefined;
}

/**
 * Checks the conditional headers of a read or a write.
 * @returns true when a read may be answered with 304
 * @throws ApiError 412 where the record does not meet the condition, 400 for a date that is none
 */
export function checkConditions(request: ResourceRequest, version: Version): boolean {
  const { headers, method } = request;
  const seconds = Math.floor(version.lastModified / 1000);
  const unmodifiedSince = secondsOf(headers['if-unmodified-since'], 'If-Unmodified-Since');
  const modifiedSince = secondsOf(headers['if-modified-since'], 'If-Modified-Since');
  if (unmodifiedSince !== undefined && seconds > unmodifiedSince) throw new PreconditionFailed();
  const { etag } = version;
  if (etag !== undefined) {
    const match = headers['if-match'];
    if (match !== undefined && !namesTag(match, etag)) throw new PreconditionFailed();
    const noneMatch = headers['if-none-match'];
    if (noneMatch !== undefined && namesTag(noneMatch, etag)) {
      if (method === 'GET') return true;
      throw new PreconditionFailed();
    }
  }
  if (modifiedSince === undefined || seconds > modifiedSince) return false;
  if (method === 'GET') return true;
  throw new PreconditionFailed();
}

function secondsOf(text: string | undefined, header: string): number | undefined {
  if (text === undefined) return undefined;
  const ms = httpDate.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(ms)) throw badRequest(`The value of the ${header} header is not a valid date: ${text.slice(0, 80)}`);
  return Math.floor(ms / 1000);
}

function namesTag(header: string, etag: string): boolean {
  const plain = (tag: string) =>
    tag
      .trim()
      .replace(/^W\//, '')
      .replace(/-gzip"$/, '"');
  return header.split(',').some((tag) => tag.trim() === '*' || plain(tag) === plain(etag));
}

export function versionHeaders({ lastModified, etag }: Version): Record<string, string> {
  return {
    'Last-Modified': new Date(Math.floor(lastModified / 1000) * 1000).toUTCString(),
    ...(etag === undefined ? {} : { ETag: etag }),
  };
}
