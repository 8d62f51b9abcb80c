import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noEffects } from '#domain/crm/field-effects.ts';
import { decide } from '#domain/policy/decide.ts';
import { isMet } from '#domain/policy/judge-rule.ts';
import type { PolicyRule, ProposedChange } from '#domain/policy/policy-rule.ts';
import type { Verdict } from '#domain/policy/verdict.ts';
import { agentId, makeField, makePolicy } from '../make.ts';
import { changes, contents } from './policies.ts';

const field = makeField({ name: 'value', type: 'number' });
const ordinary = { class: 'ordinary', basis: 'none', reason: '' } as const;
const line = { objectType: 'deals', field: 'value', autonomy: 'auto', impact: 'low' } as const;
const rulesOf = contents.map(({ rules }) => rules);

function verdict(rules: readonly PolicyRule[], change: ProposedChange): Verdict {
  return decide({
    objectType: 'deals',
    fieldName: 'value',
    field,
    classification: ordinary,
    policy: makePolicy([line], { rules }),
    agent: { id: agentId, scopes: [{ objectType: 'deals', fields: null }] },
    pauses: [],
    change,
    effects: noEffects,
  });
}

/** Each part may only go up when things get stricter. */
function strictness(of: Verdict): number[] {
  const order = { allow: 0, review: 1, block: 2 };
  const high = of.impact === 'high' ? 1 : 0;
  if (of.outcome === 'block') return [2, high, 0, 0, 0];
  const { secondPerson, onlyRoles, expiresInDays } = of.demands;
  return [
    order[of.outcome],
    high,
    Number(secondPerson),
    onlyRoles === null ? 0 : 9 - onlyRoles.length,
    expiresInDays === null ? 0 : 999 - expiresInDays,
  ];
}

function expectNoMilder(one: Verdict, other: Verdict): void {
  if (one.outcome === 'block') return;
  const [strict, mild] = [strictness(one), strictness(other)];
  for (const [index, level] of strict.entries()) expect(level).toBeGreaterThanOrEqual(mild[index] ?? 0);
  expect(other.outcome).not.toBe('block');
}

describe('rules', () => {
  it('never make a verdict milder when one is added, in whatever order they stand', () => {
    fc.assert(
      fc.property(rulesOf, changes, fc.nat(), (rules, change, at) => {
        const whole = verdict(rules, change);
        const without = verdict(rules.toSpliced(rules.length === 0 ? 0 : at % rules.length, 1), change);
        expectNoMilder(whole, without);
        expect(strictness(verdict(rules.toReversed(), change))).toEqual(strictness(whole));
      }),
      { numRuns: 1_000 },
    );
  });

  it('are never milder for what nobody knows than for anything that could be known', () => {
    fc.assert(
      fc.property(rulesOf, changes, (rules, change) => {
        const known = verdict(rules, change);
        expectNoMilder(verdict(rules, { ...change, record: {} }), known);
        const blind = verdict(rules, { ...change, current: undefined });
        expectNoMilder(blind, known);
      }),
      { numRuns: 1_000 },
    );
  });

  it('have an answer for every value', () => {
    const anything = fc.oneof(fc.string({ unit: 'binary' }), fc.constant(null), fc.double().map(String));
    const strange = fc.record({
      proposed: anything,
      current: fc.option(anything, { nil: undefined }),
      record: fc.dictionary(fc.string(), anything),
      quotes: fc.array(fc.string()),
    });
    fc.assert(
      fc.property(rulesOf, strange, (rules, change) => {
        for (const rule of rules) expect(typeof isMet(rule, { field, agentId }, change)).toBe('boolean');
      }),
    );
  });

  it('compare amounts digit by digit', () => {
    const above = (limit: number): PolicyRule => ({
      id: 'above',
      title: 'Above',
      objectType: 'deals',
      fields: null,
      agents: null,
      when: [{ valueAbove: limit }],
      effect: 'block',
    });
    const met = (proposed: string, limit: number) =>
      isMet(above(limit), { field, agentId }, { proposed, current: null, record: {}, quotes: [] });
    expect(met('100000.00000000000000001', 100_000)).toBe(true);
    expect(met('100000.0', 100_000)).toBe(false);
    expect(met('99999.99999999999999999', 100_000)).toBe(false);
    expect(met('0.30000000000000001', 0.3)).toBe(true);
    expect(met('many', 100_000)).toBe(true);
  });
});
