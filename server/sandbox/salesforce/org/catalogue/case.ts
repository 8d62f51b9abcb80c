import { systemFields } from './common.ts';
import { dateTime, email, type FieldSpec, flag, longText, lookup, phone, picklist, text, whole } from './field.ts';

export const caseFields: FieldSpec[] = [
  ...systemFields('Case').map((field) =>
    field.name === 'OwnerId' ? { ...field, referenceTo: ['Group', 'User'] } : field,
  ),
  text('CaseNumber', 'Case Number', { length: 30, autoNumber: true, system: true, nameField: true }),
  lookup('ContactId', 'Contact ID', ['Contact'], { relationshipName: 'Contact' }),
  lookup('AccountId', 'Account ID', ['Account'], { relationshipName: 'Account' }),
  lookup('ParentId', 'Parent Case ID', ['Case'], { relationshipName: 'Parent' }),
  text('Subject', 'Subject', { tracked: true }),
  longText('Description', 'Description'),
  picklist('Status', 'Status', 'New, Working, Escalated, Waiting on Customer, Closed', {
    required: true,
    restricted: true,
    tracked: true,
  }),
  picklist('Priority', 'Priority', 'Low, Medium, High, Critical', { restricted: true, tracked: true }),
  picklist('Type', 'Case Type', 'Question, Problem, Feature Request', { tracked: true }),
  picklist('Origin', 'Case Origin', 'Phone, Email, Web'),
  picklist('Reason', 'Case Reason', 'Installation, Equipment, Performance, Breakdown, Reporting, Other', {
    tracked: true,
  }),
  text('SuppliedName', 'Web Name', { length: 80 }),
  email('SuppliedEmail', 'Web Email'),
  phone('SuppliedPhone', 'Web Phone'),
  flag('IsClosed', 'Closed', { system: true }),
  flag('IsEscalated', 'Escalated'),
  dateTime('ClosedDate', 'Closed Date', { system: true }),
  picklist('Product_Area__c', 'Product Area', 'Vehicles, Docks, Console, Reports, Map', {
    restricted: true,
    tracked: true,
  }),
  longText('Root_Cause__c', 'Root Cause', { tracked: true }),
  longText('Workaround__c', 'Workaround', { tracked: true }),
  text('Affected_Version__c', 'Affected Version', { length: 40 }),
  whole('Affected_Vehicles__c', 'Affected Vehicles', { tracked: true }),
  lookup('ServiceContractId', 'Service Contract ID', ['ServiceContract'], { relationshipName: 'ServiceContract' }),
  text('External_Key__c', 'External Key', { length: 40, externalId: true, unique: true }),
];
