import { associate } from '../records/portal-data.ts';
import type { InventedCompany } from './invent-companies.ts';
import { daysFrom, mailName, plant, type SeedBed } from './seed-record.ts';
import { firstNames, jobTitles, lastNames, places } from './words.ts';

export interface InventedContact {
  id: string;
  name: string;
  companyId: string;
}

export function inventContact(bed: SeedBed, id: string, index: number, company: InventedCompany): InventedContact {
  const { random } = bed;
  const firstName = firstNames[index % firstNames.length] ?? '';
  const lastName = lastNames[(index * 5 + Math.floor(index / firstNames.length)) % lastNames.length] ?? '';
  const [city, zip, country] = random.pick(places);
  plant(bed, 'contacts', id, daysFrom(bed, -random.whole(20, 700)), {
    email: `${mailName(firstName, lastName)}.${index}@${company.domain}`,
    firstname: firstName,
    lastname: lastName,
    jobtitle: random.pick(jobTitles),
    phone: `+1 303 555 0${random.whole(100, 199)}`,
    mobilephone: random.chance(0.5) ? `+1 720 555 0${random.whole(100, 199)}` : undefined,
    company: company.name,
    city,
    zip,
    country,
    lifecyclestage: random.pick(['lead', 'salesqualifiedlead', 'opportunity', 'customer']),
    hs_lead_status: random.pick(['NEW', 'OPEN', 'IN_PROGRESS', 'CONNECTED']),
    hs_buying_role: random.pick(['CHAMPION', 'DECISION_MAKER', 'END_USER', 'INFLUENCER']),
    hubspot_owner_id: company.ownerId,
    hubspot_team_id: company.teamId,
    associatedcompanyid: company.id,
    preferred_language: random.pick(['en', 'en', 'de', 'fr', 'nl']),
    preferred_channel: random.pick(['email', 'phone', 'video']),
    hs_legal_basis: random.chance(0.6) ? 'Legitimate interest – prospect/lead' : undefined,
    hs_marketable_status: String(random.chance(0.5)),
    hs_email_optout: String(random.chance(0.1)),
    event_attendance: String(random.whole(0, 6)),
    external_id: `C-${String(100_000 + index)}`,
  });
  associate(bed.data, ['contacts', id], ['companies', company.id]);
  return { id, name: `${firstName} ${lastName}`, companyId: company.id };
}
