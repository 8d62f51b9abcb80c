import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { daysBetween, dayText, instantOf, parseDay, wallTimeOf } from '#ui/core/calendar.ts';
import { isPlainDecimal, plainDecimal, subtractDecimals } from '#ui/core/decimal.ts';

const zones = fc.constantFrom('UTC', 'America/New_York', 'Europe/Berlin', 'Asia/Kolkata', 'Pacific/Chatham');

describe('decimals', () => {
  it('subtracts whole cents exactly, where floating point does not', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n }),
        fc.bigInt({ min: 0n, max: 10n ** 24n }),
        (a, b) => {
          const cents = (amount: bigint) => {
            const figures = (amount < 0n ? -amount : amount).toString().padStart(3, '0');
            return `${amount < 0n ? '-' : ''}${figures.slice(0, -2)}.${figures.slice(-2)}` as `${number}`;
          };
          const difference = subtractDecimals(cents(a), cents(b));
          const [whole = '0', fraction = ''] = difference.split('.');
          expect(BigInt(`${whole}${fraction.padEnd(2, '0')}`)).toBe(a - b);
        },
      ),
    );
  });

  it('writes every finite number without an exponent', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        const text = plainDecimal(value) ?? '';
        expect(isPlainDecimal(text)).toBe(true);
      }),
    );
    expect(plainDecimal(1e21)).toBe('1000000000000000000000');
    expect(plainDecimal(Number.NaN)).toBeNull();
  });
});

describe('calendar', () => {
  it('reads back every day that it writes', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 9_999 }),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 28 }),
        (...parts) => {
          const [year, month, day] = parts;
          expect(parseDay(dayText({ year, month, day }))).toEqual({ year, month, day });
        },
      ),
    );
  });

  it.each(['2027-02-29', '2027-13-01', '2027-1-1', 'tomorrow', ''])('refuses %j, which is no day', (text) => {
    expect(parseDay(text)).toBeNull();
  });

  it('counts days across a clock change', () => {
    expect(daysBetween({ year: 2026, month: 3, day: 28 }, { year: 2026, month: 3, day: 30 })).toBe(2);
  });

  it('finds for a wall-clock time an instant that shows this time in its zone', () => {
    const minute = fc.date({ min: new Date('1990-01-01'), max: new Date('2090-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(minute, zones, (instant, zone) => {
        const wall = wallTimeOf(instant, zone);
        expect(wallTimeOf(instantOf(wall, zone), zone)).toEqual(wall);
      }),
    );
  });

  it('moves a time that a clock change skips to a time that exists', () => {
    const skipped = { year: 2026, month: 3, day: 8, hours: 2, minutes: 30 };
    const instant = instantOf(skipped, 'America/New_York');
    expect(wallTimeOf(instant, 'America/New_York')).toMatchObject({ day: 8, minutes: 30 });
  });
});
