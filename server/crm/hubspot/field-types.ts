import type { Field, FieldType } from '#domain/crm/field.ts';
import { hasRule, limitsOf } from './validation-rules.ts';
import type { HubSpotProperty, ValidationRule } from './wire.ts';

/** HubSpot's description of a property in words that hold for every CRM. */
export function fieldOf(objectType: string, property: HubSpotProperty, rules: readonly ValidationRule[]): Field {
  return {
    objectType,
    name: property.name,
    label: property.label?.trim() || property.name,
    description: property.description ?? '',
    group: property.groupName ?? '',
    type: fieldTypeOf(property, rules),
    options: (property.options ?? []).map(({ value, label, hidden }) => ({
      value,
      label: label?.trim() || value,
      hidden: hidden ?? false,
    })),
    limits: limitsOf(rules),
    // HubSpot names a property that holds the currency, never the currency itself.
    currency: null,
    readOnly: property.modificationMetadata?.readOnlyValue ?? false,
    calculated: (property.calculated ?? false) || (property.fieldType ?? '').startsWith('calculation'),
    unique: property.hasUniqueValue ?? false,
    archived: property.archived ?? false,
    custom: !(property.hubspotDefined ?? false),
    sensitivity: sensitivityOf(property.dataSensitivity),
    references: property.referencedObjectType ? [property.referencedObjectType] : [],
  };
}

function fieldTypeOf(property: HubSpotProperty, rules: readonly ValidationRule[]): FieldType {
  switch (property.type) {
    case 'bool':
      return 'boolean';
    case 'enumeration':
      return enumerationType(property);
    case 'number':
      return isMoney(property) ? 'currency' : 'number';
    case 'date':
      return 'date';
    case 'datetime':
      return 'datetime';
    case 'phone_number':
      return 'phone';
    case 'string':
      return stringType(property, rules);
    default:
      return 'unsupported';
  }
}

function enumerationType({ fieldType, options }: HubSpotProperty): FieldType {
  if (fieldType === 'checkbox') return 'multi_option';
  if (fieldType !== 'booleancheckbox') return 'option';
  // Only when its two values are the words that we would write.
  return (options ?? []).every(({ value }) => value === 'true' || value === 'false') ? 'boolean' : 'option';
}

function isMoney({ showCurrencySymbol, currencyPropertyName, numberDisplayHint }: HubSpotProperty): boolean {
  return showCurrencySymbol === true || Boolean(currencyPropertyName) || numberDisplayHint === 'currency';
}

const emailNames = new Set(['email', 'work_email']);
const urlNames = new Set([
  'website',
  'domain',
  'hs_linkedin_url',
  'linkedin_company_page',
  'facebook_company_page',
  'hs_facebook_company_page',
]);

function stringType({ name, fieldType }: HubSpotProperty, rules: readonly ValidationRule[]): FieldType {
  // Markup and uploaded files cannot be shown or compared as the plain text that a person approves.
  if (fieldType === 'html' || fieldType === 'file') return 'unsupported';
  if (fieldType === 'textarea') return 'multiline';
  if (fieldType === 'phonenumber') return 'phone';
  if (emailNames.has(name) || hasRule(rules, 'EMAIL')) return 'email';
  if (urlNames.has(name) || hasRule(rules, 'URL', 'DOMAIN')) return 'url';
  return 'text';
}

/** A degree that we do not know yet counts as the highest. */
function sensitivityOf(degree: string | null | undefined): Field['sensitivity'] {
  if (degree === null || degree === undefined || degree === 'non_sensitive') return 'none';
  return degree === 'sensitive' ? 'sensitive' : 'highly_sensitive';
}
