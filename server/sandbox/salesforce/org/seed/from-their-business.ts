import { stages } from '../catalogue/opportunity.ts';
import { isOneOf, type Links } from './from-customers.ts';
import type { Fields, ToldValues } from './told-values.ts';

const stageOf: Readonly<Record<string, string>> = {
  appointmentscheduled: 'Qualification',
  qualifiedtobuy: 'Needs Analysis',
  presentationscheduled: 'Value Proposition',
  decisionmakerboughtin: 'Proposal/Price Quote',
  contractsent: 'Negotiation/Review',
  closedwon: 'Closed Won',
  closedlost: 'Closed Lost',
};

const typeOf: Readonly<Record<string, string>> = { newbusiness: 'New Business', existingbusiness: 'Existing Business' };

export function opportunityFrom(told: ToldValues, { AccountId }: Links, index: number): Fields {
  const StageName = stageOf[told.text('dealstage') ?? ''] ?? 'Prospecting';
  const stage = stages[StageName];
  return {
    AccountId,
    StageName,
    Name: told.text('dealname'),
    Probability: stage?.probability,
    ForecastCategoryName: stage?.forecast,
    IsClosed: stage?.closed,
    IsWon: stage?.won,
    Amount: told.number('amount'),
    CloseDate: told.day('closedate'),
    Type: typeOf[told.text('dealtype') ?? ''],
    NextStep: told.text('hs_next_step'),
    Description: told.text('description'),
    Priority__c: told.label('hs_priority'),
    Champion__c: told.text('champion'),
    Current_Solution__c: told.text('current_solution'),
    Use_Case__c: told.text('use_case'),
    Seats_Needed__c: told.number('seats_needed'),
    Pilot_Sites__c: told.number('pilot_sites'),
    Competitors__c: told.label('competitors_mentioned'),
    Decision_Timeframe__c: told.label('decision_timeframe'),
    Budget_Confirmed__c: told.flag('budget_confirmed'),
    Security_Review__c: told.label('security_review'),
    Renewal_Date__c: told.day('renewal_date'),
    Payment_Terms__c: told.label('payment_terms'),
    Billing_Street__c: told.text('billing_street'),
    Billing_Email__c: told.text('billing_email'),
    Invoice_Frequency__c: told.label('invoice_frequency'),
    Contract_End_Date__c: told.day('contract_end_date'),
    NDA_Signed__c: told.flag('nda_signed'),
    Approval_Status__c: isOneOf(index, 25) && stage?.closed === false ? 'Pending' : 'Not submitted',
    IsPrivate: isOneOf(index, 37),
    Deal_Number__c: `D-${10_001 + index}`,
    External_Key__c: told.text('external_id'),
    CurrencyIsoCode: told.text('deal_currency_code'),
    OwnerId: told.owner(),
  };
}

const statusOf: Readonly<Record<string, string>> = {
  1: 'New',
  2: 'Waiting on contact',
  3: 'Waiting on us',
  4: 'Closed',
};

const originOf: Readonly<Record<string, string>> = { PHONE: 'Phone', EMAIL: 'Email' };

export function caseFrom(told: ToldValues, { AccountId, ContactId }: Links, index: number): Fields {
  const Status = statusOf[told.text('hs_pipeline_stage') ?? ''] ?? 'New';
  return {
    AccountId,
    ContactId,
    CaseNumber: String(1_001 + index).padStart(8, '0'),
    Subject: told.text('subject'),
    Description: told.text('content'),
    Status,
    IsClosed: Status === 'Closed',
    Root_Cause__c: Status === 'Closed' ? 'Configuration' : undefined,
    Priority: told.label('hs_ticket_priority'),
    Type: told.label('hs_ticket_category'),
    Origin: originOf[told.text('source_type') ?? ''] ?? 'Web',
    Product_Area__c: told.label('product_area'),
    Affected_Vehicles__c: told.number('affected_vehicles'),
    Affected_Version__c: told.text('affected_version'),
    Customer_Mood__c: told.label('customer_mood'),
    External_Key__c: told.text('external_id'),
    OwnerId: told.owner(),
  };
}
