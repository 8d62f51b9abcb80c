import type { RequestHandler, Response } from 'express';
import { rateLimit } from 'express-rate-limit';
import { digestOf } from '#domain/log/hash.ts';
import { Fault } from '#domain/shared/fault.ts';
import type { Claim } from './authenticate.ts';

/** Requests within ten seconds, for each process: more than honest work takes, less than it takes to drown the others. */
export const usualRates = { agent: 1_000, person: 600 } as const;
const windowMs = 10_000;

/**
 * One limit for each key, each session and each user for whom a CRM signs, counted before anything is looked up. A bearer
 * credential counts as a whole, secret included: by its id alone anybody could use up somebody else's. What proves
 * nothing has a count that harms nobody, forgotten with its window; the flood guard counts it by address.
 */
export function credentialRate(
  claimOf: (res: Response) => Claim,
  rates: { readonly agent: number; readonly person: number } = usualRates,
): RequestHandler {
  return rateLimit({
    windowMs,
    limit: (_req, res) => rates[kindOf(claimOf(res))],
    keyGenerator: (_req, res) => keyOf(claimOf(res)),
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    handler: (_req, res) => {
      // The library has set Retry-After.
      const kind = kindOf(claimOf(res));
      const who = kind === 'agent' ? 'this key' : 'you';
      throw new Fault('rate_limited', `More than ${rates[kind]} requests by ${who} within ten seconds. Wait.`);
    },
  });
}

function kindOf(claim: Claim): 'agent' | 'person' {
  return claim.kind === 'bearer' && claim.token.startsWith('fwk_') ? 'agent' : 'person';
}

function keyOf(claim: Claim): string {
  if (claim.kind === 'bearer') return digestOf(claim.token);
  const { crm, accountId, userId } = claim.proven.user;
  return `${crm} ${accountId} ${userId}`;
}
