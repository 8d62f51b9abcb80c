import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { policyRule } from '#contract/policy.ts';
import { sourceKindSchema } from '#contract/source.ts';
import { emptyForm, emptyTest, formOf, newRuleId, type Rule, ruleOf, type TestKind } from '#ui/core/rule-form.ts';
import { isClean, slipsOf } from '#ui/core/rule-slips.ts';
import { ruleStrings } from '#ui/core/rule-strings.ts';

const name = fc.stringMatching(/^[A-Za-z][A-Za-z0-9_]{0,20}$/);
const value = fc.string({ minLength: 1, maxLength: 20 }).filter((text) => text.trim() !== '');
/** Emptiness stands last: the form has a box for it. */
const values = fc
  .tuple(fc.array(value, { maxLength: 4 }), fc.boolean())
  .map(([some, orEmpty]) => (orEmpty || some.length === 0 ? [...some, null] : some));
// JSON knows no negative zero.
const amount = fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number + 0);

const test = fc.oneof(
  fc.record({ valueAbove: amount }),
  fc.record({ valueBelow: amount }),
  fc.record({ changesByMoreThanPercent: amount.map(Math.abs) }),
  fc.record({ dateMovesMoreThanDays: fc.integer({ min: 0, max: 36_500 }) }),
  fc.record({ fewerQuotesThan: fc.integer({ min: 1, max: 20 }) }),
  fc.constantFrom({ movesBackwards: true as const }, { empties: true as const }, { replacesValue: true as const }),
  fc.record({ recordHas: fc.record({ field: name, oneOf: values }) }),
  fc.record({ recordLacks: fc.record({ field: name, noneOf: values }) }),
  fc.record({ noQuoteFrom: fc.array(fc.stringMatching(/^[a-z_]{1,12}$/), { minLength: 1, maxLength: 4 }) }),
);

const rule: fc.Arbitrary<Rule> = fc.record({
  id: fc.stringMatching(/^[a-z][a-z0-9-]{0,20}$/),
  title: fc.string({ minLength: 1, maxLength: 40 }).map((text) => `A ${text}`.trim()),
  objectType: name,
  fields: fc.option(fc.array(name, { minLength: 1, maxLength: 3 })),
  agents: fc.option(fc.array(fc.stringMatching(/^agt_[0-9a-z]{26}$/), { minLength: 1, maxLength: 2 })),
  when: fc.array(test, { maxLength: 10 }),
  effect: fc.oneof(
    fc.constantFrom('block' as const, 'high_impact' as const, 'second_person' as const),
    fc.record({
      onlyRoles: fc.uniqueArray(fc.constantFrom('rep' as const, 'sales_ops' as const, 'admin' as const), {
        minLength: 1,
      }),
    }),
    fc.record({ expiresInDays: fc.integer({ min: 1, max: 365 }) }),
  ),
});

describe('a rule as somebody fills it in', () => {
  it('says after an edit that changed nothing what it said before', () => {
    fc.assert(
      fc.property(rule, (one) => {
        const form = formOf(one);
        expect(isClean(slipsOf(form))).toBe(true);
        expect(ruleOf(form, one.id)).toEqual(one);
      }),
    );
  });

  it('is one that the server takes whenever no slip is shown', () => {
    const number = fc.oneof(fc.string(), fc.integer({ min: -5, max: 400 }).map(String), fc.double().map(String));
    const kinds = Object.keys(ruleStrings.tests) as TestKind[];
    const lines = fc.oneof(
      fc.array(fc.string(), { maxLength: 3 }),
      fc.constantFrom(100, 101).map((count) => Array.from({ length: count }, (_, index) => `stage ${index}`)),
    );
    const tests = fc.array(
      fc.tuple(fc.constantFrom(...kinds), number, lines).map(([kind, count, typed]) => {
        const begun = emptyTest(kind);
        if ('typed' in begun) return { ...begun, typed: count };
        return 'lines' in begun ? { ...begun, lines: typed, field: typed.length > 1 ? 'stage' : '' } : begun;
      }),
      { maxLength: 3 },
    );
    const form = fc.record({
      title: fc.string({ maxLength: 130 }).filter((text) => !text.includes('\u0000')),
      allFields: fc.boolean(),
      allAgents: fc.boolean(),
      effect: fc.constantFrom('block' as const, 'onlyRoles' as const, 'expiresInDays' as const),
      days: number,
      tests,
    });
    fc.assert(
      fc.property(form, (parts) => {
        const filled = { ...emptyForm('deals'), ...parts };
        const taken = policyRule.safeParse(ruleOf(filled, newRuleId(filled.title, []))).success;
        expect(taken).toBe(isClean(slipsOf(filled)));
      }),
      { numRuns: 300 },
    );
  });

  it('offers every condition of the contract and every kind of source', () => {
    const shape = policyRule.shape.when.unwrap().element;
    const known = shape.options.flatMap((option) => Object.keys(option.shape));
    expect(Object.keys(ruleStrings.tests).sort()).toEqual(known.sort());
    expect(Object.keys(ruleStrings.sourceKinds).sort()).toEqual([...sourceKindSchema.options].sort());
  });

  it.each([
    ['Large amounts', [], 'large-amounts'],
    ['Large amounts', ['large-amounts', 'large-amounts-2'], 'large-amounts-3'],
    ['Größe über 5 %', [], 'gro-e-uber-5'],
    ['大', [], 'rule'],
    ['1st rule', [], 'st-rule'],
  ])('names %s beside %j: %s', (title, taken, id) => {
    expect(newRuleId(title, taken)).toBe(id);
  });
});
