import { z } from 'zod';
import { ApiError, badRequest } from '../api-error.ts';
import type { CallKind } from '../mishaps.ts';
import { parseBody } from '../parse-body.ts';
import type { Session } from '../session.ts';
import type { Perform } from './dispatch.ts';
import { substitute } from './references.ts';
import { answered } from './refusal.ts';
import { json, type Reply, type Resource, type ResourceRequest } from './resource.ts';

const subrequest = z.object({
  method: z.string().transform((method) => method.toUpperCase()),
  url: z.string(),
  referenceId: z.string().regex(/^[a-zA-Z]\w*$/, 'the reference ID may hold letters, digits and underscores only'),
  httpHeaders: z.record(z.string(), z.string()).nullish(),
  body: z.unknown().optional(),
});
type Subrequest = z.output<typeof subrequest>;

const compositeSchema = z.object({
  allOrNone: z.boolean().nullish(),
  collateSubrequests: z.boolean().nullish(),
  compositeRequest: z.array(subrequest),
});

const batchSchema = z.object({
  haltOnError: z.boolean().nullish(),
  batchRequests: z.array(
    z.object({
      method: z.string().transform((method) => method.toUpperCase()),
      url: z.string(),
      richInput: z.unknown().optional(),
    }),
  ),
});

const subrequestMax = 25;
const queryMax = 5;
/** Those of the whole request hold for all of its parts. */
const notOfAPart = new Set(['accept', 'authorization', 'content-type']);

interface SubResponse {
  body: unknown;
  httpHeaders: Record<string, string>;
  httpStatusCode: number;
  referenceId: string;
}

/** Several requests in one call, where the answer to one can go into the next. */
export function compositeResources(perform: Perform): Resource[] {
  return [
    {
      method: 'POST',
      pattern: 'composite',
      kind: ({ body }) => kindOf((body as { compositeRequest?: unknown } | undefined)?.compositeRequest),
      handle: (session, { body }) => composite(session, parseBody(compositeSchema, body), perform),
    },
    {
      method: 'POST',
      pattern: 'composite/batch',
      kind: ({ body }) => kindOf((body as { batchRequests?: unknown } | undefined)?.batchRequests),
      handle: (session, { body }) => batch(session, parseBody(batchSchema, body), perform),
    },
  ];
}

/** Collection reads may be POST too. */
function kindOf(parts: unknown): CallKind {
  const isRead = ({ method, url }: { method?: unknown; url?: unknown }) =>
    String(method).toUpperCase() === 'GET' || /\/composite\/sobjects\/[^/]+$/.test(`${method}${url}`);
  return Array.isArray(parts) && parts.every((part) => isRead(part ?? {})) ? 'batchReads' : 'batchWrites';
}

function composite(session: Session, asked: z.output<typeof compositeSchema>, perform: Perform): Reply {
  const parts = asked.compositeRequest;
  requireSize(parts.length);
  if (parts.filter(({ url }) => /\/(?:query|queryAll|composite\/sobjects)(?:[/?]|$)/i.test(url)).length > queryMax) {
    throw badRequest(`Limit of ${queryMax} query or sObject collections subrequests has been exceeded.`);
  }
  if (new Set(parts.map(({ referenceId }) => referenceId)).size < parts.length) {
    throw badRequest('Provided reference IDs are not unique.');
  }
  const run = () => runParts(session, parts, perform, asked.allOrNone === true);
  if (asked.allOrNone !== true) return json({ compositeResponse: run() });
  const { counters } = session.site.mishaps;
  const written = counters.recordsWritten;
  const isGood = (all: SubResponse[]) => all.every(({ httpStatusCode }) => httpStatusCode < 300);
  const responses = session.site.org.atomically(run, isGood);
  if (!isGood(responses)) counters.recordsWritten = written;
  return json({ compositeResponse: responses });
}

function runParts(session: Session, parts: readonly Subrequest[], perform: Perform, allOrNone: boolean): SubResponse[] {
  const bodies = new Map<string, unknown>();
  const responses: SubResponse[] = [];
  for (const part of parts) {
    const reply = answered(() => performPart(session, part, perform, bodies));
    if (reply.status < 300) bodies.set(part.referenceId, reply.body);
    responses.push({
      body: reply.body ?? null,
      httpHeaders: reply.headers ?? {},
      httpStatusCode: reply.status,
      referenceId: part.referenceId,
    });
    if (allOrNone && reply.status >= 300) return halted(parts, responses);
  }
  return responses;
}

/** Nothing of the whole took place: only the part that failed tells why. */
function halted(parts: readonly Subrequest[], responses: readonly SubResponse[]): SubResponse[] {
  const failed = responses.at(-1);
  return parts.map(({ referenceId }) => {
    if (failed?.referenceId === referenceId) return failed;
    const message = 'The transaction was rolled back since another operation in the same transaction failed.';
    return { body: [{ errorCode: 'PROCESSING_HALTED', message }], httpHeaders: {}, httpStatusCode: 400, referenceId };
  });
}

function performPart(
  session: Session,
  part: Subrequest,
  perform: Perform,
  bodies: ReadonlyMap<string, unknown>,
): Reply {
  const headers = Object.entries(part.httpHeaders ?? {}).map(([name, value]) => [name.toLowerCase(), value] as const);
  const forbidden = headers.find(([name]) => notOfAPart.has(name));
  if (forbidden) throw badRequest(`The header ${forbidden[0]} is not allowed in a subrequest.`);
  const { path, query } = relative(session, String(substitute(part.url, bodies)));
  if (/^composite(?:\/(?:batch|tree|graph))?$/i.test(path))
    throw badRequest('Nested composite requests are not supported.');
  return perform(session, {
    method: part.method,
    path,
    query,
    headers: Object.fromEntries(headers.map(([name, value]) => [name, String(substitute(value, bodies))])),
    body: substitute(part.body, bodies),
  });
}

function batch(session: Session, asked: z.output<typeof batchSchema>, perform: Perform): Reply {
  requireSize(asked.batchRequests.length);
  const results: { statusCode: number; result: unknown }[] = [];
  for (const { method, url, richInput } of asked.batchRequests) {
    const hasFailed = results.some(({ statusCode }) => statusCode >= 300);
    if (hasFailed && asked.haltOnError === true) {
      const halt = { errorCode: 'BATCH_PROCESSING_HALTED', message: 'Batch processing halted per request' };
      results.push({ statusCode: 412, result: [halt] });
      continue;
    }
    // Each part counts against the limit; the first one was the call itself.
    if (results.length > 0) session.site.calls.take(session.site.now().getTime());
    const reply = answered(() => {
      const { path, query } = relative(session, url);
      const request: ResourceRequest = { method, path, query, headers: {}, body: richInput };
      return perform(session, request);
    });
    results.push({ statusCode: reply.status, result: reply.body ?? null });
  }
  return json({ hasErrors: results.some(({ statusCode }) => statusCode >= 300), results });
}

function requireSize(count: number): void {
  if (count === 0) throw badRequest('At least one subrequest is required.');
  if (count > subrequestMax) throw badRequest(`Limit of ${subrequestMax} subrequests has been exceeded: ${count}`);
}

/** @throws ApiError for an address outside the API version of the call */
function relative(session: Session, url: string): { path: string; query: URLSearchParams } {
  const address = URL.parse(url.startsWith('/') ? url : `/${url}`, session.site.url);
  const match = /^(?:\/services\/data)?\/v(\d+\.\d)\/(.*)$/.exec(address?.pathname ?? '');
  const [, version, path] = match ?? [];
  if (address?.origin !== session.site.url || path === undefined) {
    throw new ApiError(404, [{ errorCode: 'NOT_FOUND', message: 'The requested resource does not exist' }]);
  }
  if (version !== session.version) throw badRequest('The subrequest must use the API version of the request.');
  return { path, query: address.searchParams };
}
