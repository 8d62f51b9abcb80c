import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fieldTypeSchema } from '#contract/review.ts';
import { draftOf, editedValue, isUntouched } from '#ui/core/edit-draft.ts';
import { makeField } from '../make-review.ts';

describe('the value of an editor', () => {
  it.each([
    ['number', '1200.50', '1200.5'],
    ['number', '12345678901234567890.5', '12345678901234567890.5'],
    ['currency', '', null],
    ['date', '2027-03-31', '2027-03-31'],
    ['datetime', '2027-03-31T15:30:00.000Z', '2027-03-31T15:30:00.000Z'],
    ['boolean', 'true', true],
    ['boolean', 'false', false],
    ['option', 'high', 'high'],
    ['multi_option', 'a;b', ['a', 'b']],
    ['multi_option', null, null],
    ['text', 'Kept as typed ', 'Kept as typed '],
    ['text', '  ', null],
    ['email', 'maya@harbour.example', 'maya@harbour.example'],
  ] as const)('of type %s that was prefilled with %j is %j when nobody typed', (type, value, expected) => {
    const field = makeField({ type });
    expect(editedValue(field, draftOf(field, value, 'Europe/Berlin'), 'Europe/Berlin')).toEqual({
      ok: true,
      value: expected,
    });
  });

  it('opens a number that a number input would round in a text input', () => {
    expect(draftOf(makeField({ type: 'number' }), '12345678901234567890.5', 'UTC').kind).toBe('line');
    expect(draftOf(makeField({ type: 'number' }), '120000.00', 'UTC')).toEqual({ kind: 'figure', amount: 120_000 });
  });

  it('refuses letters where a number belongs', () => {
    const result = editedValue(makeField({ type: 'number' }), { kind: 'line', text: 'lots' }, 'UTC');
    expect(result).toEqual({ ok: false, message: 'Write a plain number, such as 1200.50.' });
  });

  it('refuses a text that is longer than the field holds', () => {
    const field = makeField({ type: 'text', lengthMax: 3 });
    expect(editedValue(field, { kind: 'line', text: 'four' }, 'UTC').ok).toBe(false);
    expect(editedValue(field, { kind: 'line', text: 'abc' }, 'UTC').ok).toBe(true);
  });

  it('is untouched as long as nobody typed, for every type and value', () => {
    fc.assert(
      fc.property(fc.constantFrom(...fieldTypeSchema.options), fc.option(fc.string()), (type, value) => {
        const field = makeField({ type });
        expect(isUntouched(field, draftOf(field, value, 'UTC'), value, 'UTC')).toBe(true);
      }),
    );
  });

  it('is touched once another day is chosen', () => {
    const draft = { kind: 'day', day: { year: 2027, month: 4, day: 1 } } as const;
    expect(isUntouched(makeField(), draft, '2027-03-31', 'UTC')).toBe(false);
  });
});
