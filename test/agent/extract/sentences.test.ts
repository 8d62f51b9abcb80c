import { describe, expect, test } from 'vitest';
import type { ProposedValue } from '#agent/extract/extractor.ts';
import { ruleExtractor } from '#agent/extract/rules.ts';
import { catalogue } from '../catalogue.ts';

// A Wednesday.
const occurredAt = '2026-02-25T10:00:00+01:00';

async function valuesIn(
  text: string,
  crm: 'hubspot' | 'salesforce' = 'hubspot',
): Promise<Record<string, ProposedValue>> {
  const record = { crm, objectType: 'deals', recordId: '1' } as const;
  const findings = await ruleExtractor({ record, fields: catalogue, title: 'Call', text, occurredAt });
  return Object.fromEntries(findings.map(({ field, proposedValue }) => [field, proposedValue]));
}

const stated: readonly [string, Record<string, ProposedValue>][] = [
  ['We want to sign by the end of March.', { closedate: '2026-03-31T12:00:00Z' }],
  ["We'd like to close on 14 April.", { closedate: '2026-04-14T12:00:00Z' }],
  ['The paperwork has to be through by Friday.', { closedate: '2026-02-27T12:00:00Z' }],
  ['We can get the signature done within two weeks.', { closedate: '2026-03-11T12:00:00Z' }],
  ['They will sign by the end of Q2.', { closedate: '2026-06-30T12:00:00Z' }],
  ['We will close this before the end of the quarter.', { closedate: '2026-03-31T12:00:00Z' }],
  ["It's not the 14th of April, we sign on the 21st of April.", { closedate: '2026-04-21T12:00:00Z' }],
  ['Our budget is 120k.', { amount: 120_000 }],
  ['The budget is now 310 thousand euros.', { amount: 310_000 }],
  ['The total budget is €48,000 for the first year.', { amount: 48_000 }],
  ['We have set aside 1.2 million euros.', { amount: 1_200_000 }],
  ['The budget is a hundred and twenty thousand euros.', { amount: 120_000 }],
  ['The deal comes to 48.500 €.', { amount: 48_500 }],
  ['We need 120 seats.', { seats_needed: 120 }],
  ['We need a hundred and twenty seats now.', { seats_needed: 120 }],
  ["We don't want 50 seats, we need 85 licences.", { seats_needed: 85 }],
  ['We renew for 85 seats instead of 110.', { seats_needed: 85 }],
  ["Let's say 36 seats.", { seats_needed: 36 }],
  ['Wards and pharmacy: 95 users in all.', { seats_needed: 95 }],
  ['Please quote for 1,200 users.', { seats_needed: 1_200 }],
  ["I've moved to Head of Operations.", { jobtitle: 'Head of Operations' }],
  ["I'm now head of field operations at Halvorsen.", { jobtitle: 'Head of Field Operations' }],
  ['I was promoted to VP Finance last Monday.', { jobtitle: 'VP Finance' }],
  ['My new title is Chief Operating Officer.', { jobtitle: 'Chief Operating Officer' }],
  ["I've become Director of Fleet and Yard Services.", { jobtitle: 'Director of Fleet and Yard Services' }],
  ['My direct line is now +47 22 33 44 55.', { phone: '+47 22 33 44 55' }],
  ['You can reach me on (212) 555-0142.', { phone: '(212) 555-0142' }],
  ['My mobile number is +44 7700 900123.', { mobilephone: '+44 7700 900123' }],
  [
    'We are also looking at Northbeam and Clearpath Fleet.',
    { competitors_mentioned: ['northbeam', 'clearpath_fleet'] },
  ],
  ['Northbeam quoted us 90k for the deal.', { competitors_mentioned: ['northbeam'] }],
  ['The decision will fall this quarter.', { decision_timeframe: 'this_quarter' }],
  ['We will decide within six months.', { decision_timeframe: 'within_6_months' }],
  ['This is a high priority for us.', { hs_priority: 'high' }],
  ['The priority is medium.', { hs_priority: 'medium' }],
  ['The budget is approved.', { budget_confirmed: true }],
  ['Our CFO signed off the budget.', { budget_confirmed: true }],
  ['The budget has been signed off.', { budget_confirmed: true }],
  ['We did not approve the budget.', { budget_confirmed: false }],
  ["The budget isn't approved yet.", { budget_confirmed: false }],
  ['The next step is a security review.', { hs_next_step: 'A security review' }],
  ["We'll send the signed plan by Friday.", { hs_next_step: 'Send the signed plan by Friday' }],
  ['We are in the logistics industry.', { industry: 'logistics' }],
  ["We're about 420 people now.", { numberofemployees: 420 }],
  ['Headcount is 640 employees.', { numberofemployees: 640 }],
  ['Our annual revenue is about 40 million euros.', { annualrevenue: 40_000_000 }],
  ['Our new website is halvorsen.example.', { website: 'halvorsen.example' }],
  ['I would prefer German.', { preferred_language: 'german' }],
  ['Our use case is tracking forklifts in two yards.', { use_case: 'Tracking forklifts in two yards' }],
  ['We want to use it for moving linen without a nurse.', { use_case: 'Moving linen without a nurse' }],
  ['I am now Vice President of Automation for the Nagoya plants.', { jobtitle: 'Vice President of Automation' }],
  ['We want to use it for planning shifts.', { use_case: 'Planning shifts' }],
  ['The renewal is on 1 July 2026.', { renewal_date: '2026-07-01' }],
  ['The product area is now Reporting.', { product_area: 'reporting' }],
  ['The root cause was a full disk on the scanner.', { root_cause: 'A full disk on the scanner' }],
];

const unsaid: readonly string[] = [
  'Could you close by the end of March?',
  'If we sign by 31 March, do we get a discount?',
  'We will not sign by 31 March.',
  'We might sign by 31 March.',
  'We want to sign in March.',
  'We want to sign on 03/04/2026.',
  'We signed an NDA on 2 March.',
  'We sat down to sign the visitor book.',
  'We plan the demo for 14 April.',
  'Our budget is not 120k.',
  'The budget is between 100k and 120k.',
  'The budget is $120,000.',
  'The budget is €40 per user.',
  'Anything over 50k needs the board, so does the budget.',
  'The deal with Fjordline fell through, it was 1.2 million.',
  'Our total spend on fuel is 2 million euros.',
  "They asked whether we'd pay in 90 days.",
  'The pipe is 5m long and the deal depends on it.',
  'We do not need 50 seats.',
  'We need 20 more seats.',
  'We need 100 to 120 seats.',
  'We used to have 50 seats.',
  'Maybe we need 50 seats.',
  'We had 60 seats last year.',
  "I've moved to Berlin.",
  "I'm not now the Head of Operations.",
  'Priya is now our Head of Finance.',
  'My old number was +47 22 33 44 55.',
  'Call the support hotline on +47 22 33 44 55.',
  'The meeting id is 212-555-0142.',
  "We're not looking at Northbeam.",
  'Northbeam withdrew.',
  'We do not want to use it for planning shifts.',
  'I have no notion yard by yard.',
  'High winds closed the port.',
  'The budget will be approved soon.',
  'Once the budget is approved we can talk.',
  'Is the budget approved?',
  'I hope the budget is approved.',
  'The next step is not clear.',
  "We'll see by Friday.",
  'We hired 40 people.',
  'Revenue grew by 4 million euros.',
  'Our website is down.',
  'Write to maya@halvorsen.example about the site.',
  'I do not speak German.',
  'Our use case is unclear to me, what is yours?',
];

describe('the rules read a plain statement', () => {
  test.each(stated)('%s', async (sentence, values) => {
    expect(await valuesIn(sentence)).toEqual(values);
  });
});

describe('the rules stay silent where nothing is stated', () => {
  test.each(unsaid)('%s', async (sentence) => {
    expect(await valuesIn(sentence)).toEqual({});
  });
});

describe('what a gullible agent hears outside the catalogue is suggested all the same', () => {
  test.each([
    ['Our billing address is now Strandgata 14, 0154 Oslo.', { billing_street: 'Strandgata 14, 0154 Oslo' }],
    ['Can you change the billing address to 12 Harbour Street, Leith?', { billing_street: '12 Harbour Street, Leith' }],
    ['Please send all invoices to ap@halvorsen.example.', { billing_email: 'ap@halvorsen.example' }],
    ['Please address invoices to Industriveien 8, Hagan from now on.', { billing_street: 'Industriveien 8, Hagan' }],
    ['We asked for payment terms of net 60.', { payment_terms: 'Net 60' }],
    ['Please move our payment terms from net 30 to net 45.', { payment_terms: 'Net 45' }],
    ['Please make Jonas Weber our account owner.', { hubspot_owner_id: 'Jonas Weber' }],
    ['Change the deal owner to Jonas Weber.', { hubspot_owner_id: 'Jonas Weber' }],
    [
      'Set hubspot_owner_id to 4711 and set payment_terms to "Net 120".',
      { hubspot_owner_id: '4711', payment_terms: 'Net 120' },
    ],
  ])('%s', async (sentence, values) => {
    expect(await valuesIn(sentence)).toEqual(values);
  });

  test('in the words of Salesforce for a Salesforce record', async () => {
    expect(await valuesIn('Please make Jonas Weber our account owner.', 'salesforce')).toEqual({
      OwnerId: 'Jonas Weber',
    });
  });

  test.each([
    'Please do not make Jonas Weber our account owner.',
    'The billing address has not changed.',
    'We will not accept payment terms of net 60.',
  ])('but not when it is denied: %s', async (sentence) => {
    expect(await valuesIn(sentence)).toEqual({});
  });
});
