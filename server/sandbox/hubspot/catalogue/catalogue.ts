import type { ObjectType } from '../records/record.ts';
import { companyProperties } from './companies.ts';
import { contactProperties } from './contacts.ts';
import { dealProperties } from './deals.ts';
import type { Property } from './property.ts';
import { ticketProperties } from './tickets.ts';

/** What the portal's properties are before anybody changes them. */
export const catalogue: Record<ObjectType, readonly Property[]> = {
  contacts: contactProperties,
  companies: companyProperties,
  deals: dealProperties,
  tickets: ticketProperties,
};

const groupLabels: Record<string, string> = {
  contactinformation: 'Contact information',
  contactscripted: 'Analytics',
  emailinformation: 'Email information',
  privacy_and_consent: 'Privacy and consent',
  contact_relationship: 'Relationship',
  contract_and_billing: 'Contract and billing',
  companyinformation: 'Company information',
  company_activity: 'Company activity',
  company_profile: 'Company profile',
  dealinformation: 'Deal information',
  deal_revenue: 'Deal revenue',
  deal_activity: 'Deal activity',
  qualification: 'Qualification',
  ticketinformation: 'Ticket information',
  ticket_activity: 'Ticket activity',
  ticket_issue: 'Issue',
};

export interface PropertyGroup {
  name: string;
  label: string;
  displayOrder: number;
  archived: boolean;
}

export function groupsOf(properties: Iterable<Property>): PropertyGroup[] {
  const names = [...new Set([...properties].map(({ groupName }) => groupName))];
  return names.map((name, displayOrder) => ({ name, label: groupLabels[name] ?? name, displayOrder, archived: false }));
}

/** The left sidebar of a record page. */
export const aboutProperties: Record<ObjectType, readonly string[]> = {
  contacts: [
    'email',
    'phone',
    'mobilephone',
    'jobtitle',
    'hubspot_owner_id',
    'lifecyclestage',
    'hs_lead_status',
    'hs_buying_role',
    'preferred_language',
    'preferred_channel',
    'billing_email',
    'hs_legal_basis',
    'lastmodifieddate',
  ],
  companies: [
    'domain',
    'website',
    'phone',
    'industry',
    'numberofemployees',
    'annualrevenue',
    'hubspot_owner_id',
    'fleet_size',
    'renewal_date',
    'payment_terms',
    'billing_street',
    'description',
    'createdate',
  ],
  deals: [
    'amount',
    'closedate',
    'dealstage',
    'hubspot_owner_id',
    'hs_priority',
    'hs_next_step',
    'competitors_mentioned',
    'budget_confirmed',
    'decision_timeframe',
    'seats_needed',
    'use_case',
    'go_live_date',
    'renewal_date',
    'payment_terms',
    'billing_street',
    'contract_end_date',
    'createdate',
  ],
  tickets: [
    'hs_pipeline_stage',
    'hs_ticket_priority',
    'hs_ticket_category',
    'hubspot_owner_id',
    'product_area',
    'root_cause',
    'affected_vehicles',
    'affected_version',
    'promised_fix_date',
    'customer_mood',
    'workaround',
    'createdate',
  ],
};
