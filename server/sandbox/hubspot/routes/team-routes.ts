import { Router } from 'express';
import { crmCall } from '../crm-call.ts';
import { owners, people } from '../people.ts';
import type { Portal } from '../portal.ts';

/** Teams with the users in them, all in one answer. */
export function teamRoutes(portal: Portal): Router {
  const router = Router();
  router.get(
    '/teams',
    crmCall(portal, 'metadataReads', (_req, caller) => {
      caller.requireScope('settings.users.teams.read');
      return { status: 200, body: { results: teamsNow() } };
    }),
  );
  return router;
}

function teamsNow() {
  const teams = new Map(
    [...people.flatMap((person) => person.teams), ...owners.flatMap(({ teams: theirs }) => theirs)].map(
      ({ id, name }) => [String(id), name],
    ),
  );
  return [...teams].map(([id, name]) => ({
    id,
    name,
    userIds: people
      .filter((person) => person.teams.some((team) => String(team.id) === id))
      .map(({ userId }) => String(userId)),
    secondaryUserIds: [],
  }));
}
