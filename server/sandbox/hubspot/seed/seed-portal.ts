import { seededRandom } from '../../seeded-random.ts';
import { associate, type PortalData, push } from '../records/portal-data.ts';
import type { Activity, ObjectType } from '../records/record.ts';
import { activeOwners, type InventedCompany, inventCompany } from './invent-companies.ts';
import { type InventedContact, inventContact } from './invent-people.ts';
import { inventDeal, inventTicket } from './invent-work.ts';
import { daysFrom, plant, type SeedBed } from './seed-record.ts';
import { dealStories } from './stories/deals.ts';
import { halvorsenStory } from './stories/halvorsen.ts';
import { otherStories } from './stories/others.ts';
import { type StoryRecord, valuesOf } from './story.ts';
import { notes } from './words.ts';

const usualSizes: Record<ObjectType, number> = { companies: 240, contacts: 320, deals: 260, tickets: 220 };
/** Invented records come after the hand-written ones. */
const firstIds: Record<ObjectType, number> = {
  deals: 501_000,
  contacts: 601_000,
  companies: 701_000,
  tickets: 801_000,
};
const busyDeals = 16;

/**
 * Fills an empty portal with invented customers. The same day gives the same portal.
 * @param sizes how many records of an object there are at least
 */
export function seedPortal(data: PortalData, today: Date, sizes: Partial<Record<ObjectType, number>>): void {
  const bed: SeedBed = { data, today, random: seededRandom(20_261_123) };
  const story = [...halvorsenStory, ...dealStories, ...otherStories];
  for (const record of story) plantStory(bed, record);
  for (const { objectType, id, related = [] } of story) {
    for (const [toType, toId, label] of related) associate(data, [objectType, id], [toType, toId], label);
  }
  const wanted = { ...usualSizes, ...sizes };
  const missing = (type: ObjectType) => Math.max(0, wanted[type] - data.records[type].size);
  const companies = many(missing('companies'), (index) => inventCompany(bed, idOf('companies', index), index));
  const contacts = many(missing('contacts'), (index) =>
    inventContact(bed, idOf('contacts', index), index, companyAt(companies, index)),
  );
  const contactOf = contactsByCompany(contacts);
  for (const [index, company] of spread(companies, missing('deals'))) {
    const id = idOf('deals', index);
    const name = inventDeal(bed, id, index, company, contactOf.get(company.id)?.id);
    if (index < busyDeals) inventTimeline(bed, id, name, contactOf.get(company.id)?.name ?? company.name);
  }
  for (const [index, company] of spread(companies, missing('tickets'))) {
    inventTicket(bed, idOf('tickets', index), index, company, contactOf.get(company.id)?.id);
  }
}

function plantStory(bed: SeedBed, record: StoryRecord): void {
  const { objectType, id, createdDaysAgo, activities = [] } = record;
  plant(bed, objectType, id, daysFrom(bed, -createdDaysAgo), valuesOf(bed, record));
  activities.forEach(({ days, clock, ...told }, index) => {
    const occurredAt = daysFrom(bed, days, clock);
    push(bed.data.activities[objectType], id, { id: `${id}${index + 1}`, ...told, occurredAt });
  });
}

function inventTimeline(bed: SeedBed, dealId: string, dealName: string, contact: string): void {
  const { random, data } = bed;
  const kinds = ['note', 'email', 'meeting', 'note'] as const;
  kinds.slice(0, random.whole(2, 4)).forEach((kind, index) => {
    const rep = random.pick(activeOwners);
    const author = `${rep.firstName} ${rep.lastName}`;
    const activity: Activity = {
      id: `${dealId}${index + 1}`,
      kind,
      title: kind === 'email' ? `Re: ${dealName}` : kind === 'meeting' ? `Review with ${contact}` : 'Note',
      occurredAt: daysFrom(bed, -random.whole(10, 90) + index, `1${index}:15`),
      participants: kind === 'note' ? [author] : [author, contact],
      text: random.pick(notes),
    };
    push(data.activities.deals, dealId, activity);
  });
}

function idOf(type: ObjectType, index: number): string {
  return String(firstIds[type] + index);
}

function many<T>(count: number, make: (index: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => make(index));
}

function companyAt(companies: readonly InventedCompany[], index: number): InventedCompany {
  const company = companies[index % companies.length];
  if (!company) throw new Error('contacts, deals and tickets need at least one invented company');
  return company;
}

function spread(companies: readonly InventedCompany[], count: number): [number, InventedCompany][] {
  return many(count, (index) => [index, companyAt(companies, index)]);
}

function contactsByCompany(contacts: readonly InventedContact[]): Map<string, InventedContact> {
  return new Map(contacts.toReversed().map((contact) => [contact.companyId, contact]));
}
