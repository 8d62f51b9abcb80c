import { driftReply } from '#contract/rights.ts';
import { readDrift } from '#use-cases/privileges/read-rights.ts';
import { route } from '../../route.ts';

export const readDriftRoute = route({
  method: 'GET',
  path: '/api/access/drift',
  summary: 'What Fieldward could do in the CRM beyond the allowlist, and what it could not do of it',
  caller: 'person',
  permission: 'connection.read',
  reply: driftReply,
  handle: async (ctx, actor) => {
    const { at, scopes, excess, lacking, ...head } = await readDrift(ctx, actor);
    return {
      ...head,
      at: at.toISOString(),
      excess: excess.map(({ objectType, fields }) => ({ objectType, fields: [...fields] })),
      lacking: [...lacking],
      scopes: scopes === null ? null : { excess: [...scopes.excess], lacking: [...scopes.lacking] },
    };
  },
});
