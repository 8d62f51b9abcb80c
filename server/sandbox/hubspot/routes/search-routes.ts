import { Router } from 'express';
import { z } from 'zod';
import { validationError } from '../api-error.ts';
import { crmCall } from '../crm-call.ts';
import { parseBody } from '../parse-body.ts';
import type { Portal } from '../portal.ts';
import { presentRecord } from '../records/present-record.ts';
import { searchRecords } from '../records/search-records.ts';
import { nextPage, readable } from './object-routes.ts';

const text = z.union([z.string(), z.number(), z.boolean()]).transform(String);

const searchSchema = z.object({
  query: z.string().max(3_000).nullish(),
  filterGroups: z
    .array(
      z.object({
        filters: z
          .array(
            z.object({
              propertyName: z.string(),
              operator: z.enum([
                'EQ',
                'NEQ',
                'LT',
                'LTE',
                'GT',
                'GTE',
                'BETWEEN',
                'IN',
                'NOT_IN',
                'HAS_PROPERTY',
                'NOT_HAS_PROPERTY',
                'CONTAINS_TOKEN',
                'NOT_CONTAINS_TOKEN',
              ]),
              value: text.optional(),
              highValue: text.optional(),
              values: z.array(text).optional(),
            }),
          )
          .max(6),
      }),
    )
    .max(5)
    .nullish(),
  sorts: z
    .array(
      z.union([
        z.string(),
        z.object({ propertyName: z.string(), direction: z.enum(['ASCENDING', 'DESCENDING']).optional() }),
      ]),
    )
    .max(1)
    .nullish(),
  properties: z.array(z.string()).nullish(),
  limit: z.number().int().min(1).max(200).nullish(),
  after: z.union([z.string(), z.number()]).nullish(),
});

const reachable = 10_000;

export function searchRoutes(portal: Portal): Router {
  const router = Router();
  router.post(
    '/:objectType/search',
    crmCall(portal, 'searches', (req, caller) => {
      const objectType = readable(req, caller);
      const body = parseBody(searchSchema, req.body);
      const limit = body.limit ?? 10;
      const after = Number(body.after || 0);
      if (!Number.isInteger(after) || after < 0) throw validationError('after is not a page of this search');
      if (after + limit > reachable) throw validationError(`Only the first ${reachable} results can be paged through.`);
      const found = searchRecords(portal.state, objectType, body);
      const results = found
        .slice(after, after + limit)
        .map((record) => presentRecord(portal.state, record, { properties: body.properties ?? [] }, portal.url));
      const more = after + limit < found.length;
      const paging = more ? { paging: nextPage(portal, req, String(after + limit)) } : {};
      return { status: 200, body: { total: found.length, results, ...paging } };
    }),
  );
  return router;
}
