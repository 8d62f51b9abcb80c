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
  followCrmChanges: {
    name: 'follow-crm-changes',
    options: { retryLimit: 6, retryDelay: 30, retryBackoff: true, retryDelayMax: 900, expireInSeconds: 120 },
  },
  followGroups: {
    name: 'follow-groups',
    options: { retryLimit: 2, retryDelay: 60, expireInSeconds: 300 },
  },
} as const;

/** What the CRM announced about some records: which ones and which fields, never the values. */
export interface FollowCrmChangesJob {
  readonly tenantId: string;
  readonly crm: string;
  readonly news: readonly {
    readonly objectType: string;
    readonly recordId: string;
    readonly fields: readonly string[];
    readonly deleted: boolean;
  }[];
}

export interface FinishChangeJob {
  readonly tenantId: string;
  readonly changeId: string;
}
