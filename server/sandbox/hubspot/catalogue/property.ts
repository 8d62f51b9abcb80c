export interface PropertyOption {
  value: string;
  label: string;
  displayOrder: number;
  hidden: boolean;
  description: string;
}

/** A property's description, with the fields that HubSpot's properties API answers. */
export interface Property {
  name: string;
  label: string;
  description: string;
  groupName: string;
  type: 'string' | 'number' | 'date' | 'datetime' | 'enumeration' | 'bool' | 'phone_number' | 'json';
  fieldType: string;
  options: PropertyOption[];
  displayOrder: number;
  hubspotDefined: boolean;
  calculated: boolean;
  calculationFormula?: string;
  externalOptions: boolean;
  referencedObjectType?: string;
  hasUniqueValue: boolean;
  hidden: boolean;
  formField: boolean;
  dataSensitivity: 'non_sensitive' | 'sensitive' | 'highly_sensitive';
  sensitiveDataCategories?: string[];
  modificationMetadata: {
    archivable: boolean;
    readOnlyDefinition: boolean;
    readOnlyValue: boolean;
    readOnlyOptions?: boolean;
  };
  showCurrencySymbol?: boolean;
  currencyPropertyName?: string;
  numberDisplayHint?: string;
  createdAt: string;
  updatedAt: string;
  archived: boolean;
  archivedAt?: string;
}

/** A property as a catalogue file writes it down; `propertiesIn` adds what all of a group have in common. */
export type PropertyDraft = Pick<Property, 'name' | 'label' | 'type' | 'fieldType'> & Partial<Property>;

type Extra = Partial<Property>;
type Kind = Pick<Property, 'type' | 'fieldType'>;

function maker(kind: Kind, more: Extra = {}) {
  return (name: string, label: string, extra: Extra = {}): PropertyDraft => ({
    name,
    label,
    ...kind,
    ...more,
    ...extra,
  });
}

export const text = maker({ type: 'string', fieldType: 'text' });
export const textarea = maker({ type: 'string', fieldType: 'textarea' });
export const html = maker({ type: 'string', fieldType: 'html' });
export const file = maker({ type: 'string', fieldType: 'file' });
export const phone = maker({ type: 'string', fieldType: 'phonenumber' });
export const number = maker({ type: 'number', fieldType: 'number' });
export const money = maker({ type: 'number', fieldType: 'number' }, { showCurrencySymbol: true });
export const date = maker({ type: 'date', fieldType: 'date' });
export const datetime = maker({ type: 'datetime', fieldType: 'date' });
export const owner = maker(
  { type: 'enumeration', fieldType: 'select' },
  { referencedObjectType: 'OWNER', externalOptions: true },
);
/** Several values whose options HubSpot keeps elsewhere. */
export const externalSet = maker({ type: 'enumeration', fieldType: 'checkbox' }, { externalOptions: true });
export const bool = maker({ type: 'bool', fieldType: 'booleancheckbox' }, { options: optionsOf('true=Yes;false=No') });

export function select(name: string, label: string, options: string, extra: Extra = {}): PropertyDraft {
  return { name, label, type: 'enumeration', fieldType: 'select', options: optionsOf(options), ...extra };
}

export function radio(name: string, label: string, options: string, extra: Extra = {}): PropertyDraft {
  return select(name, label, options, { fieldType: 'radio', ...extra });
}

/** Several options at once; stored joined by `;`. */
export function checkboxes(name: string, label: string, options: string, extra: Extra = {}): PropertyDraft {
  return select(name, label, options, { fieldType: 'checkbox', ...extra });
}

/** Written by HubSpot only. */
export function readOnly(draft: PropertyDraft): PropertyDraft {
  return {
    ...draft,
    modificationMetadata: { archivable: true, readOnlyDefinition: true, readOnlyValue: true },
    formField: false,
  };
}

export function calculated(draft: PropertyDraft, calculationFormula?: string): PropertyDraft {
  return { ...readOnly(draft), calculated: true, ...(calculationFormula ? { calculationFormula } : {}) };
}

/** Made by the company itself, not by HubSpot. */
export function custom(draft: PropertyDraft): PropertyDraft {
  return {
    modificationMetadata: { archivable: true, readOnlyDefinition: false, readOnlyValue: false },
    ...draft,
    hubspotDefined: false,
  };
}

/** `value=Label;value=Label`; a `!` before the value hides the option. */
export function optionsOf(list: string): PropertyOption[] {
  return list.split(';').map((entry, displayOrder) => {
    const [value = '', label = value] = entry.split('=');
    const hidden = value.startsWith('!');
    return { value: hidden ? value.slice(1) : value, label, displayOrder, hidden, description: '' };
  });
}

const made = '2024-02-12T09:00:00.000Z';

/** The drafts of one property group, completed. */
export function propertiesIn(groupName: string, drafts: PropertyDraft[]): Property[] {
  return drafts.map((draft, displayOrder) => ({
    description: '',
    groupName,
    options: [],
    displayOrder,
    hubspotDefined: true,
    calculated: false,
    externalOptions: false,
    hasUniqueValue: false,
    hidden: false,
    formField: draft.hubspotDefined !== false,
    dataSensitivity: 'non_sensitive',
    modificationMetadata: { archivable: true, readOnlyDefinition: true, readOnlyValue: false },
    createdAt: made,
    updatedAt: made,
    archived: false,
    ...draft,
  }));
}
