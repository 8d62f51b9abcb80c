import type { HubSpotAnswer } from './exchange.ts';
import { errorBodyOf } from './wire.ts';

const firstPauseMs = 200;
const longestPauseMs = 5_000;
const lockedPauseMs = 2_000;
// However long an answer tells us to wait: after this we look again.
const longestHoldMs = 300_000;

/**
 * How long to wait before a read is tried again: exponential with full jitter, so that many processes do not come
 * back in step; never less than HubSpot asks for.
 * @param attempt 0 for the first pause
 * @param random in [0, 1)
 */
export function pauseMs(answer: HubSpotAnswer | null, attempt: number, random: number): number {
  const jittered = Math.ceil(random * Math.min(longestPauseMs, firstPauseMs * 2 ** attempt));
  if (answer === null) return jittered;
  const asked = retryAfterMs(answer.headers) ?? 0;
  const least = answer.status === 423 || answer.status === 477 ? lockedPauseMs : 0;
  return Math.max(asked, least) + jittered;
}

/** How long nobody may spend from the account's rate limit after a 429. */
export function holdMs(answer: HubSpotAnswer): number {
  const asked = retryAfterMs(answer.headers);
  if (asked !== null) return Math.max(asked, 100);
  // The day's budget is gone until HubSpot's midnight, which its answer does not name: look once a minute.
  if (errorBodyOf(answer.body).policyName === 'DAILY') return 60_000;
  // Left over in the ten-second window: then another, shorter limit was hit.
  if (Number(answer.headers.get('x-hubspot-ratelimit-remaining') ?? '0') > 0) return 1_000;
  const interval = Number(answer.headers.get('x-hubspot-ratelimit-interval-milliseconds') ?? '');
  return interval > 0 ? Math.min(interval, longestHoldMs) : 1_000;
}

/** `Retry-After` in its form of whole seconds; HubSpot does not use dates. */
function retryAfterMs(headers: Headers): number | null {
  const text = headers.get('retry-after')?.trim() ?? '';
  return /^\d{1,9}$/.test(text) ? Math.min(Number(text) * 1_000, longestHoldMs) : null;
}
