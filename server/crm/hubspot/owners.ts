import * as z from 'zod';
import type { CallTerms } from '../gateway.ts';
import type { HubSpotClient } from './client.ts';
import { paths } from './paths.ts';

const keptMs = 10 * 60_000;
/** 10,000 owners. */
const pagesMax = 20;

const ownersSchema = z.object({
  results: z.array(
    z.object({
      id: z.string(),
      firstName: z.string().nullish(),
      lastName: z.string().nullish(),
      email: z.string().nullish(),
    }),
  ),
  paging: z.object({ next: z.object({ after: z.string() }).nullish() }).nullish(),
});

/** The owners of an account with their names, read at most every ten minutes. */
export function hubspotOwners(client: HubSpotClient, now: () => number) {
  let kept: { readonly names: Promise<ReadonlyMap<string, string>>; readonly at: number } | null = null;

  return async function ownerNames(
    ownerIds: readonly string[],
    terms: CallTerms,
  ): Promise<ReadonlyMap<string, string>> {
    if (ownerIds.length === 0) return new Map();
    if (kept === null || now() - kept.at >= keptMs) {
      const asked = { names: readNames(client, terms), at: now() };
      kept = asked;
      // One who was not answered does not spoil it for the next.
      asked.names.catch(() => {
        if (kept === asked) kept = null;
      });
    }
    const names = await kept.names;
    return new Map(ownerIds.flatMap((id) => (names.has(id) ? [[id, names.get(id) ?? ''] as const] : [])));
  };
}

async function readNames(client: HubSpotClient, terms: CallTerms): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>();
  let after: string | undefined;
  for (let page = 0; page < pagesMax; page += 1) {
    const request = { path: paths.owners(after), subject: { objectType: 'owners' } };
    const { results, paging } = await client.read(request, ownersSchema, terms);
    for (const { id, firstName, lastName, email } of results) {
      names.set(id, [firstName, lastName].filter(Boolean).join(' ') || email || id);
    }
    after = paging?.next?.after;
    if (after === undefined) break;
  }
  return names;
}
