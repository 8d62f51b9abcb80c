import { companyOwnBillingProperties, companyOwnGuardedProperties, recordProperties } from './common-properties.ts';
import {
  bool,
  calculated,
  checkboxes,
  custom,
  date,
  datetime,
  externalSet,
  file,
  money,
  number,
  type Property,
  propertiesIn,
  readOnly,
  select,
  text,
  textarea,
} from './property.ts';

export const dealStages = [
  { value: 'appointmentscheduled', label: 'Appointment scheduled', probability: 0.2 },
  { value: 'qualifiedtobuy', label: 'Qualified to buy', probability: 0.4 },
  { value: 'presentationscheduled', label: 'Presentation scheduled', probability: 0.6 },
  { value: 'decisionmakerboughtin', label: 'Decision maker bought-in', probability: 0.8 },
  { value: 'contractsent', label: 'Contract sent', probability: 0.9 },
  { value: 'closedwon', label: 'Closed won', probability: 1 },
  { value: 'closedlost', label: 'Closed lost', probability: 0 },
];

export const competitors =
  'northbeam=Northbeam;clearpath_fleet=Clearpath Fleet;boltline=Boltline;axleworks=AxleWorks;tandemlogic=TandemLogic;in_house=In-house build';

const stages = dealStages.map(({ value, label }) => `${value}=${label}`).join(';');

export const dealProperties: Property[] = [
  ...propertiesIn('dealinformation', [
    text('dealname', 'Deal name'),
    money('amount', 'Amount', { description: 'The total amount of the deal.', numberDisplayHint: 'formatted' }),
    datetime('closedate', 'Close date', { description: 'Date the deal is expected to be closed.' }),
    select('dealstage', 'Deal stage', stages),
    select('pipeline', 'Pipeline', 'default=Sales pipeline;renewals=Renewals'),
    select('dealtype', 'Deal type', 'newbusiness=New business;existingbusiness=Existing business'),
    select('hs_priority', 'Priority', 'low=Low;medium=Medium;high=High'),
    textarea('description', 'Deal description'),
    text('hs_next_step', 'Next step', { description: 'What happens next, in one line.' }),
    textarea('closed_lost_reason', 'Closed lost reason'),
    textarea('closed_won_reason', 'Closed won reason'),
    select(
      'hs_manual_forecast_category',
      'Forecast category',
      'OMIT=Not forecasted;PIPELINE=Pipeline;BEST_CASE=Best case;COMMIT=Commit;CLOSED=Closed won',
    ),
    number('hs_forecast_probability', 'Forecast probability', { numberDisplayHint: 'percentage' }),
    ...recordProperties('Deal'),
    externalSet('hs_all_collaborator_owner_ids', 'Deal collaborators', { referencedObjectType: 'OWNER' }),
    checkboxes('hs_attributed_team_ids', 'Attributed teams', '7001=Mid-market;7002=Enterprise', { hidden: true }),
    bool('hs_is_active_shared_deal', 'Is active shared deal', { hidden: true }),
    number('hs_pinned_engagement_id', 'Pinned engagement ID', { hidden: true }),
  ]),
  ...propertiesIn('deal_revenue', [
    select('deal_currency_code', 'Currency', 'USD=US Dollar;EUR=Euro;GBP=British Pound;NOK=Norwegian Krone'),
    number('hs_exchange_rate', 'Exchange rate'),
    calculated(money('amount_in_home_currency', 'Amount in company currency'), 'amount * hs_exchange_rate'),
    calculated(number('hs_deal_stage_probability', 'Deal probability', { numberDisplayHint: 'percentage' })),
    calculated(money('hs_projected_amount', 'Weighted amount'), 'amount * hs_deal_stage_probability'),
    calculated(money('hs_forecast_amount', 'Forecast amount'), 'amount'),
    calculated(money('hs_acv', 'Annual contract value')),
    calculated(money('hs_arr', 'Annual recurring revenue')),
    calculated(money('hs_mrr', 'Monthly recurring revenue')),
    calculated(money('hs_tcv', 'Total contract value')),
    select(
      'hs_deal_amount_calculation_preference',
      'Deal amount calculation',
      'manual=Manual;tcv=Total contract value',
    ),
    text('hs_line_item_global_term_recurringbillingfrequency', 'Global term billing frequency', { hidden: true }),
  ]),
  ...propertiesIn('deal_activity', [
    calculated(bool('hs_is_closed', 'Is deal closed')),
    calculated(bool('hs_is_closed_won', 'Is closed won')),
    calculated(number('days_to_close', 'Days to close')),
    calculated(number('num_associated_contacts', 'Number of associated contacts')),
    readOnly(datetime('hs_date_entered_qualifiedtobuy', 'Date entered "Qualified to buy"')),
    readOnly(datetime('hs_date_entered_contractsent', 'Date entered "Contract sent"')),
    readOnly(
      select(
        'hs_analytics_source',
        'Original traffic source',
        'DIRECT_TRAFFIC=Direct traffic;OFFLINE=Offline sources;REFERRALS=Referrals;ORGANIC_SEARCH=Organic search',
      ),
    ),
  ]),
  ...propertiesIn('qualification', [
    custom(checkboxes('competitors_mentioned', 'Competitors mentioned', competitors)),
    custom(bool('budget_confirmed', 'Budget confirmed')),
    custom(
      select(
        'decision_timeframe',
        'Decision timeframe',
        'this_month=This month;this_quarter=This quarter;next_quarter=Next quarter;this_year=This year;undecided=Undecided',
      ),
    ),
    custom(number('seats_needed', 'Seats needed', { description: 'How many people will use it.' })),
    custom(date('renewal_date', 'Renewal date')),
    custom(date('go_live_date', 'Go-live date')),
    custom(textarea('use_case', 'Use case')),
    custom(text('champion', 'Champion', { description: 'Who speaks for us inside.' })),
    custom(text('current_solution', 'Current solution')),
    custom(
      select(
        'security_review',
        'Security review',
        'not_started=Not started;in_progress=In progress;passed=Passed;not_needed=Not needed',
      ),
    ),
    custom(number('pilot_sites', 'Pilot sites')),
    custom(text('external_id', 'ERP number', { hasUniqueValue: true })),
    custom(text('import_batch', 'Import batch', { hidden: true })),
    custom(text('legacy_score', 'Legacy score', { archived: true, archivedAt: '2025-06-30T12:00:00.000Z' })),
    custom(file('signed_offer', 'Signed offer')),
  ]),
  ...propertiesIn('contract_and_billing', [
    ...companyOwnBillingProperties(),
    ...companyOwnGuardedProperties(),
    custom(date('contract_end_date', 'Contract end date')),
    custom(money('contract_value', 'Contract value')),
    custom(number('discount_percent', 'Discount percent')),
    custom(
      textarea('salary_negotiation_note', 'Salary negotiation note', {
        dataSensitivity: 'sensitive',
        sensitiveDataCategories: ['FINANCIAL'],
      }),
    ),
    custom(
      text('bank_account_last_digits', 'Bank account, last digits', {
        dataSensitivity: 'highly_sensitive',
        sensitiveDataCategories: ['FINANCIAL'],
      }),
    ),
  ]),
];
