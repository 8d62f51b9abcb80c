import { dealStages } from '../catalogue/deals.ts';
import { associate } from '../records/portal-data.ts';
import type { InventedCompany } from './invent-companies.ts';
import { dayFrom, daysFrom, plant, type SeedBed } from './seed-record.ts';
import { dealSubjects, ticketSubjects } from './words.ts';

const stageValues = dealStages.map(({ value }) => value);

export function inventDeal(
  bed: SeedBed,
  id: string,
  index: number,
  company: InventedCompany,
  contactId: string | undefined,
): string {
  const { random } = bed;
  const stage = random.pick(stageValues);
  const closed = stage.startsWith('closed');
  const days = closed ? -random.whole(5, 200) : random.whole(5, 180);
  const name = `${company.name} – ${random.pick(dealSubjects)}`;
  plant(bed, 'deals', id, daysFrom(bed, -random.whole(210, 400)), {
    dealname: name,
    amount: String(random.whole(8, 240) * 1000),
    deal_currency_code: 'USD',
    hs_exchange_rate: '1',
    closedate: daysFrom(bed, days, '00:00'),
    dealstage: stage,
    pipeline: 'default',
    dealtype: random.pick(['newbusiness', 'existingbusiness']),
    hs_priority: random.pick(['low', 'medium', 'high']),
    hubspot_owner_id: company.ownerId,
    hubspot_team_id: company.teamId,
    hs_next_step: closed ? undefined : random.pick(['Send the offer', 'Book the site visit', 'Call the champion']),
    decision_timeframe: closed ? undefined : random.pick(['this_quarter', 'next_quarter', 'undecided']),
    seats_needed: String(random.whole(5, 200)),
    budget_confirmed: random.chance(0.5) ? String(random.chance(0.5)) : undefined,
    renewal_date: random.chance(0.3) ? dayFrom(bed, random.whole(60, 500)) : undefined,
    payment_terms: random.pick(['net_15', 'net_30', 'net_45']),
    nda_signed: String(random.chance(0.5)),
    external_id: `D-${String(100_000 + index)}`,
  });
  associate(bed.data, ['deals', id], ['companies', company.id], 'Primary');
  if (contactId) associate(bed.data, ['deals', id], ['contacts', contactId]);
  return name;
}

export function inventTicket(
  bed: SeedBed,
  id: string,
  index: number,
  company: InventedCompany,
  contactId: string | undefined,
): string {
  const { random } = bed;
  const stage = random.pick(['1', '2', '3', '4']);
  const subject = `${random.pick(ticketSubjects)} (${company.name})`;
  plant(bed, 'tickets', id, daysFrom(bed, -random.whole(1, 120), '10:20'), {
    subject,
    content: 'Reported by phone. The customer waits for a call.',
    hs_pipeline: '0',
    hs_pipeline_stage: stage,
    hs_ticket_priority: random.pick(['LOW', 'MEDIUM', 'HIGH']),
    hs_ticket_category: random.pick(['PRODUCT_ISSUE', 'FEATURE_REQUEST', 'GENERAL_INQUIRY']),
    source_type: random.pick(['EMAIL', 'PHONE', 'FORM']),
    hubspot_owner_id: company.ownerId,
    product_area: random.pick(['navigation', 'charging', 'fleet_console', 'integrations', 'reporting']),
    affected_vehicles: String(random.whole(0, 30)),
    customer_mood: random.pick(['calm', 'worried', 'angry']),
    external_id: `T-${String(100_000 + index)}`,
  });
  associate(bed.data, ['tickets', id], ['companies', company.id]);
  if (contactId) associate(bed.data, ['tickets', id], ['contacts', contactId]);
  return subject;
}
