import { ApiError } from '../api-error.ts';
import type { ObjectType } from './record.ts';

interface ObjectTypeFacts {
  typeId: string;
  singular: string;
  /** What a read returns when it names no properties. */
  defaultProperties: string[];
  modifiedProperty: string;
  readScope: string;
  writeScope: string;
}

const facts: Record<ObjectType, ObjectTypeFacts> = {
  contacts: {
    typeId: '0-1',
    singular: 'contact',
    defaultProperties: ['email', 'firstname', 'lastname'],
    modifiedProperty: 'lastmodifieddate',
    readScope: 'crm.objects.contacts.read',
    writeScope: 'crm.objects.contacts.write',
  },
  companies: {
    typeId: '0-2',
    singular: 'company',
    defaultProperties: ['domain', 'name'],
    modifiedProperty: 'hs_lastmodifieddate',
    readScope: 'crm.objects.companies.read',
    writeScope: 'crm.objects.companies.write',
  },
  deals: {
    typeId: '0-3',
    singular: 'deal',
    defaultProperties: ['amount', 'closedate', 'dealname', 'dealstage', 'pipeline'],
    modifiedProperty: 'hs_lastmodifieddate',
    readScope: 'crm.objects.deals.read',
    writeScope: 'crm.objects.deals.write',
  },
  tickets: {
    typeId: '0-5',
    singular: 'ticket',
    defaultProperties: [
      'content',
      'hs_pipeline',
      'hs_pipeline_stage',
      'hs_ticket_category',
      'hs_ticket_priority',
      'subject',
    ],
    modifiedProperty: 'hs_lastmodifieddate',
    readScope: 'tickets',
    writeScope: 'tickets',
  },
};

export const objectTypes = Object.keys(facts) as ObjectType[];

export function factsOf(objectType: ObjectType): ObjectTypeFacts {
  return facts[objectType];
}

/** @param name plural, singular or type id, as HubSpot's paths take all three */
export function findObjectType(name: string): ObjectType | undefined {
  const wanted = name.toLowerCase();
  return objectTypes.find(
    (type) => type === wanted || facts[type].typeId === wanted || facts[type].singular === wanted,
  );
}

/** @throws ApiError 400 */
export function requireObjectType(name: string): ObjectType {
  const found = findObjectType(name);
  if (found) return found;
  throw new ApiError(400, { message: `Unable to infer object type from: ${name}`, category: 'VALIDATION_ERROR' });
}
