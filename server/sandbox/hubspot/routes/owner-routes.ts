import { Router } from 'express';
import { ApiError } from '../api-error.ts';
import { crmCall } from '../crm-call.ts';
import { queryLimit, queryText } from '../parse-body.ts';
import { owners } from '../people.ts';
import type { Portal } from '../portal.ts';
import { nextPage } from './object-routes.ts';

const scope = 'crm.objects.owners.read';

/** Users who can own records. */
export function ownerRoutes(portal: Portal): Router {
  const router = Router();
  router.get(
    '/',
    crmCall(portal, 'metadataReads', (req, caller) => {
      caller.requireScope(scope);
      const limit = queryLimit(req.url, 100, 500);
      const email = queryText(req.url, 'email');
      const archived = queryText(req.url, 'archived') === 'true';
      const after = Number(queryText(req.url, 'after') ?? 0);
      const found = owners.filter(
        (owner) =>
          owner.archived === archived && Number(owner.id) >= after && (email === undefined || owner.email === email),
      );
      const next = found[limit]?.id;
      const paging = next === undefined ? {} : { paging: nextPage(portal, req, next) };
      return { status: 200, body: { results: found.slice(0, limit), ...paging } };
    }),
  );
  router.get(
    '/:ownerId',
    crmCall(portal, 'metadataReads', (req, caller) => {
      caller.requireScope(scope);
      const wanted = String(req.params.ownerId);
      const byUser = queryText(req.url, 'idProperty') === 'userId';
      const archived = queryText(req.url, 'archived') === 'true';
      const found = owners.find(
        (owner) =>
          owner.archived === archived && (byUser ? String(owner.userIdIncludingInactive) : owner.id) === wanted,
      );
      if (!found) throw new ApiError(404, { message: `Owner ${wanted} not found`, category: 'OBJECT_NOT_FOUND' });
      return { status: 200, body: found };
    }),
  );
  return router;
}
