import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paceOf, withSample } from '#ui/core/batch-pace.ts';

describe('the pace of a batch', () => {
  it('says how many a second and how long it still takes', () => {
    const samples = [0, 1, 2, 3, 4].map((second) => ({ atMs: second * 1_000, done: second * 50 }));
    expect(paceOf(samples, 1_000)).toEqual({ perSecond: 50, remainingSeconds: 16 });
  });

  it('says nothing too early, or while nothing moves', () => {
    expect(paceOf([], 10)).toBeNull();
    expect(paceOf([{ atMs: 0, done: 1 }], 10)).toBeNull();
    expect(
      paceOf(
        [
          { atMs: 0, done: 5 },
          { atMs: 5_000, done: 5 },
        ],
        10,
      ),
    ).toBeNull();
  });

  it('never says a time below nothing, and forgets what is old', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(500), { minLength: 1, maxLength: 60 }), (steps) => {
        let samples: { atMs: number; done: number }[] = [];
        let done = 0;
        for (const [second, step] of steps.entries()) {
          done += step;
          samples = withSample(samples, { atMs: second * 1_000, done });
        }
        expect(samples.length).toBeLessThanOrEqual(20);
        const pace = paceOf(samples, done);
        if (pace !== null) expect(pace.remainingSeconds).toBe(0);
      }),
    );
  });
});
