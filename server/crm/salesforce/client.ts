import { setTimeout as timer } from 'node:timers/promises';
import * as z from 'zod';
import type { DailyUsage } from '#domain/crm/daily-limit.ts';
import type { Fault } from '#domain/shared/fault.ts';
import type { CallTerms } from '../gateway.ts';
import type { AccessTokens, RateBudget } from '../rate-budget.ts';
import { NoAnswer } from './carrier.ts';
import { exchange, type SalesforceAnswer } from './exchange.ts';
import {
  faultOf,
  isLimitExceeded,
  isPassing,
  isRowLock,
  isVersionRefusal,
  rateLimited,
  type Subject,
  unreachable,
} from './failures.ts';
import { askUserInfo } from './user-info.ts';

export interface SalesforceClientOptions {
  /** The account's own address, e.g. https://corvane.my.salesforce.com. Checked by the provider. */
  readonly apiUrl: string;
  readonly tokens: AccessTokens;
  readonly budget: RateBudget;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** The longest wait for one answer. */
  readonly callTimeoutMs: number;
  /** How long nobody calls this organization once its limit is used up; longer when it stays so. */
  readonly limitHoldMs: number;
  /** Told with each answer: our clock minus Salesforce's, milliseconds, exact to a second or so. */
  readonly clockSeen?: (skewMs: number) => void;
  readonly wait?: (ms: number) => Promise<unknown>;
  readonly random?: () => number;
}

export interface WriteRequest {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
  readonly headers: Readonly<Record<string, string>>;
  readonly subject: Subject;
}

/** The one place through which every call to Salesforce leaves. Failures are Faults, see `CrmGateway`. */
export interface SalesforceClient {
  /** Tried again until the deadline, where trying again can help. */
  read<T>(path: string, subject: Subject, schema: z.ZodType<T>, terms: CallTerms): Promise<T>;
  /** All rows of a query, page after page. */
  query<T>(soql: string, subject: Subject, row: z.ZodType<T>, terms: CallTerms, among?: Among): Promise<T[]>;
  /** Who asks, and of which organization: as `read`, but asked once. */
  userInfo<T>(schema: z.ZodType<T>, terms: CallTerms): Promise<T>;
  /** Sent again only where Salesforce said that it did nothing: a row lock, an ended session. */
  write(request: WriteRequest, terms: CallTerms): Promise<unknown>;
}

/** `queryAll` also finds what lies in the recycle bin. */
type Among = 'query' | 'queryAll';

/** One attempt at one question. @throws NoAnswer */
type Ask = (token: string, limitMs: number) => Promise<SalesforceAnswer>;

const firstPauseMs = 200;
const longestPauseMs = 5_000;
// Ends a loop that a clock which stands still would never end.
const attemptsMax = 30;
/** Far more than any question of ours: a query without an end is a mistake, not data. */
const pagesMax = 50;

export function salesforceClient(options: SalesforceClientOptions): SalesforceClient {
  const { apiUrl, tokens, budget, now, callTimeoutMs, limitHoldMs, wait = timer, random = Math.random } = options;
  const { clockSeen = () => {} } = options;

  async function send(ask: Ask, subject: Subject, repeatable: boolean, terms: CallTerms) {
    let token = await tokens.current();
    let renewed = false;
    for (let attempt = 0; attempt < attemptsMax; attempt += 1) {
      const answer = await tryOnce(ask, token, terms);
      if (answer instanceof NoAnswer) {
        if (!repeatable) throw unreachable({}, answer);
        await rest(attempt, terms, () => unreachable({}, answer));
      } else if (answer.status >= 200 && answer.status < 300) {
        return answer;
      } else if (answer.status === 401 && !renewed) {
        renewed = true;
        token = await tokens.renew(token);
      } else if (isLimitExceeded(answer)) {
        // One limit for the whole organization: whoever went on would only use up what people need.
        throw rateLimited(await budget.limitReached(limitHoldMs));
      } else if (isRowLock(answer) || (repeatable && isPassing(answer) && !isVersionRefusal(answer))) {
        await rest(attempt, terms, () => faultOf(answer, subject));
      } else {
        throw faultOf(answer, subject);
      }
    }
    throw unreachable({ attempts: attemptsMax });
  }

  async function tryOnce(ask: Ask, token: string, terms: CallTerms): Promise<SalesforceAnswer | NoAnswer> {
    await budget.take(terms.lane, terms.deadline);
    const limitMs = Math.min(callTimeoutMs, terms.deadline - now());
    // Thrown, not returned: nothing was sent, so there is nothing to try again and nothing unknown.
    if (limitMs <= 0) throw unreachable({ reason: 'no_time_left' });
    try {
      const answer = await ask(token, limitMs);
      const theirs = Date.parse(answer.headers.date ?? '');
      // Whole seconds, cut off: in the middle between two it is half a second later.
      if (!Number.isNaN(theirs)) clockSeen(now() - theirs - 500);
      const usage = usageIn(answer);
      // Who has just used the limit up is told so by the answer itself, not by the figure.
      if (usage !== null && !isLimitExceeded(answer)) await budget.usageSeen(usage);
      return answer;
    } catch (error) {
      if (error instanceof NoAnswer) return error;
      throw error;
    }
  }

  /** Exponential with full jitter, so that many processes do not come back in step. */
  async function rest(attempt: number, terms: CallTerms, fault: () => Fault): Promise<void> {
    const ms = Math.ceil(random() * Math.min(longestPauseMs, firstPauseMs * 2 ** attempt));
    if (now() + ms >= terms.deadline) throw fault();
    await wait(ms);
  }

  async function read<T>(path: string, subject: Subject, schema: z.ZodType<T>, terms: CallTerms): Promise<T> {
    const ask: Ask = (token, limitMs) => exchange(apiUrl, token, { method: 'GET', path }, limitMs);
    return understood(schema, await send(ask, subject, true, terms));
  }

  return {
    read,
    async query(soql, subject, row, terms, among = 'query') {
      const page = z.object({ done: z.boolean(), nextRecordsUrl: z.string().optional(), records: z.array(row) });
      const rows: z.infer<typeof row>[] = [];
      let path = `/${among}?${new URLSearchParams({ q: soql })}`;
      for (let pages = 0; pages < pagesMax; pages += 1) {
        const answer = await read(path, subject, page, terms);
        rows.push(...answer.records);
        if (answer.done) return rows;
        path = locatorPath(answer.nextRecordsUrl ?? '');
      }
      throw unreachable({ reason: 'query_without_end' });
    },
    async userInfo(schema, terms) {
      const ask: Ask = (token, limitMs) => askUserInfo(apiUrl, token, limitMs);
      return understood(schema, await send(ask, { objectType: 'Organization' }, false, terms));
    },
    async write({ subject, ...request }, terms) {
      return (await send((token, limitMs) => exchange(apiUrl, token, request, limitMs), subject, false, terms)).body;
    },
  };
}

function understood<T>(schema: z.ZodType<T>, { body }: SalesforceAnswer): T {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  throw unreachable({ reason: 'answer_not_understood' }, parsed.error);
}

/** `api-usage=18/15000`: calls of the last 24 hours, of all apps of the organization, and how many may be. */
function usageIn({ headers }: SalesforceAnswer): DailyUsage | null {
  // Beside it may stand the usage of single apps, whose name ends alike.
  const told = /(?:^|[;,\s])api-usage=(\d{1,9})\/(\d{1,9})/.exec(headers['sforce-limit-info'] ?? '');
  const [used, limit] = [Number(told?.[1]), Number(told?.[2])];
  return limit > 0 ? { used, limit } : null;
}

/** Only the locator of Salesforce's address is used, so that an answer cannot send our token elsewhere. */
function locatorPath(nextRecordsUrl: string): string {
  const locator = /\/query\/([A-Za-z0-9-]{1,100})$/.exec(nextRecordsUrl)?.[1];
  if (locator === undefined) throw unreachable({ reason: 'answer_not_understood' });
  return `/query/${locator}`;
}
