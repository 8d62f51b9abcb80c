import { Fault } from '#domain/shared/fault.ts';

interface ObjectType {
  /** The fields of which the title is made, the first that holds something. */
  readonly titleFields: readonly string[];
  /** Where Salesforce keeps what tracked fields held before, and the column there that names the record. */
  readonly history: { readonly object: string; readonly parent: string };
  /** Names the record that Salesforce locks, too, when one of these is written. */
  readonly lockedBeside?: string;
}

const known = {
  Account: { titleFields: ['Name'], history: { object: 'AccountHistory', parent: 'AccountId' } },
  Contact: {
    titleFields: ['Name'],
    history: { object: 'ContactHistory', parent: 'ContactId' },
    lockedBeside: 'AccountId',
  },
  Lead: { titleFields: ['Name', 'Company'], history: { object: 'LeadHistory', parent: 'LeadId' } },
  Opportunity: {
    titleFields: ['Name'],
    history: { object: 'OpportunityFieldHistory', parent: 'OpportunityId' },
    lockedBeside: 'AccountId',
  },
  Case: {
    titleFields: ['Subject', 'CaseNumber'],
    history: { object: 'CaseHistory', parent: 'CaseId' },
    lockedBeside: 'AccountId',
  },
} as const satisfies Record<string, ObjectType>;

export type SalesforceObjectType = keyof typeof known;

/** One spelling per object: with two, one record would have two identities and two sets of suggestions. */
export const salesforceObjectTypes = Object.keys(known) as readonly SalesforceObjectType[];

/** @throws Fault `object_not_supported` */
export function objectTypeNamed(name: string): ObjectType & { readonly name: SalesforceObjectType } {
  const found = salesforceObjectTypes.find((type) => type === name);
  if (found !== undefined) return { name: found, ...known[found] };
  const supported = salesforceObjectTypes.join(', ');
  throw new Fault('object_not_supported', `Fieldward works on ${supported} of Salesforce, not on this object.`, {
    objectType: name,
  });
}
