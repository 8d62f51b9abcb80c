import type { Field, FieldLimits, FieldType } from '#domain/crm/field.ts';
import type { DescribedField, FieldDefinition } from './wire.ts';

/**
 * Salesforce's description of a field in words that hold for every CRM.
 * @param definition `null` where Salesforce does not tell us how the field is classified
 */
export function fieldOf(objectType: string, described: DescribedField, definition: FieldDefinition | null): Field {
  const type = fieldTypeOf(described);
  return {
    objectType,
    name: described.name,
    label: described.label?.trim() || described.name,
    description: described.inlineHelpText ?? '',
    group: '',
    type,
    options: (described.picklistValues ?? [])
      .filter(({ active }) => active !== false)
      .map(({ value, label }) => ({ value, label: label?.trim() || value, hidden: false })),
    limits: limitsOf(described, type),
    currency: null,
    readOnly: described.updateable !== true,
    calculated: described.calculated === true || described.autoNumber === true,
    // An external id is how other systems find this record, unique or not.
    unique: described.unique === true || described.externalId === true,
    archived: described.deprecatedAndHidden === true,
    custom: described.custom === true,
    sensitivity: sensitivityOf(described, definition),
    references: described.referenceTo ?? [],
    ...(typeof described.permissionable === 'boolean' ? { ownRight: described.permissionable } : {}),
  };
}

const types: Readonly<Record<string, FieldType>> = {
  string: 'text',
  textarea: 'multiline',
  boolean: 'boolean',
  int: 'number',
  long: 'number',
  double: 'number',
  percent: 'number',
  currency: 'currency',
  date: 'date',
  datetime: 'datetime',
  email: 'email',
  phone: 'phone',
  url: 'url',
  picklist: 'option',
  multipicklist: 'multi_option',
  combobox: 'text',
  reference: 'text',
};

function fieldTypeOf({ type, htmlFormatted, encrypted }: DescribedField): FieldType {
  // Markup cannot be shown or compared as the plain text that a person approves; what is masked, not at all.
  if (htmlFormatted === true || encrypted === true) return 'unsupported';
  return types[type] ?? 'unsupported';
}

function limitsOf({ length, digits, precision, scale }: DescribedField, type: FieldType): FieldLimits {
  const isText = type === 'text' || type === 'multiline' || type === 'email' || type === 'phone' || type === 'url';
  if (isText) return (length ?? 0) > 0 ? { lengthMax: length ?? 0 } : {};
  if (type !== 'number' && type !== 'currency') return {};
  const whole = (digits ?? 0) > 0 ? (digits ?? 0) : (precision ?? 0) - (scale ?? 0);
  // Beyond fifteen digits a bound would itself be rounded; Salesforce then speaks for itself.
  if (whole <= 0 || whole > 15) return {};
  const most = 10 ** whole - 10 ** -(scale ?? 0);
  return { numberMin: -most, numberMax: most };
}

const open = new Set(['Public', 'Internal']);

/** Value sets can be customised, so a word that we do not know counts as the highest degree. */
function sensitivityOf(described: DescribedField, definition: FieldDefinition | null): Field['sensitivity'] {
  if (described.encrypted === true) return 'highly_sensitive';
  if (definition === null) return 'unknown';
  const degree = definition.SecurityClassification ?? null;
  if (degree !== null && !open.has(degree)) return degree === 'Confidential' ? 'sensitive' : 'highly_sensitive';
  return (definition.ComplianceGroup ?? '') === '' ? 'none' : 'sensitive';
}
