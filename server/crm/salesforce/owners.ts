import * as z from 'zod';
import type { CallTerms } from '../gateway.ts';
import type { SalesforceClient } from './client.ts';
import { recordIdOf } from './record-id.ts';

const keptMs = 10 * 60_000;
const idsMax = 200;
const userSchema = z.object({ Id: z.string(), Name: z.string() });

/** The names of users who own records, each asked at most every ten minutes. Queues have none here. */
export function salesforceOwners(client: SalesforceClient, now: () => number) {
  const kept = new Map<string, { readonly name: string | null; readonly at: number }>();

  return async function ownerNames(
    ownerIds: readonly string[],
    terms: CallTerms,
  ): Promise<ReadonlyMap<string, string>> {
    for (const [id, { at }] of kept) if (now() - at >= keptMs) kept.delete(id);
    const ids = [...new Set(ownerIds.flatMap((id) => recordIdOf(id) ?? []))];
    const unknown = ids.filter((id) => !kept.has(id));
    for (let start = 0; start < unknown.length; start += idsMax) {
      const asked = unknown.slice(start, start + idsMax);
      const soql = `SELECT Id, Name FROM User WHERE Id IN (${asked.map((id) => `'${id}'`).join(', ')})`;
      const rows = await client.query(soql, { objectType: 'User' }, userSchema, terms);
      const names = new Map(rows.map(({ Id, Name }) => [recordIdOf(Id), Name]));
      for (const id of asked) kept.set(id, { name: names.get(id) ?? null, at: now() });
    }
    return new Map(
      ids.flatMap((id) => {
        const name = kept.get(id)?.name;
        return name ? [[id, name] as const] : [];
      }),
    );
  };
}
