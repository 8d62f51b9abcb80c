import { describe, expect, it } from 'vitest';
import type { PropertyMetadata } from '#ui/hosts/sandbox/hubspot/api/page-types.ts';
import { formatProperty } from '#ui/hosts/sandbox/hubspot/record/format-property.ts';
import { isEditable } from '#ui/hosts/sandbox/hubspot/record/property-rules.ts';

const settings = { currency: 'USD', timeZone: 'Europe/Berlin', owners: [{ id: '501', name: 'Maya Lindqvist' }] };

function property(overrides: Partial<PropertyMetadata>): PropertyMetadata {
  return { name: 'p', label: 'P', groupName: 'g', type: 'string', fieldType: 'text', ...overrides };
}

const options = [
  { value: 'a', label: 'Axle' },
  { value: 'b', label: 'Bolt' },
];

describe('a property on the record page', () => {
  it.each<[string, Partial<PropertyMetadata>, string, string]>([
    ['money', { type: 'number', showCurrencySymbol: true }, '180000', '$180,000.00'],
    ['a number', { type: 'number' }, '1234.5', '1,234.5'],
    ['a number that is none', { type: 'number' }, 'lots', 'lots'],
    ['a day', { type: 'date', fieldType: 'date' }, '2027-03-31', '03/31/2027'],
    ['a day stored as midnight in UTC', { type: 'date', fieldType: 'date' }, '1806451200000', '03/31/2027'],
    ['a moment in the portal’s time zone', { type: 'datetime' }, '2026-08-03T09:12:00Z', '08/03/2026 11:12 AM'],
    ['a moment that stands for a day', { type: 'datetime' }, '2026-12-31T00:00:00Z', '12/31/2026'],
    ['an option', { type: 'enumeration', fieldType: 'select', options }, 'b', 'Bolt'],
    ['an option that is gone', { type: 'enumeration', fieldType: 'select', options }, 'z', 'z'],
    ['several options', { type: 'enumeration', fieldType: 'checkbox', options }, 'b;a', 'Bolt; Axle'],
    ['a yes', { type: 'bool', fieldType: 'booleancheckbox' }, 'true', 'Yes'],
    ['an owner', { type: 'enumeration', referencedObjectType: 'OWNER' }, '501', 'Maya Lindqvist'],
    ['an owner who left', { type: 'enumeration', referencedObjectType: 'OWNER' }, '9', 'Owner 9'],
    ['text that looks like markup', {}, '<b>x</b>', '<b>x</b>'],
  ])('shows %s', (_, overrides, stored, shown) => {
    // ICU puts a narrow space before AM and PM in some versions.
    expect(formatProperty(property(overrides), stored, settings).replaceAll('\u202f', ' ')).toBe(shown);
  });

  it('can be edited unless HubSpot computes, locks or hides it', () => {
    expect(isEditable(property({}))).toBe(true);
    expect(isEditable(property({ calculated: true }))).toBe(false);
    expect(isEditable(property({ modificationMetadata: { readOnlyValue: true } }))).toBe(false);
    expect(isEditable(property({ hidden: true }))).toBe(false);
  });
});
