import type { Row } from '../soql/table.ts';
import type { FieldSpec } from './catalogue/field.ts';
import type { ObjectSpec } from './catalogue/objects.ts';
import { isPermissionable } from './field-access.ts';
import { users } from './users.ts';

/** FieldDefinition rows of an object: what its admins say about each field. */
export function fieldDefinitionsOf({ name, fields }: ObjectSpec): Row[] {
  return fields.map((field) => ({
    Id: `${name}.${field.name}`,
    DurableId: `${name}.${field.name}`,
    QualifiedApiName: field.name,
    DeveloperName: field.name.replace(/__c$/, ''),
    Label: field.label,
    MasterLabel: field.label,
    EntityDefinitionId: name,
    DataType: dataTypeOf(field),
    Length: field.length ?? 0,
    Precision: field.precision ?? 0,
    Scale: field.scale ?? 0,
    Description: field.help ?? null,
    ReferenceTo: { referenceTo: field.referenceTo ?? null },
    RelationshipName: field.relationshipName ?? null,
    SecurityClassification: field.security ?? null,
    ComplianceGroup: field.compliance ?? null,
    BusinessStatus: field.status ?? null,
    BusinessOwnerId: field.compliance === undefined ? null : dataOwner,
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

const dataOwner = users.find(({ canViewSetup }) => canViewSetup)?.id ?? null;

/** As Setup writes it: `Text(255) (External ID) (Unique Case Insensitive)`. */
function dataTypeOf(field: FieldSpec): string {
  const base = baseOf(field);
  if (field.calculated === true) return `Formula (${base.replace(/\(.*$/, '').trim()})`;
  if (field.autoNumber === true) return 'Auto Number';
  const marks = [field.externalId === true && '(External ID)', field.unique === true && '(Unique Case Insensitive)'];
  return [base, ...marks.filter(Boolean)].join(' ');
}

function baseOf({ type, name, length = 0, precision = 18, scale = 0, referenceTo = [] }: FieldSpec): string {
  switch (type) {
    case 'string':
      return `Text(${length})`;
    case 'textarea':
      return length > 255 ? `Long Text Area(${length})` : `Text Area(${length})`;
    case 'int':
    case 'double':
      return `Number(${precision - scale}, ${scale})`;
    case 'percent':
      return `Percent(${precision - scale}, ${scale})`;
    case 'currency':
      return `Currency(${precision - scale}, ${scale})`;
    case 'reference':
      return name === 'RecordTypeId' ? 'Record Type' : `Lookup(${referenceTo.join(',')})`;
    default:
      return plainTypes[type] ?? 'Text';
  }
}

const plainTypes: Readonly<Record<string, string>> = {
  id: 'Lookup()',
  boolean: 'Checkbox',
  date: 'Date',
  datetime: 'Date/Time',
  email: 'Email',
  phone: 'Phone',
  url: 'URL(255)',
  picklist: 'Picklist',
  multipicklist: 'Picklist (Multi-Select)',
  address: 'Address',
  encryptedstring: 'Text (Encrypted)',
};
