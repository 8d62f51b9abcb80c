import type { DailyUsage } from '#domain/crm/daily-limit.ts';
import type { Lane } from '#domain/crm/lane.ts';

/** The CRM's rate limit of one account, shared by every process that spends from it. */
export interface RateBudget {
  /**
   * Waits until one call may leave.
   * @param deadline epoch milliseconds; when the wait would pass it, nothing is spent
   * @throws Fault `crm_rate_limited`
   */
  take(lane: Lane, deadline: number): Promise<void>;
  /** The CRM itself said "too many": nobody spends until then (epoch milliseconds). */
  holdUntil(until: number): Promise<void>;
  /**
   * The CRM's limit of a day is used up: nobody spends for a while, longer each time that it says so again.
   * @param firstMs how long the first time
   * @returns milliseconds until it is worth asking again
   */
  limitReached(firstMs: number): Promise<number>;
  /** What the CRM told of its limit of a day. While little is left, it is left for people. */
  usageSeen(usage: DailyUsage): Promise<void>;
}

/** A usable access token of one account, refreshed when needed under a lock that all processes share. */
export interface AccessTokens {
  current(): Promise<string>;
  /** The CRM refused this token: get another one, unless somebody already has. */
  renew(refused: string): Promise<string>;
}
