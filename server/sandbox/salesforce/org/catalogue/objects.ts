import { accountFields } from './account.ts';
import { caseFields } from './case.ts';
import type { FieldSpec } from './field.ts';
import { opportunityFields } from './opportunity.ts';
import { contactFields, leadFields } from './people.ts';

export interface ObjectSpec {
  name: string;
  label: string;
  labelPlural: string;
  keyPrefix: string | null;
  fields: FieldSpec[];
  children: { childSObject: string; field: string; relationshipName: string | null }[];
}

export interface RecordObjectSpec extends ObjectSpec {
  keyPrefix: string;
  /** Where its field history lies, and the column there that names the record. */
  history: { object: string; parent: string };
}

/** The objects with records of their own. */
export const recordObjects = ['Account', 'Contact', 'Lead', 'Opportunity', 'Case'] as const;
export type RecordObject = (typeof recordObjects)[number];

export const objects: Readonly<Record<RecordObject, RecordObjectSpec>> = {
  Account: {
    name: 'Account',
    label: 'Account',
    labelPlural: 'Accounts',
    keyPrefix: '001',
    fields: accountFields,
    history: { object: 'AccountHistory', parent: 'AccountId' },
    children: [
      { childSObject: 'Contact', field: 'AccountId', relationshipName: 'Contacts' },
      { childSObject: 'Opportunity', field: 'AccountId', relationshipName: 'Opportunities' },
      { childSObject: 'Case', field: 'AccountId', relationshipName: 'Cases' },
      { childSObject: 'Account', field: 'ParentId', relationshipName: 'ChildAccounts' },
      { childSObject: 'Task', field: 'WhatId', relationshipName: 'Tasks' },
      { childSObject: 'Event', field: 'WhatId', relationshipName: 'Events' },
      { childSObject: 'AccountHistory', field: 'AccountId', relationshipName: 'Histories' },
    ],
  },
  Contact: {
    name: 'Contact',
    label: 'Contact',
    labelPlural: 'Contacts',
    keyPrefix: '003',
    fields: contactFields,
    history: { object: 'ContactHistory', parent: 'ContactId' },
    children: [{ childSObject: 'Case', field: 'ContactId', relationshipName: 'Cases' }],
  },
  Lead: {
    name: 'Lead',
    label: 'Lead',
    labelPlural: 'Leads',
    keyPrefix: '00Q',
    fields: leadFields,
    history: { object: 'LeadHistory', parent: 'LeadId' },
    children: [],
  },
  Opportunity: {
    name: 'Opportunity',
    label: 'Opportunity',
    labelPlural: 'Opportunities',
    keyPrefix: '006',
    fields: opportunityFields,
    history: { object: 'OpportunityFieldHistory', parent: 'OpportunityId' },
    children: [],
  },
  Case: {
    name: 'Case',
    label: 'Case',
    labelPlural: 'Cases',
    keyPrefix: '500',
    fields: caseFields,
    history: { object: 'CaseHistory', parent: 'CaseId' },
    children: [],
  },
};

export function isRecordObject(name: string): name is RecordObject {
  return (recordObjects as readonly string[]).includes(name);
}
