import { call, email, meeting, note, type StoryRecord, transcript } from '../story.ts';

const maya = 'Maya Lindqvist';
const tobias = 'Tobias Okafor';

export const dealStories: StoryRecord[] = [
  company('700002', 'Brightwater Logistics', 'LOGISTICS_AND_SUPPLY_CHAIN', '830102', {
    fleet_size: '38',
    city: 'Leith',
  }),
  contact('600003', 'Callum', 'Reyes', 'Depot Manager', '700002', '830102', 'brightwater-logistics'),
  deal('500002', 'Brightwater Logistics – depot Leith', '700002', '600003', '830102', {
    amount: '72000',
    closedate: '@24 00:00',
    dealstage: 'qualifiedtobuy',
    seats_needed: '60',
    decision_timeframe: 'this_quarter',
    hs_next_step: 'Wait for the answer to the offer',
    activities: [
      email(
        -14,
        '09:14',
        'Our offer',
        [tobias, 'Callum Reyes'],
        'Hi Callum,\n\nthe offer for sixty seats is attached.\n\nTobias',
      ),
      call(-1, '10:05', 'About the offer', [tobias, 'Callum Reyes'], transcript('brightwater-depot-offer')),
    ],
  }),
  company('700003', 'Tern & Vale', 'RETAIL', '830101', {
    lifecyclestage: 'customer',
    customer_health: 'green',
    renewal_date: '@220',
  }),
  contact('600004', 'Rosalind', 'Achebe', 'Warehouse Systems Lead', '700003', '830101', 'tern-and-vale'),
  deal('500003', 'Tern & Vale – renewal', '700003', '600004', '830101', {
    amount: '96000',
    closedate: '@190 00:00',
    dealstage: 'decisionmakerboughtin',
    pipeline: 'renewals',
    dealtype: 'existingbusiness',
    seats_needed: '110',
    payment_terms: 'net_30',
    contract_end_date: '@220',
    activities: [
      note(-20, '08:40', 'Usage', maya, '81 of 110 seats were used last month. Expect a smaller renewal.'),
      call(-3, '14:00', 'Renewal', [maya, 'Rosalind Achebe'], transcript('tern-and-vale-renewal')),
    ],
  }),
  company('700004', 'Kestrel Foods', 'FOOD_PRODUCTION', '830102', { sites: '6' }),
  contact('600005', 'Priya', 'Raman', 'Head of Production', '700004', '830102', 'kestrel-foods'),
  contact('600006', 'Owen', 'Maddox', 'IT Director', '700004', '830102', 'kestrel-foods'),
  deal('500004', 'Kestrel Foods – pilot', '700004', '600005', '830102', {
    amount: '36000',
    closedate: '@45 00:00',
    dealstage: 'contractsent',
    seats_needed: '30',
    pilot_sites: '3',
    security_review: 'not_started',
    activities: [
      meeting(
        -18,
        '13:00',
        'Plant visit in Corby',
        [tobias, 'Priya Raman'],
        'Three conveyors, two shifts. Wrexham is a maybe.',
      ),
      call(-4, '11:30', 'Pilot plan', [tobias, 'Priya Raman', 'Owen Maddox'], transcript('kestrel-foods-pilot')),
    ],
  }),
  company('700005', 'Aldergrove Hospital Trust', 'HOSPITAL_HEALTH_CARE', '830101', { numberofemployees: '5200' }),
  contact('600007', 'Helen', 'Whitcombe', 'Medical Director', '700005', '830101', 'aldergrove-hospital'),
  deal('500005', 'Aldergrove – porter robots', '700005', '600007', '830101', {
    amount: '150000',
    closedate: '@90 00:00',
    dealstage: 'presentationscheduled',
    seats_needed: '80',
    champion: 'Helen Whitcombe',
    decision_timeframe: 'next_quarter',
    competitors_mentioned: 'northbeam;tandemlogic',
    activities: [
      email(
        -40,
        '07:30',
        'Capital plan',
        ['Helen Whitcombe', maya],
        'Maya, the capital plan is with the trust. I will know more in a month.\n\nHelen',
      ),
      call(-6, '08:15', 'What has changed', [maya, 'Helen Whitcombe'], transcript('aldergrove-porter-robots')),
    ],
  }),
];

function company(
  id: string,
  name: string,
  industry: string,
  owner: string,
  values: Record<string, string> = {},
): StoryRecord {
  const domain = `${name.toLowerCase().replaceAll(/[^a-z]+/g, '-')}.example`;
  const own = { hubspot_owner_id: owner, lifecyclestage: 'opportunity', billing_email: `invoices@${domain}` };
  return {
    objectType: 'companies',
    id,
    createdDaysAgo: 260,
    values: { name, domain, website: `https://${domain}`, industry, external_id: `B-${id}`, ...own, ...values },
    activities: [note(-50, '09:00', 'Account plan', maya, `One page about ${name} is in the shared drive.`)],
  };
}

function contact(
  id: string,
  firstname: string,
  lastname: string,
  jobtitle: string,
  companyId: string,
  owner: string,
  domain: string,
): StoryRecord {
  const email = `${firstname}.${lastname}@${domain}.example`.toLowerCase();
  const own = { hubspot_owner_id: owner, associatedcompanyid: companyId, lifecyclestage: 'opportunity' };
  const values = { email, firstname, lastname, jobtitle, phone: `+44 1632 960${id.slice(-3)}`, ...own };
  return {
    objectType: 'contacts',
    id,
    createdDaysAgo: 200,
    values: { ...values, external_id: `C-9${id.slice(1)}` },
    related: [['companies', companyId]],
    activities: [note(-45, '11:20', 'First call', tobias, `${firstname} answers e-mail within the hour.`)],
  };
}

function deal(
  id: string,
  dealname: string,
  companyId: string,
  contactId: string,
  owner: string,
  { activities, ...values }: Record<string, string | StoryRecord['activities']> & Pick<StoryRecord, 'activities'>,
): StoryRecord {
  const own = { hubspot_owner_id: owner, pipeline: 'default', deal_currency_code: 'USD', hs_exchange_rate: '1' };
  return {
    objectType: 'deals',
    id,
    createdDaysAgo: 120,
    values: {
      dealname,
      ...own,
      payment_terms: 'net_30',
      external_id: `D-9${id.slice(1)}`,
      ...(values as Record<string, string>),
    },
    related: [
      ['companies', companyId, 'Primary'],
      ['contacts', contactId, 'Decision maker'],
    ],
    activities: activities ?? [],
  };
}
