import { Fault } from '#domain/shared/fault.ts';

interface ObjectType {
  readonly typeId: string;
  readonly singular: string;
  /** Properties of which the title is made. */
  readonly titleProperties: readonly string[];
  /** Which property names the record's currency. */
  readonly currencyProperty?: string;
}

const known = {
  contacts: { typeId: '0-1', singular: 'Contact', titleProperties: ['firstname', 'lastname', 'email'] },
  companies: { typeId: '0-2', singular: 'Company', titleProperties: ['name', 'domain'] },
  deals: {
    typeId: '0-3',
    singular: 'Deal',
    titleProperties: ['dealname'],
    currencyProperty: 'deal_currency_code',
  },
  tickets: { typeId: '0-5', singular: 'Ticket', titleProperties: ['subject'] },
} as const satisfies Record<string, ObjectType>;

export type HubSpotObjectType = keyof typeof known;

/** One spelling per object: with two, one record would have two identities and two sets of suggestions. */
export const hubspotObjectTypes = Object.keys(known) as readonly HubSpotObjectType[];

/** @throws Fault `object_not_supported` */
export function objectTypeNamed(name: string): ObjectType & { readonly name: HubSpotObjectType } {
  const found = hubspotObjectTypes.find((type) => type === name);
  if (found !== undefined) return { name: found, ...known[found] };
  const supported = hubspotObjectTypes.join(', ');
  throw new Fault('object_not_supported', `Fieldward works on ${supported} of HubSpot, not on this object.`, {
    objectType: name,
  });
}

/** The object behind an object type id such as `0-3`; `null` for one that Fieldward does not work on. */
export function objectTypeOfId(typeId: string): HubSpotObjectType | null {
  return hubspotObjectTypes.find((name) => known[name].typeId === typeId) ?? null;
}

/** HubSpot's record ids are whole numbers. Anything else must not get into a path. */
export function isRecordId(id: string): boolean {
  return /^[1-9]\d{0,18}$/.test(id);
}

const titleUnitsMax = 200;

/** What people call a record. */
export function titleOf(
  type: ObjectType & { readonly name: HubSpotObjectType },
  recordId: string,
  properties: Readonly<Record<string, string | null>>,
): string {
  const parts = type.titleProperties.map((name) => properties[name]?.trim() ?? '');
  const [first = '', last = '', email = ''] = parts;
  const title = type.name === 'contacts' ? `${first} ${last}`.trim() || email : (parts.find(Boolean) ?? '');
  return title.slice(0, titleUnitsMax) || `${type.singular} ${recordId}`;
}
