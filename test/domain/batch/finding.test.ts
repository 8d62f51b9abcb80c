import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { requireBatchAfter } from '#domain/batch/batch.ts';
import { batchDigest } from '#domain/batch/batch-digest.ts';
import { type BatchCircumstances, findingOf, isApproved } from '#domain/batch/finding.ts';
import { noDemands } from '#domain/policy/verdict.ts';
import type { BatchId, SuggestionId } from '#domain/shared/ids.ts';
import { makeField } from '../make.ts';

const field = makeField({ objectType: 'deals', name: 'use_case', label: 'Use case', type: 'text' });
const plain: BatchCircumstances = {
  suggestion: { state: 'pending', fieldLabel: 'Use case', proposed: 'New', suggestedOver: 'Old', isOver: false },
  contested: false,
  now: { field, current: 'Old', fieldClass: 'ordinary' },
  rightsHold: null,
  verdict: { outcome: 'review', impact: 'low', rules: [], demands: noDemands },
  role: 'sales_ops',
};

/** Each asks for a look of its own, or forbids it. */
const objections: readonly Partial<BatchCircumstances>[] = [
  { contested: true },
  { now: null },
  { rightsHold: 'You may not edit it.' },
  { now: { field, current: 'Old', fieldClass: 'sensitive' } },
  { now: { field, current: 'Edited by hand', fieldClass: 'ordinary' } },
  { suggestion: { ...plain.suggestion, state: 'quarantined' } },
  { suggestion: { ...plain.suggestion, state: 'rejected' } },
  { suggestion: { ...plain.suggestion, isOver: true } },
  { verdict: { outcome: 'block', impact: 'low', rules: [], code: 'field_protected', message: 'Never written.' } },
  { verdict: { outcome: 'review', impact: 'high', rules: [], demands: noDemands } },
  { verdict: { outcome: 'allow', impact: 'low', rules: [], demands: { ...noDemands, secondPerson: true } } },
  { verdict: { outcome: 'review', impact: 'low', rules: [], demands: { ...noDemands, onlyRoles: ['admin'] } } },
];

describe('what may be approved together with others', () => {
  it('is a plain suggestion over the value that stands there, or one that stands there already', () => {
    expect(findingOf(plain)).toEqual({ finding: 'will_change', why: null });
    const now = { field, current: 'New', fieldClass: 'ordinary' } as const;
    expect(findingOf({ ...plain, now })).toEqual({ finding: 'already_so', why: null });
  });

  it('is nothing that anything speaks against, whatever else holds, and the reason is said', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...objections], { minLength: 1 }), (chosen) => {
        const { finding, why } = findingOf(Object.assign({ ...plain }, ...chosen));
        expect(isApproved(finding)).toBe(false);
        expect(why).toMatch(/\w.*\.$/);
      }),
    );
  });
});

describe('the digest of a batch', () => {
  const items = fc.array(
    fc.record({ suggestionId: fc.uuid().map((id) => id as SuggestionId), shownDigest: fc.string() }),
    { minLength: 1, maxLength: 6 },
  );
  it('is another for another batch, policy, order, length or value', () => {
    fc.assert(
      fc.property(items, fc.nat(), fc.string({ minLength: 1 }), (list, at, text) => {
        const id = 'bat_1' as BatchId;
        const digest = batchDigest(id, 1, list);
        expect(batchDigest(id, 1, [...list])).toBe(digest);
        const index = at % list.length;
        const changed = list.map((one, i) => (i === index ? { ...one, shownDigest: one.shownDigest + text } : one));
        const others = [
          batchDigest('bat_2' as BatchId, 1, list),
          batchDigest(id, 2, list),
          batchDigest(id, 1, list.slice(1)),
          batchDigest(id, 1, changed),
        ];
        for (const other of others) expect(other).not.toBe(digest);
      }),
    );
  });
});

it('a batch that has ended or was cancelled takes no further step', () => {
  for (const state of ['ended', 'cancelled'] as const) {
    for (const step of ['confirm', 'pause', 'resume', 'cancel', 'end'] as const) {
      expect(() => requireBatchAfter(state, step)).toThrow(expect.objectContaining({ code: 'batch_not_open' }));
    }
  }
});
