import {
  billingFields,
  competitors,
  externalKey,
  guardedFields,
  leadSources,
  noteField,
  systemFields,
  timeframes,
} from './common.ts';
import {
  date,
  dateTime,
  decimal,
  email,
  type FieldSpec,
  flag,
  longText,
  lookup,
  money,
  multiPicklist,
  percent,
  phone,
  picklist,
  text,
  textArea,
  url,
  whole,
} from './field.ts';

interface Stage {
  probability: number;
  forecast: string;
  closed: boolean;
  won: boolean;
}

/** What Salesforce sets along with the stage. */
export const stages: Readonly<Record<string, Stage>> = {
  Prospecting: { probability: 10, forecast: 'Pipeline', closed: false, won: false },
  Qualification: { probability: 20, forecast: 'Pipeline', closed: false, won: false },
  'Needs Analysis': { probability: 35, forecast: 'Pipeline', closed: false, won: false },
  'Value Proposition': { probability: 50, forecast: 'Best Case', closed: false, won: false },
  'Proposal/Price Quote': { probability: 65, forecast: 'Best Case', closed: false, won: false },
  'Negotiation/Review': { probability: 80, forecast: 'Commit', closed: false, won: false },
  'Closed Won': { probability: 100, forecast: 'Closed', closed: true, won: true },
  'Closed Lost': { probability: 0, forecast: 'Omitted', closed: true, won: false },
};

const hubs = [
  { value: 'Oslo', label: 'Oslo', validFor: ['Nordics'] },
  { value: 'Gdynia', label: 'Gdynia', validFor: ['Nordics', 'Central Europe'] },
  { value: 'Rotterdam', label: 'Rotterdam', validFor: ['Central Europe'] },
  { value: 'Leeds', label: 'Leeds', validFor: ['UK and Ireland'] },
  { value: 'Denver', label: 'Denver', validFor: ['North America'] },
];

export const opportunityFields: FieldSpec[] = [
  ...systemFields('Opportunity'),
  lookup('AccountId', 'Account ID', ['Account']),
  flag('IsPrivate', 'Private'),
  text('Name', 'Opportunity Name', { length: 120, required: true, nameField: true, tracked: true }),
  longText('Description', 'Description', { tracked: true }),
  picklist('StageName', 'Stage', Object.keys(stages).join(', '), { required: true, restricted: true, tracked: true }),
  money('Amount', 'Amount', { tracked: true }),
  percent('Probability', 'Probability (%)', { tracked: true }),
  money('ExpectedRevenue', 'Expected Amount', { calculated: true, formula: 'Amount * Probability' }),
  decimal('TotalOpportunityQuantity', 'Quantity'),
  date('CloseDate', 'Close Date', { required: true, tracked: true }),
  picklist('Type', 'Opportunity Type', 'New Business, Existing Business, Renewal', { tracked: true }),
  text('NextStep', 'Next Step', { tracked: true, security: 'Internal', help: 'What happens next, in one line.' }),
  picklist('LeadSource', 'Lead Source', leadSources),
  flag('IsClosed', 'Closed', { system: true }),
  flag('IsWon', 'Won', { system: true }),
  picklist('ForecastCategoryName', 'Forecast Category', 'Omitted, Pipeline, Best Case, Commit, Closed', {
    restricted: true,
  }),
  flag('HasOpportunityLineItem', 'Has Line Item', { system: true }),
  lookup('CampaignId', 'Campaign ID', ['Campaign']),
  lookup('ContractId', 'Contract ID', ['Contract']),
  lookup('Pricebook2Id', 'Price Book ID', ['Pricebook2'], { relationshipName: 'Pricebook2' }),
  lookup('SyncedQuoteId', 'Quote ID', ['Quote']),
  text('Champion__c', 'Champion', { tracked: true, help: 'Who speaks for us inside.' }),
  textArea('Use_Case__c', 'Use Case', { tracked: true }),
  text('Current_Solution__c', 'Current Solution', { tracked: true }),
  whole('Seats_Needed__c', 'Seats Needed', { tracked: true, help: 'How many people will use it.' }),
  whole('Pilot_Sites__c', 'Pilot Sites'),
  multiPicklist('Competitors__c', 'Competitors', competitors, { tracked: true }),
  picklist('Decision_Timeframe__c', 'Decision Timeframe', timeframes, { restricted: true, tracked: true }),
  flag('Budget_Confirmed__c', 'Budget Confirmed', { tracked: true }),
  picklist('Priority__c', 'Priority', 'Low, Medium, High', { restricted: true, tracked: true }),
  picklist('Security_Review__c', 'Security Review', 'Not started, In progress, Passed, Not needed', {
    restricted: true,
    tracked: true,
  }),
  date('Go_Live_Date__c', 'Go-live Date', { tracked: true }),
  date('Renewal_Date__c', 'Renewal Date', { tracked: true }),
  dateTime('Next_Meeting__c', 'Next Meeting'),
  phone('Site_Phone__c', 'Site Phone'),
  email('Champion_Email__c', 'Champion Email'),
  url('Shared_Plan__c', 'Shared Plan'),
  percent('Fit__c', 'Fit', { precision: 5, scale: 2 }),
  picklist('Delivery_Region__c', 'Delivery Region', 'Nordics, Central Europe, UK and Ireland, North America', {
    restricted: true,
  }),
  picklist('Delivery_Hub__c', 'Delivery Hub', '', { restricted: true, controller: 'Delivery_Region__c', values: hubs }),
  lookup('Solution_Engineer__c', 'Solution Engineer', ['User']),
  lookup('Sponsor__c', 'Sponsor', ['Contact'], { help: 'Somebody who works at the account.' }),
  noteField,
  ...billingFields(),
  ...guardedFields(),
  text('Billing_Street__c', 'Billing Street'),
  date('Contract_End_Date__c', 'Contract End Date'),
  money('Contract_Value__c', 'Contract Value'),
  percent('Discount_Percent__c', 'Discount Percent'),
  picklist('Approval_Status__c', 'Approval Status', 'Not submitted, Pending, Approved, Rejected', {
    restricted: true,
    initial: 'Not submitted',
    help: 'While an approval is pending, only admins can edit the opportunity.',
  }),
  longText('Salary_Negotiation_Note__c', 'Salary Negotiation Note', {
    security: 'Restricted',
    compliance: 'PersonalInfo',
  }),
  text('Board_Politics__c', 'Board Politics', { security: 'Trade secret' }),
  externalKey,
  whole('Days_Open__c', 'Days Open', { calculated: true, formula: 'TODAY() - DATEVALUE(CreatedDate)' }),
  text('Deal_Number__c', 'Deal Number', { length: 30, autoNumber: true, system: true }),
  percent('SBQQ__AdditionalDiscount__c', 'Additional Disc. (%)'),
  flag('SBQQ__Contracted__c', 'Contracted'),
  picklist('SBQQ__PaymentTerms__c', 'Quote Payment Terms', 'Net 30, Net 60'),
];
