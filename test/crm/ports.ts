import type { AccessTokens, RateBudget } from '#crm/rate-budget.ts';
import type { DailyUsage } from '#domain/crm/daily-limit.ts';
import type { Lane } from '#domain/crm/lane.ts';

/** A budget that never runs out and remembers what was asked of it. */
export function recordingBudget() {
  const taken: Lane[] = [];
  const holds: number[] = [];
  const usages: DailyUsage[] = [];
  const budget: RateBudget = {
    take: async (lane) => void taken.push(lane),
    holdUntil: async (until) => void holds.push(until),
    limitReached: async (firstMs) => {
      holds.push(firstMs);
      return firstMs;
    },
    usageSeen: async (usage) => void usages.push(usage),
  };
  return { budget, taken, holds, usages };
}

/** Tokens `token-1`, `token-2`, …: each renewal gives the next one. */
export function countingTokens() {
  const refused: string[] = [];
  const tokens: AccessTokens = {
    current: async () => `token-${refused.length + 1}`,
    renew: async (token) => {
      refused.push(token);
      return `token-${refused.length + 1}`;
    },
  };
  return { tokens, refused };
}
