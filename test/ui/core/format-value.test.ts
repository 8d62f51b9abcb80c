import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fieldTypeSchema } from '#contract/review.ts';
import { type DisplaySettings, usableSettings } from '#ui/core/display-settings.ts';
import { describeDiff, diffSentence } from '#ui/core/field-diff.ts';
import { formatAge, formatInstant } from '#ui/core/format-time.ts';
import { formatValue } from '#ui/core/format-value.ts';
import { makeField } from '../make-review.ts';

const english: DisplaySettings = { locale: 'en-US', timeZone: 'UTC' };
const now = new Date('2026-11-23T10:00:00.000Z');

describe('formatValue', () => {
  it.each([
    ['currency', { currency: 'USD' }, '140000', '$140,000'],
    ['currency', { currency: 'USD' }, '140000.5', '$140,000.50'],
    ['currency', { currency: 'JPY' }, '1200', '¥1,200'],
    ['currency', { currency: null }, '1200', '1,200'],
    ['number', {}, '12345678901234567890.125', '12,345,678,901,234,567,890.125'],
    ['date', {}, '2027-03-31', 'Mar 31, 2027'],
    ['boolean', {}, 'true', 'Yes'],
    ['boolean', {}, 'false', 'No'],
    ['option', { options: [{ value: 'p1', label: 'High' }] }, 'p1', 'High'],
    ['option', { options: [] }, 'gone', 'gone'],
    ['multi_option', { options: [{ value: 'a', label: 'Alpha' }] }, 'a;b', 'Alpha, b'],
    ['text', {}, 'Plain', 'Plain'],
    ['text', {}, '', 'empty'],
    ['text', {}, null, 'empty'],
    ['number', {}, 'not a number', 'not a number'],
    ['date', {}, '2027-02-30', '2027-02-30'],
  ] as const)('shows a %s %j of %j as "%s"', (type, over, value, expected) => {
    const options = 'options' in over ? [...over.options] : [];
    expect(formatValue(makeField({ ...over, type, options }), value, english)).toBe(expected);
  });

  it('shows money as the reader’s locale writes it', () => {
    const field = makeField({ type: 'currency', currency: 'EUR' });
    expect(formatValue(field, '140000.5', { locale: 'de-DE', timeZone: 'UTC' })).toBe('140.000,50\u00a0€');
  });

  it('shows the same calendar day in every time zone', () => {
    for (const timeZone of ['Pacific/Kiritimati', 'Pacific/Pago_Pago', 'UTC']) {
      expect(formatValue(makeField(), '2027-03-31', { locale: 'en-US', timeZone })).toBe('Mar 31, 2027');
    }
  });

  it('makes a direction override visible instead of letting it turn the text around', () => {
    expect(formatValue(makeField({ type: 'text' }), 'pay \u202e000,1', english)).toBe('pay [U+202E]000,1');
  });

  it('never throws, whatever the value, the type, the locale and the zone', () => {
    const value = fc.option(fc.oneof(fc.string(), fc.double().map(String), fc.date().map(String)));
    const wild = fc.oneof(fc.string(), fc.constantFrom('en-US', 'de_DE', 'ar-EG', 'xx', 'Europe/Oslo', ''));
    fc.assert(
      fc.property(fc.constantFrom(...fieldTypeSchema.options), value, value, wild, wild, fc.string(), (...given) => {
        const [type, from, to, locale, timeZone, currency] = given;
        const settings = usableSettings({ locale, timeZone });
        const field = makeField({ type, currency });
        expect(typeof formatValue(field, to, settings)).toBe('string');
        expect(describeDiff(field, from, to, now, settings).kind).toMatch(/^(values|options|words)$/);
        expect(diffSentence(field, from, to, settings)).toContain(field.label);
        formatInstant(to ?? '', settings);
        formatAge(to ?? '', now, settings);
      }),
    );
  });
});

describe('describeDiff', () => {
  it('puts the distance from today beside a date', () => {
    expect(describeDiff(makeField(), '2026-12-01', '2027-03-31', now, english)).toEqual({
      kind: 'values',
      from: { text: 'Dec 1, 2026', empty: false },
      to: { text: 'Mar 31, 2027', empty: false },
      note: 'in 4 months',
    });
  });

  it('puts the exact difference and its share beside a number', () => {
    const field = makeField({ type: 'currency', currency: 'USD' });
    const diff = describeDiff(field, '120000', '140000', now, english);
    expect(diff).toMatchObject({ kind: 'values', note: '+$20,000, +17%' });
    const fraction = describeDiff(makeField({ type: 'number' }), '0.1', '0.3', now, english);
    expect(fraction).toMatchObject({ kind: 'values', note: '+0.2, +200%' });
  });

  it('tells which options are added, removed and kept', () => {
    const options = ['a', 'b', 'c'].map((value) => ({ value, label: value.toUpperCase() }));
    const field = makeField({ type: 'multi_option', options });
    expect(describeDiff(field, 'a;b', 'b;c', now, english)).toEqual({
      kind: 'options',
      added: ['C'],
      removed: ['A'],
      kept: ['B'],
    });
  });

  it('marks the words that changed in a long text', () => {
    const field = makeField({ type: 'multiline', label: 'Next step' });
    const from = 'Send the revised contract to their legal team by Friday.';
    const diff = describeDiff(field, from, from.replace('Friday', 'Monday'), now, english);
    expect(diff.kind).toBe('words');
  });

  it('reads a change to a screen reader in one sentence', () => {
    expect(diffSentence(makeField(), null, '2027-03-31', english)).toBe('Close date: from empty to Mar 31, 2027');
  });
});

describe('formatAge', () => {
  it.each([
    ['2026-11-23T09:59:30.000Z', 'now'],
    ['2026-11-23T09:55:00.000Z', '5 minutes ago'],
    ['2026-11-23T08:00:00.000Z', '2 hours ago'],
    ['2026-11-22T09:00:00.000Z', 'yesterday'],
    ['2026-11-02T10:00:00.000Z', '3 weeks ago'],
    ['2024-11-23T10:00:00.000Z', '2 years ago'],
    ['2026-11-23T14:00:00.000Z', 'now'],
    ['no time', null],
  ])('tells %s as %s', (at, expected) => {
    expect(formatAge(at, now, english)).toBe(expected);
  });
});
