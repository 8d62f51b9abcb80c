import type { Fields, ToldValues } from './told-values.ts';

/** The records that this one hangs on. */
export interface Links {
  AccountId: string | null;
  ContactId: string | null;
}

/** Every so many invented records have something that is met seldom. */
export const isOneOf = (index: number, every: number) => index > 20 && index % every === 0;

export function accountFrom(told: ToldValues, _: Links, index: number): Fields {
  const isCustomer = told.text('lifecyclestage') === 'customer';
  return {
    Name: told.text('name'),
    Type: isCustomer ? 'Customer - Direct' : 'Prospect',
    Rating: ['Hot', 'Warm', 'Cold'][index % 3],
    Ownership: index % 5 === 0 ? 'Public' : 'Private',
    Phone: told.text('phone'),
    Website: told.text('website'),
    Industry: told.label('industry'),
    AnnualRevenue: told.number('annualrevenue'),
    NumberOfEmployees: told.number('numberofemployees'),
    Description: told.text('description'),
    BillingStreet: told.text('billing_street'),
    BillingCity: told.text('billing_city'),
    BillingPostalCode: told.text('billing_zip'),
    BillingCountry: told.text('billing_street') === undefined ? undefined : told.text('country'),
    ShippingStreet: told.text('address'),
    ShippingCity: told.text('city'),
    ShippingPostalCode: told.text('zip'),
    ShippingCountry: told.text('country'),
    Fleet_Size__c: told.number('fleet_size'),
    Sites__c: told.number('sites'),
    Support_Tier__c: told.label('support_tier'),
    Customer_Health__c: told.label('customer_health'),
    Founded_Year__c: told.number('founded_year'),
    Renewal_Date__c: told.day('renewal_date'),
    Payment_Terms__c: told.label('payment_terms'),
    Billing_Email__c: told.text('billing_email'),
    Invoice_Frequency__c: told.label('invoice_frequency'),
    Contract_End_Date__c: told.day('contract_end_date'),
    Contract_Value__c: told.number('contract_value'),
    VAT_Number__c: told.text('hs_tax_id'),
    NDA_Signed__c: told.flag('nda_signed'),
    Confidential__c: isOneOf(index, 23),
    blng__BillingDayOfMonth__c: isCustomer ? 15 : undefined,
    External_Key__c: told.text('external_id'),
    OwnerId: told.owner(),
  };
}

export function contactFrom(told: ToldValues, { AccountId }: Links): Fields {
  return {
    ...personFrom(told),
    AccountId,
    MailingCity: told.text('city'),
    MailingPostalCode: told.text('zip'),
    MailingCountry: told.text('country'),
    Legal_Basis__c: told.text('hs_legal_basis')?.startsWith('Legitimate') ? 'Legitimate interest' : undefined,
  };
}

/** Somebody who asks, and whose company is no account yet. */
export function leadFrom(told: ToldValues): Fields {
  return {
    ...personFrom(told),
    Company: told.text('company'),
    Status: 'Working - Contacted',
    LeadSource: 'Trade Fair',
  };
}

function personFrom(told: ToldValues): Fields {
  const [FirstName, LastName] = [told.text('firstname'), told.text('lastname')];
  return {
    FirstName,
    LastName,
    Name: [FirstName, LastName].filter(Boolean).join(' '),
    Email: told.text('email'),
    Title: told.text('jobtitle'),
    Phone: told.text('phone'),
    MobilePhone: told.text('mobilephone'),
    HasOptedOutOfEmail: told.flag('hs_email_optout'),
    Document_Language__c: told.label('preferred_language'),
    Preferred_Channel__c: told.label('preferred_channel'),
    Buying_Role__c: told.label('hs_buying_role'),
    External_Key__c: told.text('external_id'),
    OwnerId: told.owner(),
  };
}
