import { z } from 'zod';

/** RFC 9457 problem details, as every refusal travels. `type` is the identifier and a page in docs/problems. */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  instance: z.string(),
  code: z.string(),
  requestId: z.string(),
  /** For a malformed request: every mistake, each with a JSON Pointer into what was sent. */
  errors: z.array(z.object({ pointer: z.string(), detail: z.string() })).optional(),
});
export type Problem = z.infer<typeof problemSchema>;
