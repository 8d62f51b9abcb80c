import { z } from 'zod';

/** What makes the connection less than well, the worst first. */
const trouble = z.object({
  kind: z.enum(['access_lost', 'failing', 'scopes_missing', 'clock_skew', 'limit_low', 'proofs_refused']),
  /** What is wrong and what to do, for the admin. */
  message: z.string(),
});

/** GET /api/connection. Nothing here opens or shows a credential. */
export const connectionHealthReply = z.object({
  abilities: z.object({ manage: z.boolean() }),
  crm: z.string(),
  crmName: z.string(),
  /** `null`: not connected (any more). */
  account: z
    .object({
      id: z.string(),
      installedBy: z.string(),
      /** When access was last granted or renewed, and until when the present token lives. */
      renewedAt: z.string(),
      tokenEndsAt: z.string(),
      scopes: z.array(z.string()),
      missingScopes: z.array(z.string()),
    })
    .nullable(),
  /** `unknown` before the first call. */
  state: z.enum(['well', 'troubled', 'lost', 'not_connected', 'unknown']),
  lastAnswerAt: z.string().nullable(),
  lastFailure: z.object({ at: z.string(), code: z.string() }).nullable(),
  /** What the CRM last told of its limit of a day; `null` where it tells none. */
  dailyLimit: z.object({ used: z.int(), limit: z.int(), seenAt: z.string() }).nullable(),
  /** The CRM asked us to wait until then. */
  heldUntil: z.string().nullable(),
  /** Our clock minus the CRM's, milliseconds; exact to a second or so. */
  clock: z.object({ skewMs: z.int(), seenAt: z.string() }).nullable(),
  /** Requests that claimed to come from this account and proved nothing. Anybody can make such requests. */
  refusals: z.array(z.object({ reason: z.string(), explanation: z.string(), times: z.int(), lastAt: z.string() })),
  /** People who lent Fieldward their own access. */
  lenders: z.int(),
  troubles: z.array(trouble),
  /** Where an admin of the CRM goes to connect, or to connect again. */
  connectUrl: z.url(),
});
export type ConnectionHealthReply = z.infer<typeof connectionHealthReply>;

/** POST /api/connection/check: one cheap call now, with the account's own access. */
export const checkConnectionRequest = z.strictObject({});
export const checkConnectionReply = z.object({
  ok: z.boolean(),
  /** What the CRM said, in words. */
  message: z.string(),
  tookMs: z.int(),
});

/** The account's id, typed by whoever ends its connection: nobody does that by a slip. */
export const endConnectionRequest = z.strictObject({ accountId: z.string().min(1).max(40) });

/**
 * POST /api/connection/end: the tokens are revoked at the CRM as far as it lets us, and deleted here. Suggestions, decisions
 * and the log stay.
 */
export const endConnectionReply = z.object({
  ended: z.literal(true),
  /** `false`: the CRM could not be told. Its admin can still uninstall the app there. */
  revokedAtCrm: z.boolean(),
});
