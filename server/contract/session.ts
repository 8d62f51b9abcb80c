import { z } from 'zod';
import { idSchema } from './value.ts';

/**
 * POST /api/sessions. A proof of who is looking at a CRM page, good for one time: `assertion` is a token that the CRM
 * account signed, `code` is what our own landing page was given. No other credential is sent.
 */
export const openSessionRequest = z.union([
  z.strictObject({ crm: z.string().max(20), assertion: z.string().min(1).max(8_000) }),
  z.strictObject({ crm: z.string().max(20), code: z.string().min(1).max(4_000) }),
]);

/** Answer to POST /api/sessions and, with the old token as bearer, to POST /api/sessions/renew. */
export const sessionReply = z.object({
  /** A bearer token. Keep it in memory only. */
  token: z.string(),
  expiresAt: z.string(),
  person: z.object({ id: idSchema('per'), name: z.string(), role: z.enum(['rep', 'sales_ops', 'admin', 'auditor']) }),
});

/** Answer to POST /api/sessions/handover, which only a request takes that the CRM itself signed: where the console opens. */
export const handoverReply = z.object({
  /** Good once, for a minute. */
  url: z.url(),
});
