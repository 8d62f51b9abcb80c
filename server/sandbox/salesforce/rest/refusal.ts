import { ApiError, jsonParserError } from '../api-error.ts';
import type { Reply } from './resource.ts';

/** How a refusal goes over the wire. A 412 has no body. */
export function replyOf(error: ApiError): Reply {
  if (error.complaints.length === 0) return { status: error.status };
  return { status: error.status, body: error.complaints };
}

/** @throws ApiError JSON_PARSER_ERROR unless the body is an object */
export function objectBody(body: unknown): Record<string, unknown> {
  if (typeof body === 'object' && body !== null && !Array.isArray(body)) return body as Record<string, unknown>;
  throw jsonParserError('The HTTP entity body is required, but this request has no entity body.');
}

/** Runs a part of a composite request: its refusal is its reply. Anything else is a fault of ours. */
export function answered(work: () => Reply): Reply {
  try {
    return work();
  } catch (error) {
    if (error instanceof ApiError) return replyOf(error);
    throw error;
  }
}
