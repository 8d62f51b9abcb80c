import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FieldType, fieldTypes } from '#domain/crm/field.ts';
import { parseProposed, sameValue } from '#domain/crm/field-value.ts';
import { makeField } from '../make.ts';

const options = [
  { value: 'north', label: 'North', hidden: false },
  { value: 'south', label: 'South', hidden: false },
  { value: 'old_west', label: 'West (old)', hidden: true },
];

function fieldOf(type: FieldType) {
  return makeField({ type, label: 'Seats', options: type.endsWith('option') ? options : [] });
}

function readAs(type: FieldType, raw: unknown): unknown {
  const parsed = parseProposed(fieldOf(type), raw);
  return parsed.ok ? parsed.value : parsed.code;
}

function messageOf(type: FieldType, raw: unknown): string {
  const parsed = parseProposed(fieldOf(type), raw);
  return parsed.ok ? 'accepted' : parsed.message;
}

const accepted: readonly [FieldType, unknown, string | null][] = [
  ['number', 1200, '1200'],
  ['number', '12345678901234567890.10', '12345678901234567890.10'],
  ['number', ' +007.50 ', '7.50'],
  ['number', '-0.0', '0.0'],
  ['number', 0.1, '0.1'],
  ['number', 1e-7, '0.0000001'],
  ['number', -2.5e-9, '-0.0000000025'],
  ['currency', '0', '0'],
  ['date', '2028-02-29', '2028-02-29'],
  ['datetime', '2026-03-31T15:00:00+02:00', '2026-03-31T13:00:00.000Z'],
  ['datetime', '2026-03-31t15:00z', '2026-03-31T15:00:00.000Z'],
  ['boolean', true, 'true'],
  ['boolean', 'Yes', 'true'],
  ['boolean', 'FALSE', 'false'],
  ['option', 'north', 'north'],
  ['option', 'NORTH', 'north'],
  ['option', 'west (OLD)', 'old_west'],
  ['multi_option', ['South', 'north', 'south'], 'north;south'],
  ['multi_option', ';south; North;', 'north;south'],
  ['multi_option', [], null],
  ['text', '  Fleet rollout ', 'Fleet rollout'],
  ['text', 42, '42'],
  ['multiline', 'one\r\ntwo', 'one\ntwo'],
  ['email', 'maya@fjordline.example', 'maya@fjordline.example'],
  ['phone', '+47 22 33 44 55', '+47 22 33 44 55'],
  ['phone', '(020) 7946 0123 ext. 12', '(020) 7946 0123 ext. 12'],
  ['url', 'https://fjordline.example/a?b=1', 'https://fjordline.example/a?b=1'],
  ['url', 'fjordline.example', 'fjordline.example'],
  ['text', null, null],
  ['date', '', null],
  ['number', '  ', null],
];

const refused: readonly [FieldType, unknown, string][] = [
  ['number', '1,200,000', 'value_wrong_type'],
  ['number', '1e6', 'value_wrong_type'],
  ['number', '$5', 'value_wrong_type'],
  ['number', '0x10', 'value_wrong_type'],
  ['number', '١٢', 'value_wrong_type'],
  ['number', 'NaN', 'value_wrong_type'],
  ['number', 2 ** 53, 'value_wrong_type'],
  ['number', Number.POSITIVE_INFINITY, 'value_wrong_type'],
  ['number', true, 'value_wrong_type'],
  ['number', '9'.repeat(41), 'value_out_of_range'],
  ['date', '2027-02-29', 'value_out_of_range'],
  ['date', '2026-04-31', 'value_out_of_range'],
  ['date', '0000-01-01', 'value_out_of_range'],
  ['date', '31.03.2026', 'value_wrong_type'],
  ['date', 1774915200000, 'value_wrong_type'],
  ['datetime', '2026-03-31', 'value_wrong_type'],
  ['datetime', '2026-03-31T15:00:00', 'value_wrong_type'],
  ['datetime', '2026-02-30T15:00:00Z', 'value_out_of_range'],
  ['datetime', '2026-03-31T24:00:00Z', 'value_out_of_range'],
  ['datetime', '0001-01-01T00:00:00+14:00', 'value_out_of_range'],
  ['boolean', 1, 'value_wrong_type'],
  ['boolean', 'maybe', 'value_wrong_type'],
  ['option', 'East', 'value_not_an_option'],
  ['option', ['north'], 'value_wrong_type'],
  ['multi_option', 'north;east', 'value_not_an_option'],
  ['multi_option', [{ value: 'north' }], 'value_wrong_type'],
  ['text', 'one\ntwo', 'value_wrong_type'],
  ['text', 'bell\u0007', 'value_wrong_type'],
  ['multiline', 'nul\u0000', 'value_wrong_type'],
  ['text', 'half \ud83d', 'value_wrong_type'],
  ['text', 'x'.repeat(65_537), 'value_too_long'],
  ['text', true, 'value_wrong_type'],
  ['text', { toString: 'x' }, 'value_wrong_type'],
  ['text', undefined, 'value_wrong_type'],
  ['email', 'Maya <maya@fjordline.example>', 'value_wrong_type'],
  ['email', 'a@b.example,c@d.example', 'value_wrong_type'],
  ['email', 'maya@localhost', 'value_wrong_type'],
  ['phone', '+47 22', 'value_wrong_type'],
  ['phone', '+999 1234567', 'value_wrong_type'],
  ['phone', 'call me', 'value_wrong_type'],
  ['url', 'javascript:alert(1)', 'value_wrong_type'],
  ['url', 'ftp://fjordline.example', 'value_wrong_type'],
  ['url', 'https://bank.example@attacker.example', 'value_wrong_type'],
  ['url', 'two words.example', 'value_wrong_type'],
  ['unsupported', 'x', 'value_wrong_type'],
  ['unsupported', null, 'value_wrong_type'],
];

describe('parseProposed', () => {
  for (const [type, raw, value] of accepted) {
    it(`takes ${JSON.stringify(raw)} for a ${type} field as ${JSON.stringify(value)}`, () => {
      expect(readAs(type, raw)).toBe(value);
    });
  }

  for (const [type, raw, code] of refused) {
    it(`refuses ${String(JSON.stringify(raw)).slice(0, 60)} for a ${type} field with ${code}`, () => {
      expect(readAs(type, raw)).toBe(code);
    });
  }

  it('says how to write what it refuses', () => {
    expect(messageOf('number', '1,200,000')).toContain('Write 1200000 instead of 1,200,000.');
    expect(messageOf('number', '1.200,50')).toContain('Use a point for decimals');
    expect(messageOf('number', 2 ** 60)).toContain('as a string');
    expect(messageOf('option', 'East')).toBe('"East" is not an option of Seats. Options: North, South.');
    expect(messageOf('text', 'bell\u0007')).toContain('U+0007');
  });

  it('refuses a label that two options share, because it cannot know which is meant', () => {
    const twins = ['a', 'b'].map((value) => ({ value, label: 'Same', hidden: false }));
    const field = makeField({ type: 'option', options: twins });
    expect(parseProposed(field, 'same')).toMatchObject({ ok: false, code: 'value_not_an_option' });
    expect(parseProposed(field, 'b')).toEqual({ ok: true, value: 'b' });
  });

  it('never turns one option into two, even when its value holds the separator', () => {
    const field = makeField({ type: 'multi_option', options: [{ value: 'a;b', label: 'Both', hidden: false }] });
    expect(parseProposed(field, ['Both'])).toMatchObject({ ok: false, code: 'value_not_an_option' });
  });

  it('gives back its own result unchanged, for every type and anything a caller may send', () => {
    const raw = fc.oneof(
      fc.anything(),
      fc.string(),
      fc.string({ unit: 'binary' }),
      fc.double(),
      fc.constantFrom(...accepted.map(([, value]) => value)),
      fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
      fc.subarray(['North', 'south', 'old_west']),
    );
    fc.assert(
      fc.property(fc.constantFrom(...fieldTypes), raw, (type, value) => {
        const once = parseProposed(fieldOf(type), value);
        if (!once.ok) return;
        expect(parseProposed(fieldOf(type), once.value)).toEqual(once);
        expect(once.value === null || once.value.isWellFormed()).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  it('loses no digit of any decimal string', () => {
    const digits = fc.stringMatching(/^(0|[1-9]\d{0,18})\.\d{1,18}$/);
    fc.assert(
      fc.property(digits, (text) => {
        expect(readAs('number', text)).toBe(text);
      }),
    );
  });
});

describe('sameValue', () => {
  const same: readonly [FieldType, string | null, string | null][] = [
    ['number', '5', '5.00'],
    ['number', '-0', '0'],
    ['number', '007', '7'],
    ['text', null, ''],
    ['multi_option', 'a;b', 'b;a'],
    ['multi_option', ';', null],
    ['boolean', 'TRUE', 'true'],
    ['email', 'Maya@Fjordline.example', 'maya@fjordline.example'],
    ['phone', '+4722334455', '+47 22 33 44 55'],
    ['datetime', '2026-03-31T15:00:00+02:00', '2026-03-31T13:00:00Z'],
  ];
  const different: readonly [FieldType, string | null, string | null][] = [
    ['number', '5', '50'],
    ['number', '100', '1'],
    ['number', '9007199254740993', '9007199254740992'],
    ['number', '0', null],
    ['boolean', 'false', null],
    ['text', 'Fleet', 'fleet'],
    ['text', 'a', 'a '],
    ['text', '5', '5.0'],
    ['multi_option', 'a;b', 'a'],
    ['phone', '+4722334455', '+4722334456'],
  ];
  for (const [type, a, b] of same) {
    it(`takes ${JSON.stringify(a)} and ${JSON.stringify(b)} of a ${type} field for the same`, () => {
      expect(sameValue({ type }, a, b)).toBe(true);
    });
  }
  for (const [type, a, b] of different) {
    it(`tells ${JSON.stringify(a)} and ${JSON.stringify(b)} of a ${type} field apart`, () => {
      expect(sameValue({ type }, a, b)).toBe(false);
    });
  }

  it('is an equivalence: reflexive, symmetric and transitive, on any values of any type', () => {
    const known = [...same, ...different].flatMap(([, a, b]) => [a, b]);
    const value = fc.oneof(fc.constantFrom(...known), fc.string(), fc.constant(null));
    fc.assert(
      fc.property(fc.constantFrom(...fieldTypes), value, value, value, (type, a, b, c) => {
        expect(sameValue({ type }, a, a)).toBe(true);
        expect(sameValue({ type }, a, b)).toBe(sameValue({ type }, b, a));
        if (sameValue({ type }, a, b) && sameValue({ type }, b, c)) expect(sameValue({ type }, a, c)).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });
});
