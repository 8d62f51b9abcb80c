import * as z from 'zod';
import type { CallTerms, UserGroups } from '../gateway.ts';
import type { HubSpotClient } from './client.ts';
import { paths } from './paths.ts';

const teams = z.object({
  results: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      userIds: z.array(z.string()).default([]),
      secondaryUserIds: z.array(z.string()).default([]),
    }),
  ),
});

/** HubSpot's teams. One answer tells both which there are and who is in them; there is no paging. */
export function hubspotTeams(client: HubSpotClient): UserGroups {
  const read = (terms: CallTerms) => client.read({ path: paths.teams, subject: { objectType: 'teams' } }, teams, terms);
  return {
    list: async (terms) => (await read(terms)).results.map(({ id, name }) => ({ id, name })),
    membersOf: async (groupIds, terms) => {
      const { results } = await read(terms);
      const wanted = results.filter(({ id }) => groupIds.includes(id));
      return new Map(wanted.map((team) => [team.id, new Set([...team.userIds, ...team.secondaryUserIds])]));
    },
  };
}
