import { industries } from '../catalogue/companies.ts';
import { optionsOf } from '../catalogue/property.ts';
import { owners } from '../people.ts';
import { dayFrom, daysFrom, domainOf, plant, type SeedBed } from './seed-record.ts';
import { companyFirst, companySecond, places } from './words.ts';

const industryValues = optionsOf(industries).map(({ value }) => value);
export const activeOwners = owners.filter(({ archived }) => !archived);

export interface InventedCompany {
  id: string;
  name: string;
  domain: string;
  ownerId: string;
  teamId: string;
}

export function inventCompany(bed: SeedBed, id: string, index: number): InventedCompany {
  const { random } = bed;
  // The index picks the name: no two of the first 1,200 are called the same.
  const first = companyFirst[index % companyFirst.length] ?? '';
  const second = companySecond[(Math.floor(index / companyFirst.length) * 7 + index) % companySecond.length] ?? '';
  const round = Math.floor(index / (companyFirst.length * companySecond.length));
  const name = `${first} ${second}${round > 0 ? ` ${round + 1}` : ''}`;
  const domain = domainOf(name);
  const owner = random.pick(activeOwners);
  const teamId = owner.teams[0]?.id ?? '7001';
  const [city, zip, country, street] = random.pick(places);
  const isCustomer = random.chance(0.4);
  plant(bed, 'companies', id, daysFrom(bed, -random.whole(60, 900)), {
    name,
    domain,
    website: `https://www.${domain}`,
    phone: `+1 303 555 0${random.whole(100, 199)}`,
    industry: random.pick(industryValues),
    numberofemployees: String(random.whole(20, 4000)),
    annualrevenue: String(random.whole(2, 400) * 1_000_000),
    description: `${name} runs halls and depots around ${city}.`,
    founded_year: String(random.whole(1921, 2020)),
    type: isCustomer ? 'OTHER' : 'PROSPECT',
    lifecyclestage: isCustomer ? 'customer' : random.pick(['lead', 'salesqualifiedlead', 'opportunity']),
    address: street,
    city,
    zip,
    country,
    hubspot_owner_id: owner.id,
    hubspot_team_id: teamId,
    hs_tax_id: isCustomer ? `XX${random.whole(100_000_000, 999_999_999)}` : undefined,
    fleet_size: String(random.whole(3, 140)),
    sites: String(random.whole(1, 12)),
    support_tier: isCustomer ? random.pick(['basic', 'standard', 'premium']) : undefined,
    customer_health: isCustomer ? random.pick(['green', 'green', 'amber', 'red']) : undefined,
    renewal_date: isCustomer ? dayFrom(bed, random.whole(30, 400)) : undefined,
    payment_terms: isCustomer ? random.pick(['net_15', 'net_30', 'net_45']) : undefined,
    billing_street: isCustomer ? street : undefined,
    billing_city: isCustomer ? city : undefined,
    billing_zip: isCustomer ? zip : undefined,
    billing_email: isCustomer ? `invoices@${domain}` : undefined,
    invoice_frequency: isCustomer ? random.pick(['monthly', 'quarterly', 'annually']) : undefined,
    contract_end_date: isCustomer ? dayFrom(bed, random.whole(60, 700)) : undefined,
    contract_value: isCustomer ? String(random.whole(12, 300) * 1000) : undefined,
    nda_signed: String(isCustomer),
    external_id: `B-${id}`,
  });
  return { id, name, domain, ownerId: owner.id, teamId };
}
