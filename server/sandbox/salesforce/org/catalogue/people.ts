import { industries, leadSources, systemFields } from './common.ts';
import {
  addressParts,
  date,
  email,
  encrypted,
  type FieldSpec,
  flag,
  longText,
  lookup,
  money,
  phone,
  picklist,
  text,
  url,
  whole,
} from './field.ts';

const salutations = 'Mr., Ms., Mx., Dr., Prof.';
const languages = 'English, German, French, Norwegian, Swedish, Polish, Dutch, Spanish, Japanese';

function nameFields(): FieldSpec[] {
  return [
    picklist('Salutation', 'Salutation', salutations, { length: 40, compound: 'Name' }),
    text('FirstName', 'First Name', { length: 40, compound: 'Name' }),
    text('LastName', 'Last Name', { length: 80, required: true, compound: 'Name', tracked: true }),
    text('Name', 'Full Name', { length: 121, system: true, nameField: true }),
  ];
}

function consentFields(): FieldSpec[] {
  return [
    flag('HasOptedOutOfEmail', 'Email Opt Out'),
    flag('HasOptedOutOfFax', 'Fax Opt Out'),
    flag('DoNotCall', 'Do Not Call'),
    lookup('IndividualId', 'Individual ID', ['Individual'], { relationshipName: 'Individual' }),
  ];
}

export const contactFields: FieldSpec[] = [
  ...systemFields('Contact'),
  lookup('AccountId', 'Account ID', ['Account'], { relationshipName: 'Account' }),
  ...nameFields(),
  ...addressParts('Mailing', 'Mailing'),
  phone('Phone', 'Business Phone', { tracked: true }),
  phone('MobilePhone', 'Mobile Phone', { tracked: true }),
  phone('HomePhone', 'Home Phone', { compliance: 'PII' }),
  email('Email', 'Email', { tracked: true }),
  text('Title', 'Title', { length: 128, tracked: true }),
  text('Department', 'Department', { length: 80, tracked: true }),
  text('AssistantName', "Assistant's Name", { length: 40 }),
  lookup('ReportsToId', 'Reports To ID', ['Contact'], { relationshipName: 'ReportsTo' }),
  picklist('LeadSource', 'Lead Source', leadSources),
  date('Birthdate', 'Birthdate', { compliance: 'PII', security: 'Confidential' }),
  longText('Description', 'Contact Description'),
  ...consentFields(),
  picklist('Preferred_Language__c', 'Preferred Language', languages, { restricted: true }),
  picklist('Preferred_Channel__c', 'Preferred Channel', 'E-mail, Phone, Video, Messenger', { restricted: true }),
  picklist('Buying_Role__c', 'Buying Role', 'Champion, Decision Maker, Budget Holder, Influencer, Blocker', {
    restricted: true,
    tracked: true,
  }),
  picklist('Seniority__c', 'Seniority', 'Executive, Director, Manager, Specialist', { restricted: true }),
  picklist('Legal_Basis__c', 'Legal Basis', 'Consent, Contract, Legitimate interest'),
  encrypted('Passport_Number__c', 'Passport Number', { security: 'MissionCritical', compliance: 'PII' }),
  text('External_Key__c', 'External Key', { length: 40, externalId: true, unique: true }),
];

export const leadFields: FieldSpec[] = [
  ...systemFields('Lead'),
  ...nameFields(),
  text('Company', 'Company', { required: true, tracked: true }),
  text('Title', 'Title', { length: 128, tracked: true }),
  ...addressParts('', 'Address').map((field) => (field.name === 'Address' ? field : { ...field, label: field.name })),
  phone('Phone', 'Phone', { tracked: true }),
  phone('MobilePhone', 'Mobile Phone'),
  email('Email', 'Email', { tracked: true }),
  url('Website', 'Website'),
  longText('Description', 'Description'),
  picklist('LeadSource', 'Lead Source', leadSources),
  picklist(
    'Status',
    'Lead Status',
    'Open - Not Contacted, Working - Contacted, Closed - Converted, Closed - Not Converted',
    {
      required: true,
      restricted: true,
      tracked: true,
    },
  ),
  picklist('Industry', 'Industry', industries),
  picklist('Rating', 'Rating', 'Hot, Warm, Cold', { tracked: true }),
  money('AnnualRevenue', 'Annual Revenue', { scale: 0 }),
  whole('NumberOfEmployees', 'Employees'),
  flag('IsConverted', 'Converted', { system: true }),
  flag('IsUnreadByOwner', 'Unread By Owner'),
  ...consentFields(),
  text('Use_Case__c', 'Use Case'),
  whole('Seats_Needed__c', 'Seats Needed'),
  picklist('Preferred_Language__c', 'Preferred Language', languages, { restricted: true }),
  text('VAT_Number__c', 'VAT Number', { length: 30 }),
  text('External_Key__c', 'External Key', { length: 40, externalId: true, unique: true }),
];
