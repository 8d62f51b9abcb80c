import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formOf, settingsFrom, slipsOf } from '#ui/core/policy-settings.ts';

const number = fc.option(fc.oneof(fc.integer({ min: -5, max: 12_000 }), fc.double({ noNaN: true })));

describe('the form of the policy’s settings', () => {
  it('gives settings exactly where nothing in it is wrong, and they come back as they were', () => {
    const forms = fc.record({
      days: number,
      two: fc.boolean(),
      samples: number,
      samplesFrom: number,
      secondFrom: number,
      writes: fc.constantFrom('guarded', 'fewest_calls'),
    });
    fc.assert(
      fc.property(forms, (form) => {
        const settings = settingsFrom(form);
        expect(settings === null).toBe(Object.values(slipsOf(form)).some((slip) => slip !== null));
        if (settings !== null) expect(formOf(settings)).toEqual(form);
      }),
    );
  });

  it('takes an empty limit as no second person ever', () => {
    const form = { days: 30, two: false, samples: 0, samplesFrom: 50, secondFrom: null, writes: 'guarded' as const };
    expect(settingsFrom(form)?.batches.secondPersonFrom).toBeNull();
  });
});
