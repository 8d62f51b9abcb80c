import type { DescribedField } from '../org-port.ts';
import type { FieldSpec } from './catalogue/field.ts';
import { isRecordObject, type ObjectSpec } from './catalogue/objects.ts';
import { isPermissionable } from './field-access.ts';
import type { Level } from './permission-sets.ts';

/**
 * A field with every attribute that Salesforce's describe gives it.
 * @param level what the asking user may do with it
 */
export function describeField(spec: ObjectSpec, field: FieldSpec, level: Level): DescribedField {
  const { type } = field;
  return {
    name: field.name,
    label: field.label,
    type,
    soapType: soapTypes[type] ?? 'xsd:string',
    ...sizesOf(field),
    ...rightsOf(spec, field, level),
    ...searchingOf(field),
    ...picklistOf(spec, field),
    calculated: field.calculated ?? false,
    calculatedFormula: field.formula ?? null,
    autoNumber: field.autoNumber ?? false,
    unique: field.unique ?? false,
    externalId: field.externalId ?? false,
    idLookup: field.externalId === true || field.name === 'Id' || field.name === 'Email',
    caseSensitive: false,
    custom: field.name.endsWith('__c'),
    nameField: field.nameField ?? false,
    namePointing: false,
    referenceTo: field.referenceTo ?? [],
    relationshipName: field.relationshipName ?? null,
    polymorphicForeignKey: (field.referenceTo?.length ?? 0) > 1,
    compoundFieldName: field.compound ?? null,
    extraTypeInfo: type === 'textarea' ? 'plaintextarea' : null,
    htmlFormatted: false,
    encrypted: type === 'encryptedstring',
    mask: type === 'encryptedstring' ? '*' : null,
    maskType: type === 'encryptedstring' ? 'all' : null,
    deprecatedAndHidden: false,
    filteredLookupInfo: null,
    inlineHelpText: field.help ?? null,
    defaultValue: type === 'boolean' ? false : null,
    displayLocationInDecimal: false,
    highScaleNumber: false,
    queryByDistance: false,
    searchPrefilterable: false,
  };
}

function sizesOf({ type, length = 0, precision = 0, scale = 0 }: FieldSpec) {
  const isText = textual.has(type);
  return {
    length: isText ? length : 0,
    byteLength: isText ? length * 3 : 0,
    digits: type === 'int' ? precision : 0,
    precision: type === 'int' ? 0 : precision,
    scale,
  };
}

function rightsOf({ name }: ObjectSpec, field: FieldSpec, level: Level) {
  const isDefaulted = field.type === 'boolean' || field.name === 'OwnerId' || field.initial !== undefined;
  return {
    updateable: level === 'edit',
    createable: level === 'edit',
    nillable: field.required !== true && field.type !== 'boolean' && field.type !== 'id',
    defaultedOnCreate: isDefaulted || (field.system === true && field.type === 'datetime'),
    permissionable: isRecordObject(name) && isPermissionable(field),
    writeRequiresMasterRead: false,
  };
}

function searchingOf({ type, length = 0 }: FieldSpec) {
  const isLong = type === 'textarea' && length > 255;
  const isPart = type === 'address' || type === 'multipicklist';
  return {
    filterable: !isLong && type !== 'address' && type !== 'encryptedstring',
    sortable: !isLong && !isPart && type !== 'encryptedstring',
    groupable: !isLong && !isPart && !['currency', 'double', 'percent', 'datetime', 'encryptedstring'].includes(type),
    aggregatable: !isLong && !isPart && type !== 'boolean',
  };
}

function picklistOf(spec: ObjectSpec, field: FieldSpec) {
  const values = isPicklist(field) ? (field.values ?? []) : [];
  return {
    picklistValues: values.map(({ value, label, validFor }) => ({
      value,
      label,
      active: true,
      defaultValue: field.initial === value,
      validFor: validFor === undefined ? null : validForBits(spec, field, validFor),
    })),
    restrictedPicklist: field.restricted ?? false,
    dependentPicklist: field.controller !== undefined,
    controllerName: field.controller ?? null,
  };
}

function isPicklist({ type }: FieldSpec): boolean {
  return type === 'picklist' || type === 'multipicklist';
}

/** Base64 of one bit for each value of the controlling picklist, the first in the highest place. */
function validForBits(spec: ObjectSpec, field: FieldSpec, validFor: readonly string[]): string {
  const controlling = spec.fields.find(({ name }) => name === field.controller)?.values ?? [];
  const bytes = Buffer.alloc(Math.ceil(Math.max(1, controlling.length) / 8));
  controlling.forEach(({ value }, index) => {
    if (validFor.includes(value)) bytes[index >> 3] = (bytes[index >> 3] ?? 0) | (0x80 >> (index & 7));
  });
  return bytes.toString('base64');
}

const textual = new Set([
  'string',
  'textarea',
  'email',
  'phone',
  'url',
  'picklist',
  'multipicklist',
  'id',
  'reference',
  'encryptedstring',
]);

const soapTypes: Readonly<Record<string, string>> = {
  id: 'tns:ID',
  reference: 'tns:ID',
  boolean: 'xsd:boolean',
  int: 'xsd:int',
  double: 'xsd:double',
  percent: 'xsd:double',
  currency: 'xsd:double',
  date: 'xsd:date',
  datetime: 'xsd:dateTime',
  address: 'urn:address',
};
