import { describe, expect, it } from 'vitest';
import { fieldOf } from '#crm/hubspot/field-types.ts';
import type { HubSpotProperty, ValidationRule } from '#crm/hubspot/wire.ts';
import type { Field } from '#domain/crm/field.ts';

function field(property: Partial<HubSpotProperty>, rules: ValidationRule[] = []): Field {
  return fieldOf('deals', { name: 'a_name', type: 'string', fieldType: 'text', ...property }, rules);
}

const trueAndFalse = [{ value: 'true' }, { value: 'false' }];

describe('a HubSpot property', () => {
  it.each<[Field['type'], Partial<HubSpotProperty>]>([
    ['boolean', { type: 'bool', fieldType: 'booleancheckbox' }],
    ['boolean', { type: 'enumeration', fieldType: 'booleancheckbox', options: trueAndFalse }],
    ['option', { type: 'enumeration', fieldType: 'booleancheckbox', options: [{ value: 'Yes' }, { value: 'No' }] }],
    ['multi_option', { type: 'enumeration', fieldType: 'checkbox' }],
    ['option', { type: 'enumeration', fieldType: 'select' }],
    ['option', { type: 'enumeration', fieldType: 'radio' }],
    ['number', { type: 'number', fieldType: 'number' }],
    ['currency', { type: 'number', showCurrencySymbol: true }],
    ['currency', { type: 'number', currencyPropertyName: 'deal_currency_code' }],
    ['currency', { type: 'number', numberDisplayHint: 'currency' }],
    ['date', { type: 'date', fieldType: 'date' }],
    ['datetime', { type: 'datetime', fieldType: 'date' }],
    ['phone', { type: 'phone_number', fieldType: 'phonenumber' }],
    ['phone', { fieldType: 'phonenumber' }],
    ['multiline', { fieldType: 'textarea' }],
    ['text', {}],
    ['email', { name: 'work_email' }],
    ['url', { name: 'website' }],
    ['unsupported', { fieldType: 'html' }],
    ['unsupported', { fieldType: 'file' }],
    ['unsupported', { type: 'json' }],
    ['unsupported', { type: 'object_coordinates' }],
    ['unsupported', { type: 'something_new' }],
  ])('is a field of type %s when it is described as %j', (type, property) => {
    expect(field(property).type).toBe(type);
  });

  it('is an address when a validation rule of the account says so', () => {
    expect(field({}, [{ ruleType: 'EMAIL', ruleArguments: [] }]).type).toBe('email');
    expect(field({}, [{ ruleType: 'DOMAIN' }]).type).toBe('url');
  });

  it('carries the limits of the validation rules and skips those that it cannot read', () => {
    const rules = [
      { ruleType: 'MIN_LENGTH', ruleArguments: ['2'] },
      { ruleType: 'MAX_LENGTH', ruleArguments: ['10'] },
      { ruleType: 'MIN_NUMBER', ruleArguments: ['-1.5'] },
      { ruleType: 'MAX_NUMBER', ruleArguments: ['many'] },
      { ruleType: 'REGEX', ruleArguments: ['[A-Z]+'] },
      { ruleType: 'FORMAT', ruleArguments: ['NO_SPACES'] },
    ];
    expect(field({}, rules).limits).toEqual({
      lengthMin: 2,
      lengthMax: 10,
      numberMin: -1.5,
      pattern: { source: '[A-Z]+', message: expect.any(String) },
    });
  });

  it('keeps everything by which a field is classified', () => {
    const property = {
      modificationMetadata: { readOnlyValue: true },
      calculated: true,
      hasUniqueValue: true,
      referencedObjectType: 'OWNER',
      dataSensitivity: 'highly_sensitive',
      hubspotDefined: true,
      archived: true,
    };
    expect(field(property)).toMatchObject({
      readOnly: true,
      calculated: true,
      unique: true,
      references: ['OWNER'],
      sensitivity: 'highly_sensitive',
      custom: false,
      archived: true,
    });
    expect(field({ fieldType: 'calculation_equation' }).calculated).toBe(true);
  });

  it('counts as highly sensitive when HubSpot names a degree that we do not know', () => {
    expect(field({ dataSensitivity: 'ultra' }).sensitivity).toBe('highly_sensitive');
    expect(field({ dataSensitivity: 'sensitive' }).sensitivity).toBe('sensitive');
    expect(field({ dataSensitivity: 'non_sensitive' }).sensitivity).toBe('none');
    expect(field({}).sensitivity).toBe('none');
  });

  it('shows its name and the values of its options where HubSpot gives no labels', () => {
    const bare = field({ type: 'enumeration', label: ' ', options: [{ value: 'a', hidden: true }] });
    expect(bare.label).toBe('a_name');
    expect(bare.options).toEqual([{ value: 'a', label: 'a', hidden: true }]);
  });
});
