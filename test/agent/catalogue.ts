import type { CatalogueField } from '#agent/api-schemas.ts';

function field(
  name: string,
  label: string,
  type: string,
  more: Partial<Pick<CatalogueField, 'currency' | 'lengthMax'>> & { options?: readonly string[] } = {},
): CatalogueField {
  const { options = [], ...rest } = more;
  const values = options.map((option) => ({ value: option.toLowerCase().replace(/\W+/g, '_'), label: option }));
  return { name, label, type, options: values, currency: null, lengthMax: null, description: '', ...rest };
}

/** What Fieldward might answer for an object on which every rule finds its field. */
export const catalogue: readonly CatalogueField[] = [
  field('closedate', 'Close Date', 'datetime'),
  field('amount', 'Amount', 'currency', { currency: 'EUR' }),
  field('seats_needed', 'Seats needed', 'number'),
  field('jobtitle', 'Job Title', 'text'),
  field('phone', 'Phone Number', 'phone'),
  field('mobilephone', 'Mobile Phone Number', 'phone'),
  field('competitors_mentioned', 'Competitors mentioned', 'multi_option', {
    options: ['Northbeam', 'Clearpath Fleet', 'Notion Yard', 'Other'],
  }),
  field('decision_timeframe', 'Decision timeframe', 'option', {
    options: ['This month', 'This quarter', 'Next quarter', 'Within 6 months'],
  }),
  field('hs_priority', 'Priority', 'option', { options: ['Low', 'Medium', 'High'] }),
  field('budget_confirmed', 'Budget confirmed', 'boolean'),
  field('hs_next_step', 'Next step', 'text', { lengthMax: 120 }),
  field('industry', 'Industry', 'option', { options: ['Logistics', 'Robotics', 'Food Production'] }),
  field('numberofemployees', 'Number of Employees', 'number'),
  field('annualrevenue', 'Annual Revenue', 'currency', { currency: 'EUR' }),
  field('website', 'Website URL', 'url'),
  field('preferred_language', 'Preferred language', 'option', { options: ['English', 'German', 'Polish'] }),
  field('use_case', 'Use case', 'multiline'),
  field('renewal_date', 'Renewal date', 'date'),
  field('product_area', 'Product area', 'option', { options: ['Billing', 'Reporting'] }),
  field('root_cause', 'Root cause', 'multiline'),
];
