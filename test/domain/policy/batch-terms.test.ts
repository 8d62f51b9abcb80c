import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asksLess, type BatchTerms, batchTermsSentences, needsSecond, samplesOf } from '#domain/policy/batch-terms.ts';

const terms: fc.Arbitrary<BatchTerms> = fc.record({
  samplesFrom: fc.integer({ min: 1, max: 10_000 }),
  samples: fc.integer({ min: 0, max: 50 }),
  secondPersonFrom: fc.option(fc.integer({ min: 1, max: 10_000 })),
  writes: fc.constantFrom('guarded', 'fewest_calls'),
});
const size = fc.integer({ min: 1, max: 10_000 });

describe('what a large batch asks of people', () => {
  it('never asks for more samples than there are suggestions, and for none of a small batch', () => {
    fc.assert(
      fc.property(terms, size, (some, count) => {
        const samples = samplesOf(some, count);
        expect(samples).toBeLessThanOrEqual(count);
        expect(samples).toBe(count >= some.samplesFrom ? Math.min(some.samples, count) : 0);
      }),
    );
  });

  it('calls those terms milder that ask less of some batch, and only those', () => {
    fc.assert(
      fc.property(terms, terms, size, fc.nat(2_000), (was, is, count, before) => {
        const less =
          samplesOf(is, count) < samplesOf(was, count) ||
          (needsSecond(was, count, before) && !needsSecond(is, count, before));
        if (less) expect(asksLess(was, is)).toBe(true);
        if (was.writes === 'guarded' && is.writes === 'fewest_calls') expect(asksLess(was, is)).toBe(true);
        expect(asksLess(was, was)).toBe(false);
      }),
    );
  });

  it('says in sentences whatever it asks', () => {
    expect(batchTermsSentences({ samplesFrom: 50, samples: 1, secondPersonFrom: 1_000, writes: 'guarded' })).toEqual([
      'Of a batch of 50 or more, one sample has to be opened before it is approved.',
      'A batch with which somebody approves 1000 or more within a day needs two people.',
      'A batch guards edits that somebody makes while it writes.',
    ]);
    expect(
      batchTermsSentences({ samplesFrom: 50, samples: 0, secondPersonFrom: null, writes: 'fewest_calls' }),
    ).toEqual([
      'No sample has to be opened before a batch is approved.',
      'One person approves a batch of any size.',
      'A batch makes the fewest calls: an edit made while it writes can be overwritten without a word.',
    ]);
  });
});
