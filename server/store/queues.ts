/** For how long one job works on a batch; the next takes up where it ended. */
export const batchRoundMs = 15_000;

/** The background queues. Job data holds ids only: pg-boss's tables stand outside row level security. */
export const queues = {
  finishChange: {
    name: 'finish-change',
    options: { retryLimit: 30, retryDelay: 15, retryBackoff: true, retryDelayMax: 900, expireInSeconds: 120 },
  },
  acceptByPolicy: {
    name: 'accept-by-policy',
    // About an hour: after that a person has it on the card, and need not wait for a CRM that is away.
    options: { retryLimit: 8, retryDelay: 15, retryBackoff: true, retryDelayMax: 900, expireInSeconds: 600 },
  },
  goOnWithBatch: {
    name: 'go-on-with-batch',
    // Whatever keeps a batch from going on, it is tried again: it ends by its last outcome or when somebody cancels it.
    options: { retryLimit: 1000, retryDelay: 5, retryBackoff: true, retryDelayMax: 300, expireInSeconds: 120 },
  },
  expireSuggestions: {
    name: 'expire-suggestions',
    options: { retryLimit: 2, retryDelay: 60, expireInSeconds: 300 },
  },
  followCrmChanges: {
    name: 'follow-crm-changes',
    options: { retryLimit: 6, retryDelay: 30, retryBackoff: true, retryDelayMax: 900, expireInSeconds: 120 },
  },
  eraseRecord: {
    name: 'erase-record',
    // Two weeks: a write that a pause holds back keeps its record from being erased.
    options: { retryLimit: 350, retryDelay: 30, retryBackoff: true, retryDelayMax: 3600, expireInSeconds: 120 },
  },
  eraseOld: {
    name: 'erase-old',
    options: { retryLimit: 3, retryDelay: 300, expireInSeconds: 3600 },
  },
  followDeletions: {
    name: 'follow-deletions',
    options: { retryLimit: 3, retryDelay: 300, expireInSeconds: 3600 },
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

/** Suggestions of one filing that the policy lets through by itself. */
export interface AcceptByPolicyJob {
  readonly tenantId: string;
  readonly suggestionIds: readonly string[];
}

export interface GoOnWithBatchJob {
  readonly tenantId: string;
  readonly batchId: string;
}

/** A record of which nothing may be kept. */
export interface EraseRecordJob {
  readonly tenantId: string;
  readonly crm: string;
  readonly objectType: string;
  readonly recordId: string;
  readonly reason: 'privacy_deletion' | 'record_deleted';
}
