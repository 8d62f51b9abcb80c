/** One field as the organization's admins defined it; `describe` and FieldDefinition are drawn from it. */
export interface FieldSpec {
  name: string;
  label: string;
  type: FieldType;
  length?: number;
  precision?: number;
  scale?: number;
  values?: PicklistValue[];
  /** Only the listed values are taken. */
  restricted?: boolean;
  /** The picklist that decides which values are valid here. */
  controller?: string;
  /** The picklist value of a new record. */
  initial?: string;
  referenceTo?: string[];
  relationshipName?: string;
  /** Kept by Salesforce: no user writes it. */
  system?: boolean;
  calculated?: boolean;
  formula?: string;
  autoNumber?: boolean;
  required?: boolean;
  unique?: boolean;
  externalId?: boolean;
  /** The compound field that it is a part of. */
  compound?: string;
  nameField?: boolean;
  /** Its changes are kept in the field history. */
  tracked?: boolean;
  /** SecurityClassification of its FieldDefinition. */
  security?: string;
  /** ComplianceGroup of its FieldDefinition. */
  compliance?: string;
  /** BusinessStatus of its FieldDefinition. */
  status?: string;
  help?: string;
}

export type FieldType =
  | 'id'
  | 'string'
  | 'textarea'
  | 'boolean'
  | 'int'
  | 'double'
  | 'percent'
  | 'currency'
  | 'date'
  | 'datetime'
  | 'email'
  | 'phone'
  | 'url'
  | 'picklist'
  | 'multipicklist'
  | 'reference'
  | 'address'
  | 'encryptedstring';

export interface PicklistValue {
  value: string;
  label: string;
  /** The controlling values with which it may stand; absent = with all. */
  validFor?: string[];
}

type Extra = Omit<FieldSpec, 'name' | 'label' | 'type'>;
type Make = (name: string, label: string, extra?: Extra) => FieldSpec;

const make =
  (type: FieldType, usual: Extra = {}): Make =>
  (name, label, extra = {}) => ({ name, label, type, ...usual, ...extra });

export const text = make('string', { length: 255 });
/** Up to 255 characters in several lines. */
export const textArea = make('textarea', { length: 255 });
export const longText = make('textarea', { length: 32_000 });
export const flag = make('boolean');
export const whole = make('int', { precision: 8, scale: 0 });
export const decimal = make('double', { precision: 18, scale: 2 });
export const percent = make('percent', { precision: 3, scale: 0 });
export const money = make('currency', { precision: 18, scale: 2 });
export const date = make('date');
export const dateTime = make('datetime');
export const email = make('email', { length: 80 });
export const phone = make('phone', { length: 40 });
export const url = make('url', { length: 255 });
export const address = make('address', { system: true });
export const encrypted = make('encryptedstring', { length: 175 });

/** @param values separated by commas */
export function picklist(name: string, label: string, values: string, extra: Extra = {}): FieldSpec {
  return { name, label, type: 'picklist', length: 255, values: valuesOf(values), ...extra };
}

/** @param values separated by commas */
export function multiPicklist(name: string, label: string, values: string, extra: Extra = {}): FieldSpec {
  return { name, label, type: 'multipicklist', length: 4099, restricted: true, values: valuesOf(values), ...extra };
}

export function lookup(name: string, label: string, referenceTo: string[], extra: Extra = {}): FieldSpec {
  const relationshipName = name.endsWith('__c') ? name.replace(/__c$/, '__r') : name.replace(/Id$/, '');
  return { name, label, type: 'reference', length: 18, referenceTo, relationshipName, ...extra };
}

/**
 * A compound address and its parts, each a field of its own.
 * @param prefix `Billing`; empty for the one address of a lead
 */
export function addressFields(prefix: string): FieldSpec[] {
  const compound = `${prefix}Address`;
  const label = (part: string) => `${prefix} ${part}`.trim();
  return [
    textArea(`${prefix}Street`, label('Street'), { compound }),
    text(`${prefix}City`, label('City'), { length: 40, compound }),
    text(`${prefix}State`, label('State/Province'), { length: 80, compound }),
    text(`${prefix}PostalCode`, label('Zip/Postal Code'), { length: 20, compound }),
    text(`${prefix}Country`, label('Country'), { length: 80, compound }),
    decimal(`${prefix}Latitude`, label('Latitude'), { scale: 15, compound }),
    decimal(`${prefix}Longitude`, label('Longitude'), { scale: 15, compound }),
    picklist(`${prefix}GeocodeAccuracy`, label('Geocode Accuracy'), 'Address, Street, City, Unknown', {
      length: 40,
      restricted: true,
      compound,
    }),
    address(compound, label('Address')),
  ];
}

function valuesOf(list: string): PicklistValue[] {
  return list.split(/\s*,\s*/).map((value) => ({ value, label: value }));
}
