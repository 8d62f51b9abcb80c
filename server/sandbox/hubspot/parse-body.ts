import { z } from 'zod';
import { validationError } from './api-error.ts';

/** @throws ApiError 400 in HubSpot's words for a body of another shape */
export function parseBody<T extends z.ZodType>(schema: T, body: unknown): z.output<T> {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw validationError(`Invalid input JSON: ${issue?.path.join('.') || 'body'}: ${issue?.message ?? 'not readable'}`);
}

/** HubSpot reads numbers where it expects text, and null as nothing. */
export const looseText = z
  .union([z.string(), z.number(), z.boolean(), z.null()])
  .transform((value) => (value === null ? '' : String(value)));

export const batchMax = 100;

/** A batch of inputs, 1 to 100. */
export function inputs<T extends z.ZodType>(item: T, max = batchMax) {
  return z.array(item).min(1, 'inputs must not be empty').max(max, `the batch is limited to ${max} inputs`);
}

/** All values of a query parameter, given several times or separated by commas. */
export function queryList(url: string, name: string): string[] {
  const query = new URL(url, 'http://stand-in.example').searchParams;
  return query
    .getAll(name)
    .flatMap((value) => value.split(','))
    .map((value) => value.trim())
    .filter(Boolean);
}

export function queryText(url: string, name: string): string | undefined {
  return new URL(url, 'http://stand-in.example').searchParams.get(name) ?? undefined;
}

/** @throws ApiError 400 when it is no whole number from 1 to `max` */
export function queryLimit(url: string, usual: number, max: number): number {
  const given = queryText(url, 'limit');
  if (given === undefined) return usual;
  const limit = Number(given);
  if (!Number.isInteger(limit) || limit < 1 || limit > max) throw validationError(`limit must be from 1 to ${max}`);
  return limit;
}
