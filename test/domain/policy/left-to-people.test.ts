import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Field } from '#domain/crm/field.ts';
import {
  type AutomaticCircumstances,
  isAutomatic,
  leftToPeople,
  rulesLeftToPeople,
  trailLength,
} from '#domain/policy/left-to-people.ts';
import type { RuleSpoken, Verdict } from '#domain/policy/verdict.ts';
import { noDemands } from '#domain/policy/verdict.ts';
import { makeField } from '../make.ts';

const field: Field = makeField({ name: 'seats', label: 'Seats', type: 'number' });
const spoken = (says: RuleSpoken['says']): RuleSpoken => ({ rule: 'automatic', says, sentence: `It ${says}s.` });
const allow: Verdict = { outcome: 'allow', impact: 'low', rules: [spoken('allow')], demands: noDemands };
const verdicts: readonly Verdict[] = [
  allow,
  { outcome: 'review', impact: 'low', rules: [spoken('review')], demands: noDemands },
  { outcome: 'review', impact: 'high', rules: [], demands: noDemands },
  { outcome: 'block', impact: 'low', rules: [], code: 'paused', message: 'Paused.' },
];
const clear: AutomaticCircumstances = {
  field,
  verdict: allow,
  proposed: '7',
  suggestedOver: '5',
  current: '5',
  contested: false,
  declinedHere: false,
  trail: { written: 20, takenBack: 0 },
};

describe('leftToPeople', () => {
  it('writes only where nothing at all speaks against it', () => {
    const circumstances: fc.Arbitrary<AutomaticCircumstances> = fc.record({
      field: fc.constant(field),
      verdict: fc.constantFrom(...verdicts),
      proposed: fc.constantFrom('7', null),
      suggestedOver: fc.constantFrom('5', '5.0', '6', null),
      current: fc.constantFrom('5', '6', null),
      contested: fc.boolean(),
      declinedHere: fc.boolean(),
      trail: fc
        .tuple(fc.nat(trailLength), fc.nat(trailLength))
        .map(([one, other]) => ({ written: Math.max(one, other), takenBack: Math.min(one, other) })),
    });
    fc.assert(
      fc.property(circumstances, (now) => {
        const same = now.current === now.suggestedOver || (now.current === '5' && now.suggestedOver === '5.0');
        const speaksAgainst =
          now.verdict !== allow ||
          now.proposed === null ||
          !same ||
          now.contested ||
          now.declinedHere ||
          now.trail.takenBack > 2;
        const why = leftToPeople(now);
        expect(why !== null).toBe(speaksAgainst);
        expect(why).not.toBe('');
      }),
      { numRuns: 2_000 },
    );
  });

  it.each<[string, Partial<AutomaticCircumstances>, RegExp]>([
    ['what a rule said', { verdict: verdicts[1] as Verdict }, /^It reviews\.$/],
    ['what blocks', { verdict: verdicts[3] as Verdict }, /^Paused\.$/],
    ['an emptied field', { proposed: null }, /only a person empties/],
    ['a changed field', { current: '6' }, /Somebody changed Seats/],
    ['a contest', { contested: true }, /Another agent/],
    ['an earlier no', { declinedHere: true }, /declined a value/],
    ['writes taken back', { trail: { written: 9, takenBack: 3 } }, /took back 3 of the last 9/],
  ])('says %s', (_what, parts, sentence) => {
    expect(leftToPeople({ ...clear, ...parts })).toMatch(sentence);
  });
});

describe('rulesLeftToPeople', () => {
  it('keeps every other rule and takes the permission away', () => {
    const other: RuleSpoken = { rule: 'allowlist', says: 'review', sentence: 'Allowed.' };
    const left = rulesLeftToPeople([other, spoken('allow')], 'Because.');
    expect(left).toEqual([other, { rule: 'automatic', says: 'review', sentence: 'Because.' }]);
    expect(isAutomatic([other, spoken('allow')])).toBe(true);
    expect(isAutomatic(left)).toBe(false);
  });
});
