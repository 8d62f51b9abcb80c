import type { Cell } from '../../soql/table.ts';
import { stages } from '../catalogue/opportunity.ts';
import { userOfOwner } from '../users.ts';

type Values = ReadonlyMap<string, string>;
type Fields = Record<string, Cell | undefined>;

interface Links {
  AccountId: string | null;
  ContactId: string | null;
}

const numberOf = (values: Values, name: string): number | undefined => {
  const text = values.get(name);
  return text === undefined || text === '' ? undefined : Number(text);
};
const dayOf = (values: Values, name: string): string | undefined => values.get(name)?.slice(0, 10);
const flagOf = (values: Values, name: string): boolean => values.get(name) === 'true';
/** `this_quarter` → `This quarter` */
const words = (text: string | undefined): string | undefined =>
  text === undefined ? undefined : (text[0] ?? '').toUpperCase() + text.slice(1).toLowerCase().replaceAll('_', ' ');
const wordsOf = (values: Values, name: string) => words(values.get(name));

const names: Readonly<Record<string, string>> = {
  northbeam: 'Northbeam',
  tandemlogic: 'TandemLogic',
  arcwell: 'Arcwell',
};
const competitorsOf = (values: Values) =>
  values
    .get('competitors_mentioned')
    ?.split(';')
    .flatMap((one) => names[one] ?? [])
    .join(';');

const industries: Readonly<Record<string, string>> = {
  INDUSTRIAL_AUTOMATION: 'Industrial Automation',
  LOGISTICS_AND_SUPPLY_CHAIN: 'Logistics',
  RETAIL: 'Retail',
  FOOD_PRODUCTION: 'Food & Beverage',
  HOSPITAL_HEALTH_CARE: 'Healthcare',
  CONSTRUCTION: 'Construction',
};

const paymentTerms = (values: Values) => values.get('payment_terms')?.replace(/^net_/, 'Net ');

export function accountFrom(values: Values, _: Links, index: number): Fields {
  const isCustomer = values.get('lifecyclestage') === 'customer';
  return {
    Name: values.get('name'),
    Type: isCustomer ? 'Customer - Direct' : 'Prospect',
    Rating: (['Hot', 'Warm', 'Cold'] as const)[index % 3],
    Ownership: index % 5 === 0 ? 'Public' : 'Private',
    Phone: values.get('phone'),
    Website: values.get('website'),
    Industry: industries[values.get('industry') ?? ''] ?? 'Other',
    AnnualRevenue: numberOf(values, 'annualrevenue'),
    NumberOfEmployees: numberOf(values, 'numberofemployees'),
    Description: values.get('description'),
    BillingStreet: values.get('billing_street'),
    BillingCity: values.get('billing_city'),
    BillingPostalCode: values.get('billing_zip'),
    ShippingStreet: values.get('address'),
    ShippingCity: values.get('city'),
    ShippingPostalCode: values.get('zip'),
    ShippingCountry: values.get('country'),
    Fleet_Size__c: numberOf(values, 'fleet_size'),
    Sites__c: numberOf(values, 'sites'),
    Founded_Year__c: numberOf(values, 'founded_year'),
    Renewal_Date__c: dayOf(values, 'renewal_date'),
    Payment_Terms__c: paymentTerms(values),
    Billing_Contact_Email__c: values.get('billing_email'),
    Invoice_Frequency__c: wordsOf(values, 'invoice_frequency'),
    Contract_End_Date__c: dayOf(values, 'contract_end_date'),
    NDA_Signed__c: flagOf(values, 'nda_signed'),
    Customer_Health__c: ({ green: 'Green', amber: 'Yellow', red: 'Red' } as Record<string, string>)[
      values.get('customer_health') ?? ''
    ],
    External_Key__c: values.get('external_id'),
    OwnerId: userOfOwner(values.get('hubspot_owner_id')),
  };
}

export function contactFrom(values: Values, { AccountId }: Links): Fields {
  const [FirstName, LastName] = [values.get('firstname'), values.get('lastname')];
  return {
    AccountId,
    FirstName,
    LastName,
    Name: [FirstName, LastName].filter(Boolean).join(' '),
    Email: values.get('email'),
    Title: values.get('jobtitle'),
    Phone: values.get('phone'),
    MobilePhone: values.get('mobilephone'),
    MailingCity: values.get('city'),
    MailingCountry: values.get('country'),
    HasOptedOutOfEmail: flagOf(values, 'hs_email_optout'),
    Legal_Basis__c: values.has('hs_legal_basis') ? 'Legitimate interest' : undefined,
    Preferred_Language__c: ({ en: 'English', no: 'Norwegian', de: 'German', fr: 'French' } as Record<string, string>)[
      values.get('preferred_language') ?? ''
    ],
    Preferred_Channel__c: ({ video: 'Video', phone: 'Phone', email: 'E-mail' } as Record<string, string>)[
      values.get('preferred_channel') ?? ''
    ],
    Buying_Role__c: (
      {
        DECISION_MAKER: 'Decision Maker',
        BUDGET_HOLDER: 'Budget Holder',
        CHAMPION: 'Champion',
        INFLUENCER: 'Influencer',
      } as Record<string, string>
    )[values.get('hs_buying_role') ?? ''],
    External_Key__c: values.get('external_id'),
    OwnerId: userOfOwner(values.get('hubspot_owner_id')),
  };
}

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

export function opportunityFrom(values: Values, { AccountId }: Links, index: number): Fields {
  const StageName = stageOf[values.get('dealstage') ?? ''] ?? 'Prospecting';
  const stage = stages[StageName];
  const Amount = numberOf(values, 'amount');
  return {
    AccountId,
    Name: values.get('dealname'),
    StageName,
    Probability: stage?.probability,
    ForecastCategoryName: stage?.forecast,
    IsClosed: stage?.closed,
    IsWon: stage?.won,
    Amount,
    ExpectedRevenue: Amount === undefined ? undefined : (Amount * (stage?.probability ?? 0)) / 100,
    CloseDate: dayOf(values, 'closedate') ?? '2027-03-31',
    Type: typeOf[values.get('dealtype') ?? ''],
    NextStep: values.get('hs_next_step'),
    Description: values.get('description'),
    Priority__c: wordsOf(values, 'hs_priority'),
    Champion__c: values.get('champion'),
    Current_Solution__c: values.get('current_solution'),
    Use_Case__c: values.get('use_case'),
    Seats_Needed__c: numberOf(values, 'seats_needed'),
    Pilot_Sites__c: numberOf(values, 'pilot_sites'),
    Competitors__c: competitorsOf(values),
    Decision_Timeframe__c: wordsOf(values, 'decision_timeframe'),
    Budget_Confirmed__c: flagOf(values, 'budget_confirmed'),
    Security_Review__c: wordsOf(values, 'security_review'),
    Renewal_Date__c: dayOf(values, 'renewal_date'),
    Payment_Terms__c: paymentTerms(values),
    Billing_Street__c: values.get('billing_street'),
    Billing_Email__c: values.get('billing_email'),
    Invoice_Frequency__c: wordsOf(values, 'invoice_frequency'),
    Contract_End_Date__c: dayOf(values, 'contract_end_date'),
    NDA_Signed__c: flagOf(values, 'nda_signed'),
    Deal_Number__c: `D-${String(10_001 + index)}`,
    Days_Open__c: 30 + (index % 200),
    External_Key__c: values.get('external_id'),
    CurrencyIsoCode: values.get('deal_currency_code') ?? 'USD',
    OwnerId: userOfOwner(values.get('hubspot_owner_id')),
  };
}

const statuses = ['New', 'Working', 'Waiting on Customer', 'Escalated', 'Closed'] as const;

export function caseFrom(values: Values, { AccountId, ContactId }: Links, index: number): Fields {
  const Status = values.get('hs_pipeline_stage') === '4' ? 'Closed' : (statuses[index % 3] ?? 'New');
  return {
    AccountId,
    ContactId,
    CaseNumber: String(1_001 + index).padStart(8, '0'),
    Subject: values.get('subject'),
    Description: values.get('content'),
    Status,
    IsClosed: Status === 'Closed',
    Priority: wordsOf(values, 'hs_ticket_priority') === 'Urgent' ? 'Critical' : wordsOf(values, 'hs_ticket_priority'),
    Origin: ({ PHONE: 'Phone', EMAIL: 'Email' } as Record<string, string>)[values.get('source_type') ?? ''] ?? 'Web',
    Affected_Vehicles__c: numberOf(values, 'affected_vehicles'),
    Affected_Version__c: values.get('affected_version'),
    Workaround__c: values.get('workaround'),
    External_Key__c: values.get('external_id'),
    OwnerId: userOfOwner(values.get('hubspot_owner_id')),
  };
}
