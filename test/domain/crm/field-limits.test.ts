import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FieldLimits, FieldType } from '#domain/crm/field.ts';
import { checkLimits } from '#domain/crm/field-value.ts';
import { patternCost } from '#domain/crm/value/pattern-cost.ts';
import { makeField } from '../make.ts';

function codeOf(limits: FieldLimits, value: string | null, type: FieldType = 'text'): string | null {
  return checkLimits(makeField({ limits, type }), value)?.code ?? null;
}

function pattern(source: string): FieldLimits {
  return { pattern: { source, message: 'Use two letters and four digits.' } };
}

describe('checkLimits', () => {
  it('refuses what is longer or shorter than the CRM takes, and says by how much', () => {
    expect(codeOf({ lengthMax: 3 }, 'four')).toBe('value_too_long');
    expect(codeOf({ lengthMax: 4 }, 'four')).toBeNull();
    expect(codeOf({ lengthMin: 5 }, 'four')).toBe('value_refused_by_rule');
    expect(checkLimits(makeField({ label: 'Code', limits: { lengthMax: 3 } }), 'four')?.message).toBe(
      'Code takes at most 3 characters; this has 4.',
    );
  });

  it('compares numbers without rounding them', () => {
    const limits = { numberMin: -1.5, numberMax: 9007199254740991 };
    expect(codeOf(limits, '9007199254740991', 'number')).toBeNull();
    expect(codeOf(limits, '9007199254740991.0000000001', 'number')).toBe('value_out_of_range');
    expect(codeOf(limits, '-1.50', 'number')).toBeNull();
    expect(codeOf(limits, '-1.5000001', 'number')).toBe('value_out_of_range');
  });

  it('lets every field be cleared, because only the CRM knows which it requires', () => {
    expect(codeOf({ lengthMin: 5, ...pattern('[A-Z]{2}') }, null)).toBeNull();
  });

  it('matches a pattern against the whole value and gives the rule its own words', () => {
    expect(codeOf(pattern('[A-Z]{2}-?\\d{4}'), 'AB-1234')).toBeNull();
    expect(codeOf(pattern('[A-Z]{2}-?\\d{4}'), 'AB-12345')).toBe('value_refused_by_rule');
    expect(codeOf(pattern('AB|CD'), 'ABX')).toBe('value_refused_by_rule');
    expect(checkLimits(makeField({ label: 'Code', limits: pattern('x') }), 'y')?.message).toBe(
      'Code: Use two letters and four digits.',
    );
  });

  it('leaves a pattern that could stop the process, or that reads differently elsewhere, to the CRM', () => {
    const hostile = [
      '(a+)+',
      '(a|a)*',
      '(a*)*b',
      'a*a*a*a*a*b',
      '(\\w+\\s?)*',
      '(a|aa)+',
      '(?=a)a',
      '(a)\\1',
      '(a?){40}',
    ];
    const foreign = ['\\p{L}+', '[a-z&&[^b]]+', '\\Qx\\E', '(?i)x', 'a++', '(', 'x'.repeat(501)];
    for (const source of [...hostile, ...foreign]) expect(codeOf(pattern(source), `${'a'.repeat(900)}!`)).toBeNull();
  });

  it('counts no way of matching for fixed text, and more with every choice', () => {
    expect(patternCost('[A-Z]{2}\\d{4}', 1_000)).toBe(1);
    expect(patternCost('a?b', 1_000)).toBe(2);
    expect(patternCost('a|b|c', 1_000)).toBe(3);
    expect(patternCost('a*', 100)).toBe(101);
    expect(patternCost('a{2,5}', 100)).toBe(4);
  });

  it('never throws, whatever pattern the CRM sends', () => {
    fc.assert(
      fc.property(fc.string(), fc.string({ maxLength: 40 }), (source, value) => {
        expect(() => codeOf(pattern(source), value)).not.toThrow();
      }),
    );
  });
});
