import { setTimeout as timer } from 'node:timers/promises';
import type * as z from 'zod';
import type { CallTerms } from '../gateway.ts';
import { BodyTooLarge } from '../limited-body.ts';
import type { AccessTokens, RateBudget } from '../rate-budget.ts';
import { type Exchange, exchange, type HubSpotAnswer, NoAnswer } from './exchange.ts';
import { faultOf, isPassingStatus, rateLimited, type Subject, unreachable } from './failures.ts';
import { holdMs, pauseMs } from './retry-pause.ts';

export interface HubSpotClientOptions {
  readonly apiUrl: string;
  /** The portal's id, for messages. */
  readonly accountId: string;
  readonly tokens: AccessTokens;
  readonly budget: RateBudget;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** The longest wait for one answer. */
  readonly callTimeoutMs: number;
  readonly wait?: (ms: number) => Promise<unknown>;
  readonly random?: () => number;
}

/** With a body it is a batch read, else a plain GET. */
export interface ReadRequest {
  readonly path: string;
  readonly body?: unknown;
  readonly subject: Subject;
  readonly maxBytes?: number;
}

export interface WriteRequest {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
  readonly subject: Subject;
}

/** The one place through which every call to HubSpot's CRM leaves. Failures are Faults, see `CrmGateway`. */
export interface HubSpotClient {
  /** Tried again until the deadline, where trying again can help. */
  read<T>(request: ReadRequest, schema: z.ZodType<T>, terms: CallTerms): Promise<T>;
  /** Sent again only after a 429 or a 401, with which HubSpot says that it did nothing. @returns the answer as it came */
  write(request: WriteRequest, terms: CallTerms): Promise<unknown>;
}

const answerBytesMax = 4 * 1024 * 1024;
// Ends a loop that a clock which stands still would never end.
const attemptsMax = 30;

export function hubSpotClient(options: HubSpotClientOptions): HubSpotClient {
  const { apiUrl, accountId, tokens, budget, now, callTimeoutMs, wait = timer, random = Math.random } = options;

  async function send(request: Exchange & { subject: Subject }, repeatable: boolean, terms: CallTerms) {
    let token = await tokens.current();
    let renewed = false;
    for (let attempt = 0; attempt < attemptsMax; attempt += 1) {
      const answer = await tryOnce(request, token, terms);
      if (answer instanceof NoAnswer) {
        if (!repeatable || answer.cause instanceof BodyTooLarge) throw unreachable({}, answer);
        await rest(pauseMs(null, attempt, random()), terms, () => unreachable({}, answer));
      } else if (answer.status >= 200 && answer.status < 300) {
        return answer;
      } else if (answer.status === 401 && !renewed) {
        renewed = true;
        token = await tokens.renew(token);
      } else if (answer.status === 429) {
        const ms = holdMs(answer);
        await budget.holdUntil(now() + ms);
        await rest(ms, terms, () => rateLimited(ms));
      } else if (repeatable && isPassingStatus(answer.status)) {
        await rest(pauseMs(answer, attempt, random()), terms, () => faultOf(answer, request.subject, accountId));
      } else {
        throw faultOf(answer, request.subject, accountId);
      }
    }
    throw unreachable({ attempts: attemptsMax });
  }

  async function tryOnce(request: Exchange, token: string, terms: CallTerms): Promise<HubSpotAnswer | NoAnswer> {
    await budget.take(terms.lane, terms.deadline);
    const limitMs = Math.min(callTimeoutMs, terms.deadline - now());
    // Thrown, not returned: nothing was sent, so there is nothing to try again and nothing unknown.
    if (limitMs <= 0) throw unreachable({ reason: 'no_time_left' });
    try {
      return await exchange(apiUrl, token, request, limitMs);
    } catch (error) {
      if (error instanceof NoAnswer) return error;
      throw error;
    }
  }

  async function rest(ms: number, terms: CallTerms, fault: () => Error): Promise<void> {
    if (now() + ms >= terms.deadline) throw fault();
    await wait(ms);
  }

  return {
    async read({ path, body, subject, maxBytes = answerBytesMax }, schema, terms) {
      // A read is repeated freely, so nothing else may pass for one.
      if (body !== undefined && !path.endsWith('/batch/read')) throw new Error(`${path} is not a batch read`);
      const method = body === undefined ? 'GET' : 'POST';
      const answer = await send({ method, path, body, subject, maxBytes }, true, terms);
      const parsed = schema.safeParse(answer.body);
      if (parsed.success) return parsed.data;
      throw unreachable({ reason: 'answer_not_understood' }, parsed.error);
    },
    async write({ method, path, body, subject }, terms) {
      return (await send({ method, path, body, subject, maxBytes: answerBytesMax }, false, terms)).body;
    },
  };
}
