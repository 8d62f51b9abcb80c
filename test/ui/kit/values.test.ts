import { iconNames } from '@hubspot/ui-extensions';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { safeUrl } from '#ui/kit/base/safe-url.ts';
import { visiblePages } from '#ui/kit/data/visible-pages.ts';
import { dayText, formatDay, parseDay } from '#ui/kit/fields/day-text.ts';
import { editableNumber, formatNumber, parseNumber } from '#ui/kit/fields/number-text.ts';
import { offeredTimes } from '#ui/kit/fields/time-options.ts';
import { sdkIcons } from '#ui/kit/icons/sdk-icons.ts';

const locales = fc.constantFrom('en-US', 'de-DE', 'fr-FR', 'de-CH', 'en-IN', 'sv-SE');
const amounts = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }).map((cents) => cents / 100);

describe('numbers', () => {
  it('reads back every number that it writes, grouped or bare, in every notation', () => {
    fc.assert(
      fc.property(locales, amounts, (locale, amount) => {
        const shape = { locale, precision: 2 };
        expect(parseNumber(formatNumber(amount, shape), shape)).toBeCloseTo(amount, 10);
        expect(parseNumber(editableNumber(amount, shape), shape)).toBeCloseTo(amount, 10);
      }),
    );
  });

  it.each(['12,5', '1,23,', 'abc', '1.2.3', '1e5', '--3', '1,2345', 'Infinity', '0x10', ',500'])(
    'does not guess what "%s" means in English',
    (text) => expect(parseNumber(text, { locale: 'en-US', precision: undefined })).toBe('unclear'),
  );

  it('keeps the thousands and decimals of two notations apart', () => {
    expect(parseNumber('1.250', { locale: 'de-DE', precision: undefined })).toBe(1250);
    expect(parseNumber('1.250', { locale: 'en-US', precision: undefined })).toBe(1.25);
    expect(parseNumber('  ', { locale: 'en-US', precision: undefined })).toBeNull();
  });
});

describe('days and times', () => {
  it('reads back every day that it writes', () => {
    const days = fc.date({ min: new Date('1000-01-01'), max: new Date('9999-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(days, (instant) => {
        const day = { year: instant.getUTCFullYear(), month: instant.getUTCMonth(), date: instant.getUTCDate() };
        expect(parseDay(dayText(day))).toEqual(day);
      }),
    );
  });

  it('knows no day that does not exist', () => {
    expect(parseDay('2026-02-30')).toBeNull();
    expect(dayText({ year: 2026, month: 12, date: 1 })).toBe('');
    expect(parseDay('')).toBeNull();
  });

  it('writes a day as the format says', () => {
    const day = { year: 1986, month: 8, date: 4 };
    expect(formatDay(day, 'short', 'en-US')).toBe('09/04/1986');
    expect(formatDay(day, 'long', 'en-US')).toBe('September 4, 1986');
    expect(formatDay(day, 'll', 'en-US')).toBe('Sep 4, 1986');
    expect(formatDay(day, 'standard', 'de-DE')).toBe('1986-09-04');
  });

  it('offers the steps inside the limits and the chosen time among them', () => {
    const offered = offeredTimes({
      interval: 60,
      min: { hours: 9, minutes: 0 },
      max: { hours: 11, minutes: 0 },
      chosen: { hours: 10, minutes: 5 },
    });
    expect(offered.map(({ hours, minutes }) => hours * 60 + minutes)).toEqual([540, 600, 605, 660]);
  });
});

describe('addresses', () => {
  it.each([
    'javascript:alert(1)',
    ' JaVaScRiPt:alert(1)',
    'java\nscript:alert(1)',
    '\u0001javascript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'blob:https://a.example/1',
    'file:///etc/passwd',
    'mailto:a@b.example',
    'https://',
  ])('refuses %j', (address) => expect(safeUrl(address)).toBeNull());

  it.each([
    ['/records/1', false],
    ['#activity-3', false],
    ['records/1?x=javascript:1', false],
    ['https://docs.example/a', true],
    ['//docs.example/a', true],
  ])('takes %j', (address, external) => expect(safeUrl(address)).toEqual({ url: address, external }));

  it('survives what is no address at all', () => {
    for (const odd of [undefined, 7, {}, { url: 3 }, null]) expect(safeUrl(odd as never)).toBeNull();
  });
});

describe('lists', () => {
  it('shows as many pages as asked, all existing, the current one among them', () => {
    const cases = fc.tuple(
      fc.integer({ min: 1, max: 500 }),
      fc.integer({ min: 1, max: 500 }),
      fc.integer({ min: 1, max: 9 }),
    );
    fc.assert(
      fc.property(cases, ([page, extra, most]) => {
        const count = page + extra - 1;
        const pages = visiblePages(page, count, most);
        expect(pages).toHaveLength(Math.min(count, most));
        expect(pages).toContain(page);
        expect(pages.every((number) => number >= 1 && number <= count)).toBe(true);
      }),
    );
  });

  it('has a drawing for every icon name of the SDK and no other', () => {
    expect(Object.keys(sdkIcons).sort()).toEqual(Object.keys(iconNames).sort());
  });
});
