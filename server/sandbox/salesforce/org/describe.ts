import type { DescribedField, DescribedObject, OrgUser } from '../org-port.ts';
import type { Row } from '../soql/table.ts';
import type { FieldSpec } from './catalogue/field.ts';
import { isRecordObject, type ObjectSpec } from './catalogue/objects.ts';
import { fieldLevel, isPermissionable } from './field-access.ts';

/** An object as one user sees it: hidden fields are not in it. */
export function describeFor(user: OrgUser, spec: ObjectSpec): DescribedObject {
  const writable = isRecordObject(spec.name);
  return {
    name: spec.name,
    label: spec.label,
    labelPlural: spec.labelPlural,
    keyPrefix: spec.keyPrefix,
    custom: false,
    createable: writable,
    updateable: writable,
    deletable: writable,
    queryable: true,
    retrieveable: writable,
    undeletable: writable,
    searchable: writable,
    layoutable: writable,
    mergeable: false,
    replicateable: true,
    triggerable: writable,
    feedEnabled: writable,
    activateable: false,
    customSetting: false,
    deprecatedAndHidden: false,
    fields: spec.fields
      .filter((field) => levelOf(user, spec, field) !== 'none')
      .map((field) => describeField(user, spec, field)),
    childRelationships: spec.children.map((child) => ({ ...child, cascadeDelete: false, deprecatedAndHidden: false })),
    recordTypeInfos: [],
    supportedScopes: [],
    urls: {},
  };
}

function levelOf(user: OrgUser, spec: ObjectSpec, field: FieldSpec) {
  return isRecordObject(spec.name) ? fieldLevel(user, spec.name, field) : 'read';
}

function describeField(user: OrgUser, spec: ObjectSpec, field: FieldSpec): DescribedField {
  const mayEdit = levelOf(user, spec, field) === 'edit';
  const { type, length = 0, precision = 0, scale = 0 } = field;
  return {
    name: field.name,
    label: field.label,
    type,
    soapType: soapTypes[type] ?? 'xsd:string',
    length: textual.has(type) ? length : 0,
    byteLength: textual.has(type) ? length * 3 : 0,
    digits: type === 'int' ? precision : 0,
    precision: type === 'int' ? 0 : precision,
    scale,
    updateable: mayEdit,
    createable: mayEdit,
    nillable: field.required !== true && type !== 'boolean' && type !== 'id',
    defaultedOnCreate: type === 'boolean' || field.name === 'OwnerId',
    calculated: field.calculated ?? false,
    calculatedFormula: null,
    autoNumber: field.autoNumber ?? false,
    unique: field.unique ?? false,
    externalId: field.externalId ?? false,
    idLookup: field.externalId === true || field.name === 'Id' || field.name === 'Email',
    caseSensitive: false,
    custom: field.name.endsWith('__c'),
    nameField: field.nameField ?? false,
    namePointing: false,
    permissionable: isRecordObject(spec.name) && isPermissionable(field),
    filterable: type !== 'address' && !(type === 'textarea' && length > 255) && type !== 'encryptedstring',
    sortable: type !== 'address' && type !== 'multipicklist' && !(type === 'textarea' && length > 255),
    groupable: type !== 'address' && type !== 'textarea' && type !== 'multipicklist',
    aggregatable: type !== 'address' && type !== 'multipicklist',
    restrictedPicklist: field.restricted ?? false,
    picklistValues: (field.values ?? []).map(({ value, label, validFor }) => ({
      value,
      label,
      active: true,
      defaultValue: false,
      validFor: validFor === undefined ? null : validForBits(spec, field, validFor),
    })),
    dependentPicklist: field.controller !== undefined,
    controllerName: field.controller ?? null,
    referenceTo: field.referenceTo ?? [],
    relationshipName: field.relationshipName ?? null,
    polymorphicForeignKey: (field.referenceTo?.length ?? 0) > 1,
    compoundFieldName: field.compound ?? null,
    extraTypeInfo: type === 'textarea' ? (length > 255 ? 'plaintextarea' : 'plaintextarea') : null,
    htmlFormatted: false,
    encrypted: type === 'encryptedstring',
    mask: type === 'encryptedstring' ? '*' : null,
    maskType: type === 'encryptedstring' ? 'all' : null,
    deprecatedAndHidden: false,
    filteredLookupInfo: null,
    writeRequiresMasterRead: false,
    inlineHelpText: field.help ?? null,
    defaultValue: type === 'boolean' ? false : null,
    highScaleNumber: false,
    displayLocationInDecimal: false,
    searchPrefilterable: false,
    queryByDistance: false,
  };
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

const dataTypes: Readonly<Record<string, string>> = {
  id: 'Lookup()',
  string: 'Text',
  textarea: 'Long Text Area',
  boolean: 'Checkbox',
  int: 'Number',
  double: 'Number',
  percent: 'Percent',
  currency: 'Currency',
  date: 'Date',
  datetime: 'Date/Time',
  email: 'Email',
  phone: 'Phone',
  url: 'URL',
  picklist: 'Picklist',
  multipicklist: 'Picklist (Multi-Select)',
  reference: 'Lookup',
  address: 'Address',
  encryptedstring: 'Text (Encrypted)',
};

/** FieldDefinition rows of an object. */
export function fieldDefinitionsOf(spec: ObjectSpec): Row[] {
  return spec.fields.map((field) => ({
    Id: `${spec.name}.${field.name}`,
    DurableId: `${spec.name}.${field.name}`,
    QualifiedApiName: field.name,
    DeveloperName: field.name.replace(/__c$/, ''),
    Label: field.label,
    MasterLabel: field.label,
    EntityDefinitionId: spec.name,
    DataType: dataTypes[field.type] ?? 'Text',
    Length: field.length ?? 0,
    Precision: field.precision ?? 0,
    Scale: field.scale ?? 0,
    Description: field.help ?? null,
    ReferenceTo: { referenceTo: field.referenceTo ?? null },
    RelationshipName: field.relationshipName ?? null,
    SecurityClassification: field.security ?? null,
    ComplianceGroup: field.compliance ?? null,
    BusinessStatus: null,
    BusinessOwnerId: null,
    IsFieldHistoryTracked: field.tracked ?? false,
    IsFlsEnabled: isPermissionable(field),
    IsCalculated: field.calculated ?? false,
    IsCompound: field.type === 'address',
    IsNillable: field.required !== true,
    IsIndexed: field.externalId ?? false,
    IsHighScaleNumber: false,
    IsHtmlFormatted: false,
    IsNameField: field.nameField ?? false,
    IsPolymorphicForeignKey: (field.referenceTo?.length ?? 0) > 1,
  }));
}
