import { type EventView, eventView } from '#contract/event.ts';
import {
  type ReviewField,
  type ReviewReply,
  type ReviewSuggestion,
  reviewField,
  reviewReply,
  reviewSuggestion,
} from '#contract/review.ts';

/** Ids of the right form that a reader of a failing test can tell apart. */
export function suggestionId(number: number): string {
  return `sug_${String(number).padStart(26, '0')}`;
}
const agentId = `agt_${'0'.repeat(26)}`;
const personId = `per_${'0'.repeat(26)}`;
const sourceId = `src_${'0'.repeat(26)}`;
export const digest = 'a'.repeat(64);

export function makeField(over: Partial<ReviewField> = {}): ReviewField {
  return reviewField.parse({
    name: 'closedate',
    label: 'Close date',
    type: 'date',
    options: [],
    currency: null,
    lengthMax: null,
    ...over,
  });
}

/** A pending suggestion to move the close date; checked against the wire contract, so tests cannot drift from it. */
export function makeSuggestion(over: Partial<ReviewSuggestion> = {}): ReviewSuggestion {
  return reviewSuggestion.parse({
    id: suggestionId(1),
    state: 'pending',
    field: makeField(),
    impact: 'low',
    proposed: '2027-03-31',
    suggestedOver: '2026-12-01',
    current: '2026-12-01',
    changedSince: false,
    digest,
    rationale: 'The buyer named a new signing date.',
    evidence: [makeEvidence()],
    agent: { id: agentId, name: 'Call Scribe' },
    rules: [{ rule: 'review', says: 'review', sentence: 'Close date needs a person’s review.' }],
    policyVersion: 4,
    warnings: [],
    filedAt: '2026-11-23T08:00:00.000Z',
    expiresAt: '2026-12-23T08:00:00.000Z',
    abilities: { ...nothingAllowed, accept: true, edit: true, reject: true },
    confirm: null,
    yeses: [],
    refusal: null,
    decision: null,
    change: null,
    ...over,
  });
}

export const nothingAllowed: ReviewSuggestion['abilities'] = {
  accept: false,
  edit: false,
  reject: false,
  undo: false,
  reopen: false,
  release: false,
  keep: false,
  why: null,
};

export function makeEvidence(
  source: Partial<ReviewSuggestion['evidence'][number]['source']> = {},
): ReviewSuggestion['evidence'][number] {
  return {
    quote: 'We want this signed by the end of March.',
    speaker: 'Maya Lindqvist',
    saidAt: '12:05',
    source: {
      id: sourceId,
      kind: 'call',
      title: 'Discovery call',
      occurredAt: '2026-11-20T15:00:00.000Z',
      url: null,
      ...source,
    },
  };
}

export function makeChange(
  over: Partial<NonNullable<ReviewSuggestion['change']>> = {},
): NonNullable<ReviewSuggestion['change']> {
  return {
    kind: 'apply',
    state: 'applied',
    value: '2027-03-31',
    before: '2026-12-01',
    writtenAs: 'app',
    message: null,
    ...over,
  };
}

export function makeDecision(
  over: Partial<NonNullable<ReviewSuggestion['decision']>> = {},
): NonNullable<ReviewSuggestion['decision']> {
  return {
    kind: 'accept',
    by: { id: personId, name: 'Ada Okafor' },
    at: '2026-11-23T09:00:00.000Z',
    reason: null,
    note: null,
    ...over,
  };
}

/** Accepted and written; may be undone. */
export function makeApplied(over: Partial<ReviewSuggestion> = {}): ReviewSuggestion {
  return makeSuggestion({
    state: 'applied',
    current: '2027-03-31',
    abilities: { ...nothingAllowed, undo: true },
    decision: makeDecision(),
    change: makeChange(),
    ...over,
  });
}

export function makeReply(over: Partial<ReviewReply> = {}): ReviewReply {
  const open = over.open ?? [];
  return reviewReply.parse({
    record: { crm: 'hubspot', objectType: 'deals', recordId: '123', title: 'Harbour Lights renewal' },
    person: { id: personId, name: 'Ada Okafor', role: 'rep' },
    writing: { as: 'app', name: 'Fieldward', canConnect: false },
    hiddenCount: 0,
    policyVersion: 4,
    pause: null,
    crm: { reachable: true, message: null },
    openTotal: open.length,
    decided: [],
    blocked: [],
    ...over,
    open,
  });
}

export function makeEvent(over: Partial<EventView> = {}): EventView {
  return eventView.parse({
    id: `evt_${'0'.repeat(26)}`,
    type: 'suggestion.accepted',
    at: '2026-11-23T09:00:00.000Z',
    actor: { kind: 'person', id: personId, name: 'Ada Okafor' },
    suggestionId: suggestionId(1),
    facts: { field: 'closedate' },
    values: {},
    body: 'e30=',
    leaf: 'b'.repeat(64),
    ...over,
  });
}
