import { ApiError } from './api-error.ts';

/** Counts calls in a window that rolls with the clock. */
export class RollingLimit {
  readonly #max: number;
  readonly #windowMs: number;
  #calls: number[] = [];

  constructor(max: number, windowMs: number) {
    this.#max = max;
    this.#windowMs = windowMs;
  }

  get max(): number {
    return this.#max;
  }

  get windowMs(): number {
    return this.#windowMs;
  }

  remaining(nowMs: number): number {
    const from = nowMs - this.#windowMs;
    if ((this.#calls[0] ?? nowMs) <= from) this.#calls = this.#calls.filter((at) => at > from);
    return Math.max(0, this.#max - this.#calls.length);
  }

  /** @returns false when the window is full; a refused call does not count */
  take(nowMs: number): boolean {
    if (this.remaining(nowMs) === 0) return false;
    this.#calls.push(nowMs);
    return true;
  }
}

export function rateHeaders(limit: RollingLimit, nowMs: number): Record<string, string> {
  return {
    'X-HubSpot-RateLimit-Max': String(limit.max),
    'X-HubSpot-RateLimit-Remaining': String(limit.remaining(nowMs)),
    'X-HubSpot-RateLimit-Interval-Milliseconds': String(limit.windowMs),
  };
}

/** @param policy the window that is full */
export function tooManyCalls(policy: 'TEN_SECONDLY_ROLLING' | 'SECONDLY', portalId: number, appId: number): ApiError {
  const name = policy === 'SECONDLY' ? 'secondly' : 'ten_secondly_rolling';
  return new ApiError(429, {
    message: `You have reached your ${name} limit.`,
    errorType: 'RATE_LIMIT',
    policyName: policy,
    groupName: `publicapi:app-api-calls-${name.replaceAll('_', '-')}:${portalId}:${appId}`,
  });
}

/** The search endpoints have a limit of their own, whose refusal names no policy. */
export function tooManySearches(): ApiError {
  return new ApiError(429, { message: 'You have reached your secondly limit.', errorType: 'RATE_LIMIT' });
}
