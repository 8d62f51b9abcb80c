import { Router } from 'express';
import { objectNotFound } from '../api-error.ts';
import { crmCall } from '../crm-call.ts';
import type { Portal } from '../portal.ts';
import { requireObjectType } from '../records/object-types.ts';
import type { ObjectType } from '../records/record.ts';
import { readable } from './object-routes.ts';

// HubSpot's own numbers for an association without a label.
const typeIds: Partial<Record<`${ObjectType} ${ObjectType}`, number>> = {
  'contacts companies': 279,
  'companies contacts': 280,
  'deals contacts': 3,
  'contacts deals': 4,
  'deals companies': 341,
  'companies deals': 342,
  'contacts tickets': 15,
  'tickets contacts': 16,
  'companies tickets': 340,
  'tickets companies': 339,
};

/** What a record is associated with. */
export function associationRoutes(portal: Portal): Router {
  const router = Router();
  router.get(
    '/:objectType/:objectId/associations/:toObjectType',
    crmCall(portal, 'reads', (req, caller) => {
      const from = readable(req, caller);
      const to = requireObjectType(String(req.params.toObjectType));
      const id = String(req.params.objectId);
      if (!portal.state.record(from, id)) throw objectNotFound(id);
      const results = (portal.state.associations[from].get(id) ?? [])
        .filter((association) => association.objectType === to)
        .map((association) => ({
          toObjectId: Number(association.id),
          associationTypes: [
            { category: 'HUBSPOT_DEFINED', typeId: typeIds[`${from} ${to}`] ?? 0, label: association.label ?? null },
          ],
        }));
      return { status: 200, body: { results } };
    }),
  );
  return router;
}
