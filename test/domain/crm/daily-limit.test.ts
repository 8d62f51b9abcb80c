import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holdMsAfter, isNews, isShort, usageKeptMs } from '#domain/crm/daily-limit.ts';

const usage = fc.record({ used: fc.nat(100_000), limit: fc.integer({ min: 1, max: 100_000 }) });

describe('the hold after a refusal', () => {
  it('never shrinks from one refusal to the next and never passes a quarter of an hour', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 900_000 }), fc.nat(1_000), (firstMs, refusals) => {
        const [one, next] = [holdMsAfter(firstMs, refusals), holdMsAfter(firstMs, refusals + 1)];
        expect(one).toBeGreaterThanOrEqual(firstMs);
        expect(next).toBeGreaterThanOrEqual(one);
        expect(next).toBeLessThanOrEqual(900_000);
      }),
    );
  });
});

describe('what is worth telling the other processes', () => {
  it('is always that calls have become short, or no longer are', () => {
    fc.assert(
      fc.property(usage, usage, (last, seen) => {
        fc.pre(isShort(last) !== isShort(seen));
        expect(isNews({ ...last, at: 0 }, seen, 1)).toBe(true);
      }),
    );
  });

  it('is told again before what was told lapses', () => {
    fc.assert(
      fc.property(usage, (same) => {
        expect(isNews({ ...same, at: 0 }, same, 1)).toBe(false);
        expect(isNews({ ...same, at: 0 }, same, usageKeptMs / 2)).toBe(true);
      }),
    );
  });
});
