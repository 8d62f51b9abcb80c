import type { PolicyReply, WirePolicyContent } from '#contract/policy.ts';
import type { PolicyDraftReply, ReplayReply } from '#contract/policy-draft.ts';
import type { ReplayChange } from '#ui/core/replay-sum.ts';
import type { Rule } from '#ui/core/rule-form.ts';

export function makeContent(parts: Partial<WirePolicyContent> = {}): WirePolicyContent {
  return {
    expiryDays: 30,
    secondPersonPublishes: false,
    batches: { samplesFrom: 50, samples: 5, secondPersonFrom: 1_000, writes: 'guarded' },
    fields: [{ objectType: 'deals', field: 'amount', autonomy: 'review', impact: 'low' }],
    rules: [],
    classes: [],
    cases: [],
    ...parts,
  };
}

export function makeRule(parts: Partial<Rule> = {}): Rule {
  return {
    id: 'large-amounts',
    title: 'Large amounts',
    objectType: 'deals',
    fields: ['amount'],
    agents: null,
    when: [{ valueAbove: 100_000 }],
    effect: 'second_person',
    ...parts,
  };
}

export function makePolicy(parts: Partial<PolicyReply> = {}): PolicyReply {
  return {
    ...makeContent(),
    version: 3,
    note: 'Adds the amount',
    publishedBy: 'Ruth Abernathy',
    approvedBy: null,
    publishedAt: '2026-11-20T08:00:00Z',
    ...parts,
  };
}

type Draft = NonNullable<PolicyDraftReply['draft']>;

export function makeDraft(parts: Partial<Draft> = {}): Draft {
  return {
    revision: 4,
    basedOn: 3,
    content: makeContent(),
    editedBy: 'Ruth Abernathy',
    editedAt: '2026-11-24T08:00:00Z',
    proposed: null,
    ...parts,
  };
}

export function makeDraftReply(parts: Partial<PolicyDraftReply> = {}): PolicyDraftReply {
  return {
    mayPublish: true,
    version: 3,
    inForce: makeContent(),
    draft: null,
    ruleSentences: [],
    differences: [],
    problems: [],
    secondPerson: [],
    ...parts,
  };
}

export function makeChange(parts: Partial<ReplayChange> = {}): ReplayChange {
  return {
    objectType: 'deals',
    field: 'amount',
    label: 'Amount',
    agentId: 'agt_01',
    agentName: 'Call notes',
    was: 'review',
    would: 'blocked',
    count: 1,
    examples: [],
    ...parts,
  };
}

export function makePage(parts: Partial<ReplayReply> = {}): ReplayReply {
  return { total: null, judged: 0, skipped: 0, unchanged: 0, changes: [], next: null, ...parts };
}
