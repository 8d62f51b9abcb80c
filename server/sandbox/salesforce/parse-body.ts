import { z } from 'zod';
import { jsonParserError } from './api-error.ts';

/** @throws ApiError JSON_PARSER_ERROR for a body of another shape */
export function parseBody<T extends z.ZodType>(schema: T, body: unknown): z.output<T> {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw jsonParserError(
    `Unexpected value at [${issue?.path.join('.') || 'body'}]: ${issue?.message ?? 'not readable'}`,
  );
}

/** A value of a field as it comes over the wire. */
export const fieldValue = z.union([z.string(), z.number(), z.boolean(), z.null()]);
