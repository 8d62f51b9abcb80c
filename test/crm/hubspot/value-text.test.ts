import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromHubSpot, toHubSpot } from '#crm/hubspot/value-text.ts';
import type { FieldType } from '#domain/crm/field.ts';

const option = (value: string) => ({ value, label: value, hidden: false });
const field = (type: FieldType) => ({ type, options: [option('red'), option('green'), option('blue')] });

describe('a value that HubSpot stores', () => {
  it.each<[FieldType, string | null, string | null]>([
    ['text', '', null],
    ['text', null, null],
    ['text', ' kept as it is ', ' kept as it is '],
    ['boolean', 'TRUE', 'true'],
    ['boolean', 'perhaps', 'perhaps'],
    ['number', '0042.50', '42.50'],
    ['number', '1.5E7', '15000000'],
    ['number', 'n/a', 'n/a'],
    ['currency', '-0', '0'],
    ['date', '2026-03-31', '2026-03-31'],
    ['date', '1774915200000', '2026-03-31'],
    ['date', '-86400000', '1969-12-31'],
    ['date', '2026-03-31T00:00:00Z', '2026-03-31'],
    ['date', '1774915200001', '1774915200001'],
    ['datetime', '1774915200001', '2026-03-31T00:00:00.001Z'],
    ['datetime', '2026-03-31T02:00:00+02:00', '2026-03-31T00:00:00.000Z'],
    ['datetime', '99999999999999999999', '99999999999999999999'],
    ['datetime', 'soon', 'soon'],
    ['multi_option', 'blue;red', 'red;blue'],
    ['multi_option', ';gone;red;red;', 'red;gone'],
    ['multi_option', ';', null],
  ])('of type %s reads %j as %j', (type, raw, value) => {
    expect(fromHubSpot(field(type), raw)).toBe(value);
  });

  it('is cleared by the empty string', () => {
    expect(toHubSpot(field('number'), null)).toBe('');
    expect(fromHubSpot(field('number'), '')).toBeNull();
  });

  it('never adds to the options that are there instead of replacing them', () => {
    expect(toHubSpot(field('multi_option'), ';red;blue')).toBe('red;blue');
  });

  it('reads back as what was written', () => {
    const instant = fc.date({ min: new Date(0), max: new Date('9999-01-01'), noInvalidDate: true });
    const cases = fc.oneof(
      fc.tuple(fc.constant<FieldType>('text'), fc.string({ minLength: 1 })),
      fc.tuple(fc.constant<FieldType>('number'), fc.integer().map(String)),
      fc.tuple(
        fc.constant<FieldType>('date'),
        instant.map((at) => at.toISOString().slice(0, 10)),
      ),
      fc.tuple(
        fc.constant<FieldType>('datetime'),
        instant.map((at) => at.toISOString()),
      ),
      fc.tuple(
        fc.constant<FieldType>('multi_option'),
        fc.subarray(['red', 'green', 'blue'], { minLength: 1 }).map((chosen) => chosen.join(';')),
      ),
    );
    fc.assert(
      fc.property(cases, ([type, value]) => {
        expect(fromHubSpot(field(type), toHubSpot(field(type), value))).toBe(value);
      }),
    );
  });
});
