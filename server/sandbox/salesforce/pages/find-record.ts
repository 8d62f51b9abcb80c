import { PageError } from '../../pages/page-error.ts';
import type { DemoPerson } from '../options.ts';
import type { DescribedObject } from '../org-port.ts';
import { longId } from '../record-id.ts';
import type { Site } from '../site.ts';
import type { Row } from '../soql/table.ts';
import { layouts } from './layouts.ts';

export interface RecordKey {
  objectType: string;
  recordId: string;
}

/** @throws PageError 400 for everybody who is not one of the demo's people */
export function requirePerson({ people }: Site, userId: string | null): DemoPerson {
  const person = people.find((one) => one.userId === userId);
  if (!person) throw new PageError(400, 'Nobody here has this user id.');
  return person;
}

/** @throws PageError 404 for objects that have no page, and for those that the person may not see */
export function requireObject({ org }: Site, userId: string, objectType: string): DescribedObject {
  const described = Object.hasOwn(layouts, objectType) ? org.describe(userId, objectType) : undefined;
  if (!described) throw new PageError(404, 'This object does not exist, or you do not have access to it.');
  return described;
}

/** The record as this person may see it. @throws PageError in Salesforce's words */
export function requireRecord(
  site: Site,
  userId: string,
  { objectType, recordId }: RecordKey,
): { described: DescribedObject; id: string; row: Row } {
  const described = requireObject(site, userId, objectType);
  const id = longId(recordId) ?? recordId;
  const row = site.org.row(userId, objectType, id, false);
  if (row) return { described, id, row };
  if (site.org.truth(objectType, id)?.isDeleted === false) {
    throw new PageError(403, 'You do not have access to this record. Ask your administrator for help.');
  }
  throw new PageError(404, 'The record you are looking for does not exist. It may have been deleted.');
}
