import { date, dateTime, email, type FieldSpec, flag, longText, lookup, picklist, text } from './field.ts';
import { type ObjectSpec, objects, recordObjects } from './objects.ts';

const customers = ['Account', 'Opportunity', 'Case'];

const people: ObjectSpec[] = [
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
    picklist('DefaultCurrencyIsoCode', 'Default Currency', 'USD, EUR, GBP, NOK'),
  ]),
  spec('Profile', '00e', [text('Name', 'Name', { nameField: true })]),
  spec('Organization', '00D', [
    text('Name', 'Name', { length: 80, nameField: true }),
    picklist('OrganizationType', 'Edition', 'Enterprise Edition'),
    flag('IsSandbox', 'Is Sandbox'),
    text('InstanceName', 'Instance Name', { length: 5 }),
    picklist('LanguageLocaleKey', 'Language', 'en_US'),
    picklist('TimeZoneSidKey', 'Time Zone', 'Europe/London'),
  ]),
];

const permissions: ObjectSpec[] = [
  spec('PermissionSet', '0PS', [
    text('Name', 'API Name', { length: 80, nameField: true }),
    text('Label', 'Label', { length: 80 }),
    flag('IsOwnedByProfile', 'Is Owned By Profile'),
    lookup('ProfileId', 'Profile ID', ['Profile']),
    flag('PermissionsViewSetup', 'View Setup and Configuration'),
    flag('PermissionsModifyAllData', 'Modify All Data'),
  ]),
  spec('PermissionSetAssignment', '0Pa', [
    lookup('AssigneeId', 'Assignee ID', ['User']),
    lookup('PermissionSetId', 'Permission Set ID', ['PermissionSet']),
  ]),
  spec('FieldPermissions', '01k', [
    lookup('ParentId', 'Parent ID', ['PermissionSet']),
    text('SobjectType', 'Sobject Type'),
    text('Field', 'Field'),
    flag('PermissionsRead', 'Read'),
    flag('PermissionsEdit', 'Edit'),
  ]),
  spec('ObjectPermissions', '110', [
    lookup('ParentId', 'Parent ID', ['PermissionSet']),
    text('SobjectType', 'Sobject Type'),
    flag('PermissionsRead', 'Read'),
    flag('PermissionsCreate', 'Create'),
    flag('PermissionsEdit', 'Edit'),
    flag('PermissionsDelete', 'Delete'),
    flag('PermissionsViewAllRecords', 'View All'),
    flag('PermissionsModifyAllRecords', 'Modify All'),
  ]),
];

const whatHappened: FieldSpec[] = [
  lookup('WhoId', 'Name ID', ['Contact', 'Lead']),
  lookup('WhatId', 'Related To ID', customers),
  text('Subject', 'Subject', { nameField: true }),
  longText('Description', 'Comments'),
  date('ActivityDate', 'Date'),
  dateTime('CreatedDate', 'Created Date'),
];

const activities: ObjectSpec[] = [
  spec('Task', '00T', [
    ...whatHappened,
    picklist('Status', 'Status', 'Open, Completed'),
    picklist('TaskSubtype', 'Task Subtype', 'Task, Email, Call'),
  ]),
  spec('Event', '00U', [...whatHappened, dateTime('StartDateTime', 'Start Date Time')]),
];

const recordTypes = spec('RecordType', '012', [
  text('Name', 'Record Type Label', { length: 80, nameField: true }),
  text('DeveloperName', 'Record Type Name', { length: 80 }),
  text('SobjectType', 'SObject Type Name', { length: 40 }),
  flag('IsActive', 'Active'),
]);

const histories: ObjectSpec[] = recordObjects.map((name) => {
  const { history } = objects[name];
  return spec(history.object, '017', [
    lookup(history.parent, `${name} ID`, [name]),
    picklist('Field', 'Changed Field', 'created'),
    text('DataType', 'Datatype', { length: 40 }),
    text('OldValue', 'Old Value'),
    text('NewValue', 'New Value'),
    lookup('CreatedById', 'Created By ID', ['User']),
    dateTime('CreatedDate', 'Created Date'),
  ]);
});

/** Objects that can be asked but not written through this API. */
export const setupObjects: readonly ObjectSpec[] = [
  ...people,
  ...permissions,
  ...activities,
  recordTypes,
  ...histories,
];

function spec(name: string, keyPrefix: string, fields: FieldSpec[]): ObjectSpec {
  const id: FieldSpec = { name: 'Id', label: `${name} ID`, type: 'id', length: 18 };
  const readOnly = [id, ...fields].map((field) => ({ ...field, system: true }));
  return { name, label: name, labelPlural: name, keyPrefix, fields: readOnly, children: [] };
}
