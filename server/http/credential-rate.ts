import type { RequestHandler, Response } from 'express';
import { rateLimit } from 'express-rate-limit';
import type { AgentActor, PersonActor } from '#domain/shared/actor.ts';
import { Fault } from '#domain/shared/fault.ts';

/** Requests within ten seconds, for each process: more than honest work takes, less than it takes to drown the others. */
const limits = { agent: 1_000, person: 600 } as const;
const windowMs = 10_000;

/**
 * One limit for each key and each person, counted once it is known who asks: before that, anybody could use up somebody
 * else's. What proves nothing is counted by address, see the flood guard.
 */
export function credentialRate(callerOf: (res: Response) => AgentActor | PersonActor): RequestHandler {
  return rateLimit({
    windowMs,
    limit: (_req, res) => limits[callerOf(res).kind],
    keyGenerator: (_req, res) => keyOf(callerOf(res)),
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    handler: (_req, res) => {
      // The library has set Retry-After.
      const who = callerOf(res).kind === 'agent' ? 'this key' : 'you';
      throw new Fault(
        'rate_limited',
        `More than ${limits[callerOf(res).kind]} requests by ${who} in ten seconds. Wait.`,
      );
    },
  });
}

function keyOf(caller: AgentActor | PersonActor): string {
  return `${caller.tenantId} ${caller.kind === 'agent' ? caller.keyId : caller.personId}`;
}
