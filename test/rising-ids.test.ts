import fc from 'fast-check';
import { expect, it } from 'vitest';
import { risingIds } from '../server/rising-ids.ts';

it('gives ids that rise, are all different and keep their form, whatever the clock does', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -2, max: 3 }), { minLength: 2, maxLength: 400 }), (steps) => {
      let now = Date.parse('2026-11-23T09:00:00Z');
      const newId = risingIds(() => now);
      const ids = steps.map((step) => {
        now += step;
        return newId('sug');
      });
      expect(ids.toSorted()).toEqual(ids);
      expect(new Set(ids).size).toBe(ids.length);
      for (const id of ids) expect(id).toMatch(/^sug_[0-9a-z]{26}$/);
    }),
  );
});

it('does not let one id tell the next', () => {
  const newId = risingIds(() => 1_790_000_000_000);
  const tails = Array.from({ length: 50 }, () => newId('evt').slice(-8));
  expect(new Set(tails.map((tail) => tail.slice(0, 2))).size).toBeGreaterThan(1);
});
