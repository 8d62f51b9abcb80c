import { longId } from '../record-id.ts';

const named: readonly (readonly [string, string])[] = [
  ['Opportunity', 'New Business'],
  ['Opportunity', 'Renewal'],
  ['Account', 'Customer'],
];

/** Rows of RecordType. */
export const recordTypes = named.map(([SobjectType, Name], index) => ({
  Id: longId(`012Fw000000000${index + 1}`) ?? '',
  Name,
  DeveloperName: Name.replace(' ', '_'),
  SobjectType,
  IsActive: true,
}));
