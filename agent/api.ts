import type { z } from 'zod';
import {
  type CatalogueField,
  type FiledResult,
  fieldsReply,
  problem,
  type RecordRef,
  sourceReply,
  suggestionsReply,
} from './api-schemas.ts';
import type { ProposedValue } from './extract/extractor.ts';
import { boundedText } from './http/bounded-text.ts';

/** The API could not be reached, said no to the whole request, or answered with something else. */
export class ApiFailure extends Error {
  /** HTTP status; `null` when no answer came. */
  readonly status: number | null;
  /** The problem's code, which has a page in the documentation. */
  readonly code: string | null;

  constructor(message: string, status: number | null = null, code: string | null = null) {
    super(message);
    this.name = 'ApiFailure';
    this.status = status;
    this.code = code;
  }
}

export interface Source {
  readonly kind: 'call' | 'email' | 'note' | 'meeting' | 'document';
  readonly title: string;
  readonly text: string;
  /** ISO 8601 with an offset. */
  readonly occurredAt?: string | undefined;
  readonly url?: string | undefined;
  readonly externalId?: string | undefined;
}

export interface SuggestionItem {
  readonly record: RecordRef;
  readonly field: string;
  readonly proposedValue: ProposedValue;
  readonly rationale: string;
  readonly evidence: readonly { readonly sourceId: string; readonly quote: string }[];
}

/** The three calls that an agent needs. */
export interface Api {
  fields(place: Pick<RecordRef, 'crm' | 'objectType'>): Promise<CatalogueField[]>;
  /** @returns the source's id */
  fileSource(source: Source, record: RecordRef): Promise<string>;
  /** One result per item, in the same order. */
  fileSuggestions(items: readonly SuggestionItem[]): Promise<FiledResult[]>;
}

export const itemsPerRequest = 100;
const timeoutMs = 60_000;
const replyBytesMax = 4 * 1024 * 1024;

/** @param server base URL, such as http://localhost:4310; every call rejects with `ApiFailure` and nothing else */
export function connect(server: string, key: string, fetchLike: typeof fetch = fetch): Api {
  async function call<T>(method: 'GET' | 'POST', path: string, reply: z.ZodType<T>, body?: unknown): Promise<T> {
    const { status, text } = await exchange(method, path, body);
    const json = parseJson(text);
    if (status >= 200 && status < 300) {
      const parsed = reply.safeParse(json);
      if (parsed.success) return parsed.data;
      throw new ApiFailure(`${method} ${path} answered with something this agent does not understand.`, status);
    }
    const said = problem.safeParse(json);
    if (!said.success) throw new ApiFailure(`${method} ${path} answered ${status}.`, status);
    throw new ApiFailure(said.data.detail ?? said.data.title, status, said.data.code ?? null);
  }

  async function exchange(method: string, path: string, body: unknown): Promise<{ status: number; text: string }> {
    try {
      const response = await fetchLike(new URL(path, `${server.replace(/\/+$/, '')}/`), {
        method,
        headers: {
          authorization: `Bearer ${key}`,
          accept: 'application/json',
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        // A redirect could send the key and the transcript elsewhere.
        redirect: 'error',
        signal: AbortSignal.timeout(timeoutMs),
      });
      return { status: response.status, text: await boundedText(response, replyBytesMax) };
    } catch (error) {
      throw new ApiFailure(`${server} could not be reached: ${reasonOf(error)}`);
    }
  }

  return {
    async fields({ crm, objectType }) {
      const query = new URLSearchParams({ crm, objectType });
      return (await call('GET', `v1/fields?${query}`, fieldsReply)).fields;
    },
    async fileSource(source, record) {
      return (await call('POST', 'v1/sources', sourceReply, { ...source, record })).id;
    },
    async fileSuggestions(items) {
      const { results } = await call('POST', 'v1/suggestions', suggestionsReply, { suggestions: items });
      if (results.length !== items.length) {
        throw new ApiFailure(`${items.length} suggestions were sent, but ${results.length} results came back.`);
      }
      return results;
    },
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** fetch says only "fetch failed"; what happened is its cause. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown reason';
  if (error.name === 'TimeoutError') return `no answer within ${timeoutMs / 1_000} s`;
  if (!(error.cause instanceof Error)) return error.message;
  const code = 'code' in error.cause ? String(error.cause.code) : '';
  return error.cause.message || code || error.message;
}
