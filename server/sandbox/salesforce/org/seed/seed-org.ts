import { emptyMaps, type PortalData } from '../../../hubspot/records/portal-data.ts';
import type { ObjectType } from '../../../hubspot/records/record.ts';
import { seedPortal } from '../../../hubspot/seed/seed-portal.ts';
import { flagshipDealId } from '../../../hubspot/seed/stories/halvorsen.ts';
import type { RecordActivity } from '../../options.ts';
import { longId } from '../../record-id.ts';
import type { Cell } from '../../soql/table.ts';
import { objects, type RecordObject } from '../catalogue/objects.ts';
import { type StoredRecord, salesforceTime } from '../record.ts';
import { emptyFields } from '../record-store.ts';
import { activityId } from '../timeline.ts';
import { accountFrom, contactFrom, type Links, leadFrom } from './from-customers.ts';
import { caseFrom, opportunityFrom } from './from-their-business.ts';
import { inventLead } from './invent-leads.ts';
import { type Fields, ToldValues } from './told-values.ts';

export interface SeededOrg {
  records: Record<RecordObject, Map<string, StoredRecord>>;
  activities: RecordActivity[];
  flagship: { objectType: string; recordId: string };
}

/** The customer's record here, made from what the other CRM knows. */
interface Counterpart {
  objectType: RecordObject;
  make(told: ToldValues, links: Links, index: number): Fields;
}

const counterparts: Readonly<Record<ObjectType, Counterpart>> = {
  companies: { objectType: 'Account', make: accountFrom },
  contacts: { objectType: 'Contact', make: contactFrom },
  deals: { objectType: 'Opportunity', make: opportunityFrom },
  tickets: { objectType: 'Case', make: caseFrom },
};

const lead: Counterpart = { objectType: 'Lead', make: leadFrom };
const leadNumbers = 900_000;

/**
 * Fills an organization with the invented customers of the other stand-in CRM, and with leads of its own. The same day
 * gives the same organization.
 * @param sizes how many records of an object there are at least
 */
export function seedOrg(today: Date, sizes: Readonly<Partial<Record<string, number>>>): SeededOrg {
  const told: PortalData = { records: emptyMaps(), activities: emptyMaps(), associations: emptyMaps() };
  seedPortal(told, today, {
    companies: sizes.Account ?? 240,
    contacts: sizes.Contact ?? 260,
    deals: sizes.Opportunity ?? 240,
    tickets: sizes.Case ?? 220,
  });
  const org: SeededOrg = {
    records: { Account: new Map(), Contact: new Map(), Lead: new Map(), Opportunity: new Map(), Case: new Map() },
    activities: [],
    flagship: { objectType: 'Opportunity', recordId: idFor('Opportunity', flagshipDealId) },
  };
  for (const type of ['companies', 'contacts', 'deals', 'tickets'] as const) plantCounterparts(org, told, type);
  for (let index = 0; org.records.Lead.size < (sizes.Lead ?? 220); index += 1) {
    const createdAt = new Date(today.getTime() - (20 + index) * 86_400_000).toISOString();
    plant(org, 'Lead', idFor('Lead', leadNumbers + index), createdAt, inventLead(index));
  }
  noteLastActivities(org);
  return org;
}

function plantCounterparts(org: SeededOrg, told: PortalData, type: ObjectType): void {
  let index = 0;
  for (const [number, record] of told.records[type]) {
    const links = linksOf(told, type, number);
    const isLead = type === 'contacts' && links.AccountId === null;
    const { objectType, make } = isLead ? lead : counterparts[type];
    const id = idFor(objectType, number);
    plant(org, objectType, id, record.createdAt, make(new ToldValues(type, record.values), links, index));
    index += 1;
    for (const { kind, title, occurredAt, text } of told.activities[type].get(number) ?? []) {
      const activity = { kind, title, occurredAt, text, objectType, recordId: id };
      org.activities.push({ id: activityId(kind, 'Fw', org.activities.length + 1), ...activity });
    }
  }
}

/** The same customers are known in both CRMs: the number of one is in the id of the other. */
function idFor(objectType: RecordObject, number: string | number): string {
  return longId(`${objects[objectType].keyPrefix}Fw${String(number).padStart(10, '0')}`) ?? '';
}

function linksOf(told: PortalData, type: ObjectType, number: string): Links {
  const related = (to: ObjectType, objectType: RecordObject) => {
    const found = told.associations[type].get(number)?.find((one) => one.objectType === to);
    return found === undefined ? null : idFor(objectType, found.id);
  };
  return { AccountId: related('companies', 'Account'), ContactId: related('contacts', 'Contact') };
}

function plant(org: SeededOrg, objectType: RecordObject, id: string, createdAt: string, given: Fields): void {
  const at = salesforceTime(new Date(createdAt));
  const { OwnerId = null } = given;
  const known = Object.entries(given).filter((entry): entry is [string, Cell] => entry[1] !== undefined);
  const fields: Record<string, Cell> = {
    ...emptyFields(objectType),
    CurrencyIsoCode: 'USD',
    ...Object.fromEntries(known),
    Id: id,
    CreatedDate: at,
    LastModifiedDate: at,
    SystemModstamp: at,
    CreatedById: OwnerId,
    LastModifiedById: OwnerId,
  };
  org.records[objectType].set(id, { objectType, id, fields, history: [], deleted: false });
}

function noteLastActivities({ records, activities }: SeededOrg): void {
  for (const { objectType, recordId, occurredAt } of activities) {
    const fields = records[objectType as RecordObject].get(recordId)?.fields;
    const day = occurredAt.slice(0, 10);
    if (fields && day > String(fields.LastActivityDate ?? '')) fields.LastActivityDate = day;
  }
}
