import type { PropertyMetadata } from '../api/page-types.ts';

/** Whether HubSpot lets a person type into the property. */
export function isEditable(property: PropertyMetadata): boolean {
  return !property.calculated && !property.modificationMetadata?.readOnlyValue && !property.hidden;
}

export type InputKind =
  | 'text'
  | 'textarea'
  | 'number'
  | 'date'
  | 'datetime'
  | 'select'
  | 'multiple'
  | 'boolean'
  | 'owner';

export function inputKind({ type, fieldType, referencedObjectType }: PropertyMetadata): InputKind {
  if (referencedObjectType === 'OWNER') return 'owner';
  if (type === 'bool' || fieldType === 'booleancheckbox') return 'boolean';
  if (fieldType === 'checkbox') return 'multiple';
  if (type === 'enumeration') return 'select';
  if (type === 'date' || type === 'datetime' || type === 'number') return type;
  return fieldType === 'textarea' || fieldType === 'html' ? 'textarea' : 'text';
}
