/** The background queues. Job data holds ids only: pg-boss's tables stand outside row level security. */
export const queues = {
  finishChange: {
    name: 'finish-change',
    options: { retryLimit: 30, retryDelay: 15, retryBackoff: true, retryDelayMax: 900, expireInSeconds: 120 },
  },
  expireSuggestions: {
    name: 'expire-suggestions',
    options: { retryLimit: 2, retryDelay: 60, expireInSeconds: 300 },
  },
} as const;

export interface FinishChangeJob {
  readonly tenantId: string;
  readonly changeId: string;
}
