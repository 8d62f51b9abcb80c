import { emptyMaps } from '../../../hubspot/records/portal-data.ts';
import type { Activity, ObjectType, StoredRecord as Told } from '../../../hubspot/records/record.ts';
import { seedPortal } from '../../../hubspot/seed/seed-portal.ts';
import { flagshipDealId } from '../../../hubspot/seed/stories/halvorsen.ts';
import type { RecordActivity } from '../../options.ts';
import { longId } from '../../record-id.ts';
import type { Cell } from '../../soql/table.ts';
import { objects, type RecordObject } from '../catalogue/objects.ts';
import { type StoredRecord, salesforceTime } from '../record.ts';
import { accountFrom, caseFrom, contactFrom, opportunityFrom } from './from-customers.ts';
import { inventLead } from './invent-leads.ts';

export interface SeededOrg {
  records: Record<RecordObject, Map<string, StoredRecord>>;
  activities: RecordActivity[];
  flagship: { objectType: string; recordId: string };
}

const kinds: readonly (readonly [ObjectType, RecordObject])[] = [
  ['companies', 'Account'],
  ['contacts', 'Contact'],
  ['deals', 'Opportunity'],
  ['tickets', 'Case'],
];

/** The id of the customer's record here; the same customers are known in both stand-in CRMs. */
function idFor(objectType: RecordObject, number: string | number): string {
  return longId(`${objects[objectType].keyPrefix}Fw${String(number).padStart(10, '0')}`) ?? '';
}

/** Fills an organization with the invented customers of the other stand-in CRM, and with leads of its own. */
export function seedOrg(today: Date, sizes: Readonly<Partial<Record<string, number>>>): SeededOrg {
  const told = { records: emptyMaps<Told>(), activities: emptyMaps<Activity[]>(), associations: emptyMaps<never[]>() };
  seedPortal(told as never, today, {
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
  const related = (type: ObjectType, id: string, to: ObjectType): string | null => {
    const links = told.associations[type].get(id) as readonly { objectType: ObjectType; id: string }[] | undefined;
    return links?.find(({ objectType }) => objectType === to)?.id ?? null;
  };
  const links = (type: ObjectType, id: string) => {
    const [company, contact] = [related(type, id, 'companies'), related(type, id, 'contacts')];
    return {
      AccountId: company === null ? null : idFor('Account', company),
      ContactId: contact === null ? null : idFor('Contact', contact),
    };
  };
  const makers = { companies: accountFrom, contacts: contactFrom, deals: opportunityFrom, tickets: caseFrom } as const;
  for (const [type, objectType] of kinds) {
    let index = 0;
    for (const [id, record] of told.records[type]) {
      const fields = makers[type](record.values, links(type, id), index);
      plant(org, objectType, idFor(objectType, id), record.createdAt, fields);
      index += 1;
      for (const { participants: _, ...activity } of told.activities[type].get(id) ?? []) {
        org.activities.push({ ...activity, objectType, recordId: idFor(objectType, id) });
      }
    }
  }
  for (let index = 0; index < (sizes.Lead ?? 220); index += 1) {
    const createdAt = new Date(today.getTime() - (20 + index) * 86_400_000).toISOString();
    plant(org, 'Lead', idFor('Lead', 900_000 + index), createdAt, inventLead(index));
  }
  return org;
}

function plant(
  org: SeededOrg,
  objectType: RecordObject,
  id: string,
  createdAt: string,
  given: Readonly<Record<string, Cell | undefined>>,
): void {
  const at = salesforceTime(new Date(createdAt));
  const usual = objects[objectType].fields.map(({ name, type }): [string, Cell] => [
    name,
    type === 'boolean' ? false : null,
  ]);
  const owner = given.OwnerId ?? null;
  const fields: Record<string, Cell> = {
    ...Object.fromEntries(usual),
    CurrencyIsoCode: 'USD',
    ...Object.fromEntries(Object.entries(given).filter((entry): entry is [string, Cell] => entry[1] !== undefined)),
    Id: id,
    CreatedDate: at,
    LastModifiedDate: at,
    SystemModstamp: at,
    CreatedById: owner,
    LastModifiedById: owner,
  };
  org.records[objectType].set(id, { objectType, id, fields, history: [], deleted: false });
}
