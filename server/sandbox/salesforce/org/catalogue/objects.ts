import { accountFields } from './account.ts';
import { caseFields } from './case.ts';
import { dateTime, email, type FieldSpec, flag, lookup, picklist, text } from './field.ts';
import { opportunityFields } from './opportunity.ts';
import { contactFields, leadFields } from './people.ts';

export interface ObjectSpec {
  name: string;
  label: string;
  labelPlural: string;
  keyPrefix: string | null;
  fields: FieldSpec[];
  /** Where its field history lies, and the column there that names the record. */
  history?: { object: string; parent: string };
  children: { childSObject: string; field: string; relationshipName: string | null }[];
}

/** The objects with records of their own. */
export const recordObjects = ['Account', 'Contact', 'Lead', 'Opportunity', 'Case'] as const;
export type RecordObject = (typeof recordObjects)[number];

export const objects: Readonly<Record<RecordObject, ObjectSpec>> = {
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

const readOnly = (fields: FieldSpec[]): FieldSpec[] => fields.map((field) => ({ ...field, system: true }));

/** Objects that can be asked but not written. */
export const setupObjects: Readonly<Record<string, ObjectSpec>> = Object.fromEntries(
  [
    spec('User', '005', [
      text('Username', 'Username', { length: 80 }),
      text('Name', 'Full Name', { length: 121, nameField: true }),
      text('FirstName', 'First Name', { length: 40 }),
      text('LastName', 'Last Name', { length: 80 }),
      email('Email', 'Email'),
      text('Alias', 'Alias', { length: 8 }),
      flag('IsActive', 'Active'),
      lookup('ProfileId', 'Profile ID', ['Profile']),
      picklist('TimeZoneSidKey', 'Time Zone', 'Europe/London'),
      picklist('LocaleSidKey', 'Locale', 'en_GB'),
      picklist('LanguageLocaleKey', 'Language', 'en_US'),
      picklist('UserType', 'User Type', 'Standard'),
      picklist('DefaultCurrencyIsoCode', 'Default Currency', 'USD, EUR, GBP'),
    ]),
    spec('Organization', '00D', [
      text('Name', 'Name', { length: 80, nameField: true }),
      picklist('OrganizationType', 'Edition', 'Enterprise Edition'),
      flag('IsSandbox', 'Is Sandbox'),
      text('InstanceName', 'Instance Name', { length: 5 }),
      picklist('LanguageLocaleKey', 'Language', 'en_US'),
      picklist('TimeZoneSidKey', 'Time Zone', 'Europe/London'),
    ]),
    spec('PermissionSet', '0PS', [
      text('Name', 'API Name', { length: 80, nameField: true }),
      text('Label', 'Label', { length: 80 }),
      flag('IsOwnedByProfile', 'Is Owned By Profile'),
      lookup('ProfileId', 'Profile ID', ['Profile']),
      flag('PermissionsViewSetup', 'View Setup and Configuration'),
    ]),
    spec('PermissionSetAssignment', '0Pa', [
      lookup('AssigneeId', 'Assignee ID', ['User']),
      lookup('PermissionSetId', 'Permission Set ID', ['PermissionSet']),
    ]),
    spec('FieldPermissions', '01k', [
      lookup('ParentId', 'Parent ID', ['PermissionSet'], { relationshipName: 'Parent' }),
      text('SobjectType', 'Sobject Type', { length: 255 }),
      text('Field', 'Field', { length: 255 }),
      flag('PermissionsRead', 'Read'),
      flag('PermissionsEdit', 'Edit'),
    ]),
    spec('ObjectPermissions', '110', [
      lookup('ParentId', 'Parent ID', ['PermissionSet'], { relationshipName: 'Parent' }),
      text('SobjectType', 'Sobject Type', { length: 255 }),
      flag('PermissionsRead', 'Read'),
      flag('PermissionsCreate', 'Create'),
      flag('PermissionsEdit', 'Edit'),
      flag('PermissionsDelete', 'Delete'),
      flag('PermissionsViewAllRecords', 'View All'),
      flag('PermissionsModifyAllRecords', 'Modify All'),
    ]),
    ...Object.values(objects).flatMap(({ history }) =>
      history === undefined
        ? []
        : [
            spec(history.object, '017', [
              lookup(history.parent, 'Parent ID', ['Account']),
              picklist('Field', 'Changed Field', ''),
              text('DataType', 'Datatype'),
              text('OldValue', 'Old Value'),
              text('NewValue', 'New Value'),
              lookup('CreatedById', 'Created By ID', ['User']),
              dateTime('CreatedDate', 'Created Date'),
            ]),
          ],
    ),
  ].map((one) => [one.name, one]),
);

function spec(name: string, keyPrefix: string, fields: FieldSpec[]): ObjectSpec {
  const id: FieldSpec = { name: 'Id', label: `${name} ID`, type: 'id', length: 18, system: true };
  return { name, label: name, labelPlural: name, keyPrefix, fields: [id, ...readOnly(fields)], children: [] };
}

export function isRecordObject(name: string): name is RecordObject {
  return (recordObjects as readonly string[]).includes(name);
}
