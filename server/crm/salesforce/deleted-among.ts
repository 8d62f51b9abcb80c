import * as z from 'zod';
import type { CallTerms } from '../gateway.ts';
import type { SalesforceClient } from './client.ts';
import { objectTypeNamed } from './object-types.ts';
import { recordIdOf } from './record-id.ts';

/**
 * Of these, the ones in the recycle bin, where a deleted record lies for fifteen days unless somebody empties it. One that
 * was merged into another lies there too, but its person has not gone.
 */
export async function deletedAmong(
  client: SalesforceClient,
  objectType: string,
  recordIds: readonly string[],
  terms: CallTerms,
): Promise<readonly string[]> {
  const { name } = objectTypeNamed(objectType);
  // Only what is an id goes into the query's text.
  const ids = recordIds.map(recordIdOf).filter((id) => id !== null);
  if (ids.length === 0) return [];
  const among = ids.map((id) => `'${id}'`).join(', ');
  const soql = `SELECT Id FROM ${name} WHERE IsDeleted = true AND MasterRecordId = null AND Id IN (${among})`;
  const rows = await client.query(soql, { objectType: name }, z.object({ Id: z.string() }), terms, 'queryAll');
  return rows.map(({ Id }) => Id);
}
