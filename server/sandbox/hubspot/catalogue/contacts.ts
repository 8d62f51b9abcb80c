import {
  companyOwnBillingProperties,
  companyOwnGuardedProperties,
  languages,
  recordProperties,
} from './common-properties.ts';
import {
  bool,
  calculated,
  checkboxes,
  custom,
  date,
  datetime,
  html,
  money,
  number,
  type Property,
  phone,
  propertiesIn,
  radio,
  readOnly,
  select,
  text,
  textarea,
} from './property.ts';

export const lifecycleStages =
  'subscriber=Subscriber;lead=Lead;marketingqualifiedlead=Marketing qualified lead;salesqualifiedlead=Sales qualified lead;opportunity=Opportunity;customer=Customer;evangelist=Evangelist;other=Other';

const legalBasis =
  'Not applicable=Not applicable;Legitimate interest – prospect/lead=Legitimate interest – prospect/lead;Legitimate interest – existing customer=Legitimate interest – existing customer;Freely given consent from contact=Freely given consent from contact';

export const contactProperties: Property[] = [
  ...propertiesIn('contactinformation', [
    text('email', 'Email', { hasUniqueValue: true }),
    text('firstname', 'First name'),
    text('lastname', 'Last name'),
    text('salutation', 'Salutation'),
    text('jobtitle', 'Job title'),
    select(
      'job_function',
      'Job function',
      'operations=Operations;engineering=Engineering;finance=Finance;procurement=Procurement;it=IT;executive=Executive',
    ),
    select(
      'seniority',
      'Seniority',
      'entry=Entry;senior=Senior;manager=Manager;director=Director;vp=VP;executive=Executive',
    ),
    phone('phone', 'Phone number'),
    phone('mobilephone', 'Mobile phone number'),
    phone('fax', 'Fax number'),
    text('work_email', 'Work email'),
    text('company', 'Company name'),
    text('website', 'Website URL'),
    text('address', 'Street address'),
    text('city', 'City'),
    text('state', 'State/Region'),
    text('zip', 'Postal code'),
    text('country', 'Country/Region'),
    text('industry', 'Industry'),
    money('annualrevenue', 'Annual revenue'),
    text('numemployees', 'Number of employees'),
    select('hs_language', 'Preferred language', languages),
    select(
      'hs_timezone',
      'Time zone',
      'europe_slash_oslo=Europe/Oslo;europe_slash_berlin=Europe/Berlin;europe_slash_london=Europe/London;us_slash_eastern=US/Eastern;us_slash_pacific=US/Pacific',
    ),
    select('lifecyclestage', 'Lifecycle stage', lifecycleStages),
    select(
      'hs_lead_status',
      'Lead status',
      'NEW=New;OPEN=Open;IN_PROGRESS=In progress;OPEN_DEAL=Open deal;UNQUALIFIED=Unqualified;CONNECTED=Connected;BAD_TIMING=Bad timing',
    ),
    radio(
      'hs_buying_role',
      'Buying role',
      'BLOCKER=Blocker;BUDGET_HOLDER=Budget holder;CHAMPION=Champion;DECISION_MAKER=Decision maker;END_USER=End user;INFLUENCER=Influencer',
    ),
    textarea('message', 'Message'),
    html('hs_bio', 'Biography'),
    ...recordProperties('Contact'),
    readOnly(datetime('lastmodifieddate', 'Last modified date')),
    number('associatedcompanyid', 'Primary associated company ID'),
    text('hs_linkedin_url', 'LinkedIn URL'),
    calculated(text('hs_full_name_or_email', 'Full name or email')),
    calculated(text('hs_email_domain', 'Email domain')),
    readOnly(text('hs_additional_emails', 'Additional email addresses')),
    calculated(number('num_associated_deals', 'Number of associated deals')),
  ]),
  ...propertiesIn('contactscripted', [
    calculated(number('hubspotscore', 'HubSpot score')),
    readOnly(
      select(
        'hs_analytics_source',
        'Original traffic source',
        'DIRECT_TRAFFIC=Direct traffic;OFFLINE=Offline sources;REFERRALS=Referrals;ORGANIC_SEARCH=Organic search',
      ),
    ),
    readOnly(number('hs_analytics_num_page_views', 'Number of pageviews')),
  ]),
  ...propertiesIn('emailinformation', [
    readOnly(bool('hs_email_optout', 'Unsubscribed from all email')),
    readOnly(bool('hs_email_optout_1000417', 'Opted out of: newsletter')),
    readOnly(number('hs_email_open', 'Marketing emails opened')),
    bool('hs_enforce_double_opt_in', 'Enforce double opt-in'),
    text('hs_email_customer_quarantined_reason', 'Email address quarantine reason'),
  ]),
  ...propertiesIn('privacy_and_consent', [
    checkboxes('hs_legal_basis', "Legal basis for processing contact's data", legalBasis),
    readOnly(bool('hs_gdpr_deleted', 'GDPR deleted')),
    readOnly(
      select('hs_marketable_status', 'Marketing contact status', 'true=Marketing contact;false=Non-marketing contact'),
    ),
    readOnly(text('hs_marketable_reason_type', 'Marketing contact status source type')),
    custom(bool('whatsapp_consent', 'WhatsApp consent')),
    custom(date('consent_given_on', 'Consent given on')),
    ...companyOwnGuardedProperties(),
    date('date_of_birth', 'Date of birth'),
    text('gender', 'Gender'),
    text('marital_status', 'Marital status'),
  ]),
  ...propertiesIn('contact_relationship', [
    custom(select('preferred_language', 'Preferred language for documents', languages)),
    custom(select('preferred_channel', 'Preferred channel', 'email=Email;phone=Phone;video=Video call;chat=Chat')),
    custom(
      checkboxes(
        'topics_of_interest',
        'Topics of interest',
        'fleet=Fleet monitoring;safety=Safety;maintenance=Maintenance planning;analytics=Analytics;api=API',
      ),
    ),
    custom(text('assistant_name', 'Assistant name')),
    custom(bool('newsletter_reader', 'Reads the newsletter')),
    custom(date('next_visit', 'Next visit')),
    custom(number('event_attendance', 'Events attended')),
    custom(text('external_id', 'ERP number', { hasUniqueValue: true })),
    custom(text('import_batch', 'Import batch', { hidden: true })),
    custom(text('skype_name', 'Skype name', { archived: true, archivedAt: '2025-05-06T12:00:00.000Z' })),
    custom(
      textarea('health_note', 'Health note', { dataSensitivity: 'sensitive', sensitiveDataCategories: ['HEALTH'] }),
    ),
    custom(
      text('passport_number', 'Passport number', {
        dataSensitivity: 'highly_sensitive',
        sensitiveDataCategories: ['IDENTITY'],
      }),
    ),
  ]),
  ...propertiesIn('contract_and_billing', companyOwnBillingProperties()),
];
