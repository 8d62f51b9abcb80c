import type { SandboxFile } from '#demo/sandbox-file.ts';

/** What a record really holds, and what the field held before. */
export interface Truth {
  readonly now: string;
  /** Newest first. */
  readonly history: readonly { readonly value: string; readonly byApp: boolean }[];
}

/** One stand-in CRM as the soak works on it. */
export interface SoakCrm {
  readonly name: keyof SandboxFile['crms'];
  readonly objectType: string;
  readonly field: string;
  /** Roles whose people may edit every record of it. */
  readonly deciding: readonly string[];
  /** Every misbehaviour at once; a human's edit now after our read, now right before our write. */
  mishaps(turn: number): object;
  truth(body: unknown, sandbox: SandboxFile): Truth;
}

const common = (turn: number) => ({
  latencyMs: 40,
  serverError: { probability: 0.06 },
  dropReplyAfterWrite: { probability: 0.15 },
  humanEditBetweenReadAndWrite: { probability: 0.05, at: turn % 2 === 0 ? 'read' : 'write' },
  seed: turn,
});

const hubspot: SoakCrm = {
  name: 'hubspot',
  objectType: 'deals',
  field: 'hs_next_step',
  deciding: ['rep', 'sales_ops', 'admin'],
  mishaps: (turn) => ({ ...common(turn), rateLimited: { probability: 0.04 } }),
  truth: (body) => {
    const { properties, propertiesWithHistory } = body as {
      properties: Record<string, string | null>;
      propertiesWithHistory: Record<string, { value: string; sourceType: string }[]>;
    };
    const history = propertiesWithHistory.hs_next_step ?? [];
    return {
      now: properties.hs_next_step ?? '',
      history: history.map(({ value, sourceType }) => ({ value, byApp: sourceType === 'INTEGRATION' })),
    };
  },
};

const salesforce: SoakCrm = {
  name: 'salesforce',
  objectType: 'Opportunity',
  field: 'NextStep',
  deciding: ['sales_ops', 'admin'],
  // One refusal of the limit holds the whole organization back, so it comes seldom.
  mishaps: (turn) => ({
    ...common(turn),
    rateLimited: { probability: 0.004 },
    rowLocked: { probability: 0.1 },
    parentsLocked: true,
  }),
  truth: (body, { crms }) => {
    const { fields, history } = body as {
      fields: Record<string, string | null>;
      history: { field: string; oldValue: string | null; newValue: string | null; by: string }[];
    };
    const own = history.filter(({ field }) => field === 'NextStep');
    const { integrationUserId } = crms.salesforce;
    return {
      now: fields.NextStep ?? '',
      history: own.map(({ newValue, by }) => ({ value: newValue ?? '', byApp: by === integrationUserId })),
    };
  },
};

export const soakCrms: Readonly<Record<SoakCrm['name'], SoakCrm>> = { hubspot, salesforce };
