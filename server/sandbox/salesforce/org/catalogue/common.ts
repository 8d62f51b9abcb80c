import { date, dateTime, email, type FieldSpec, flag, longText, lookup, picklist, text, textArea } from './field.ts';

/** What every object has. */
export function systemFields(label: string, ownedBy: string[] = ['User']): FieldSpec[] {
  return [
    { name: 'Id', label: `${label} ID`, type: 'id', length: 18, system: true },
    flag('IsDeleted', 'Deleted', { system: true }),
    lookup('OwnerId', 'Owner ID', ownedBy, { required: true, tracked: true }),
    lookup('RecordTypeId', 'Record Type ID', ['RecordType']),
    dateTime('CreatedDate', 'Created Date', { system: true }),
    lookup('CreatedById', 'Created By ID', ['User'], { system: true }),
    dateTime('LastModifiedDate', 'Last Modified Date', { system: true }),
    lookup('LastModifiedById', 'Last Modified By ID', ['User'], { system: true }),
    dateTime('SystemModstamp', 'System Modstamp', { system: true }),
    date('LastActivityDate', 'Last Activity', { system: true }),
    picklist('CurrencyIsoCode', 'Currency', 'USD, EUR, GBP, NOK', { restricted: true, length: 3, initial: 'USD' }),
  ];
}

/** What the company added to each of its objects and no agent should touch. */
export function guardedFields(): FieldSpec[] {
  return [
    lookup('Account_Owner_2__c', 'Account Owner 2', ['User'], { help: 'Stands in while the owner is away.' }),
    lookup('Assigned_Sales_Rep__c', 'Assigned Sales Rep', ['User']),
    flag('NDA_Signed__c', 'NDA Signed'),
    longText('GDPR_Note__c', 'GDPR Note', {
      compliance: 'GDPR',
      help: 'What the person asked us to do with their data.',
    }),
  ];
}

/** Billing and contract fields that the company added. */
export function billingFields(): FieldSpec[] {
  return [
    picklist('Payment_Terms__c', 'Payment Terms', 'Net 15, Net 30, Net 45, Net 60, Prepaid'),
    email('Billing_Email__c', 'Billing Email', { help: 'Where invoices go.' }),
    lookup('Billing_Contact__c', 'Billing Contact', ['Contact']),
    picklist('Invoice_Frequency__c', 'Invoice Frequency', 'Monthly, Quarterly, Annually'),
    text('Purchase_Order_Number__c', 'Purchase Order Number', { length: 40 }),
  ];
}

/** The number in the company's ERP system, by which records are upserted. */
export const externalKey = text('External_Key__c', 'ERP Number', { length: 40, externalId: true, unique: true });

export function consentFields(): FieldSpec[] {
  return [
    flag('HasOptedOutOfEmail', 'Email Opt Out'),
    flag('HasOptedOutOfFax', 'Fax Opt Out'),
    flag('DoNotCall', 'Do Not Call'),
    lookup('IndividualId', 'Individual ID', ['Individual']),
  ];
}

/** First, last and full name; Salesforce puts the full one together. */
export function personNameFields(): FieldSpec[] {
  return [
    picklist('Salutation', 'Salutation', 'Mr., Ms., Mx., Dr., Prof.', { length: 40, compound: 'Name' }),
    text('FirstName', 'First Name', { length: 40, compound: 'Name' }),
    text('LastName', 'Last Name', { length: 80, required: true, compound: 'Name', tracked: true }),
    text('Name', 'Full Name', { length: 121, system: true, nameField: true }),
  ];
}

/** Personal data that a CRM can hold and mostly should not. */
export function personalFields(): FieldSpec[] {
  return [
    picklist('Pronouns', 'Pronouns', 'He/Him, She/Her, They/Them, Not Listed'),
    picklist('GenderIdentity', 'Gender Identity', 'Male, Female, Nonbinary, Not Listed', { compliance: 'PII' }),
  ];
}

export const noteField = textArea('Handover_Note__c', 'Handover Note', { security: 'Internal' });

export const industries =
  'Automotive, Construction, Food Production, Hospital & Health Care, Industrial Automation, Information Technology and Services, Logistics and Supply Chain, Machinery, Maritime, Renewables & Environment, Retail, Textiles';

export const languages = 'English, German, French, Spanish, Dutch, Swedish, Norwegian, Polish, Japanese';

export const leadSources = 'Web, Phone Inquiry, Partner Referral, Trade Fair, Purchased List, Other';

export const competitors = 'Northbeam, Clearpath Fleet, Boltline, AxleWorks, TandemLogic, In-house build';

export const timeframes = 'This month, This quarter, Next quarter, This year, Undecided';
