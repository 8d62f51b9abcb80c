import type { z } from 'zod';
import { PageError } from './page-error.ts';

/** @throws PageError 400 saying what is wrong where */
export function readBody<T extends z.ZodType>(schema: T, body: unknown): z.output<T> {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new PageError(400, `${issue?.path.join('.') || 'The body'}: ${issue?.message ?? 'not readable'}`);
}
