import { type Request, Router } from 'express';
import { z } from 'zod';
import { objectNotFound, validationError } from '../api-error.ts';
import { archiveRecords, editAfterRead, makeRecords, updateRecords } from '../app-writes.ts';
import { type Caller, crmCall } from '../crm-call.ts';
import { looseText, parseBody, queryLimit, queryList, queryText } from '../parse-body.ts';
import type { Portal } from '../portal.ts';
import { factsOf, requireObjectType } from '../records/object-types.ts';
import { presentRecord, type Wanted } from '../records/present-record.ts';
import type { ObjectType, StoredRecord } from '../records/record.ts';

const propertiesSchema = z.record(z.string(), looseText);
const updateSchema = z.object({ properties: propertiesSchema, objectWriteTraceId: z.string().optional() });
const createSchema = updateSchema.extend({
  associations: z
    .array(
      z.object({
        to: z.object({ id: z.union([z.string(), z.number()]).transform(String) }),
        types: z.array(z.unknown()),
      }),
    )
    .optional(),
});

/** One record at a time: list, read, make, change, archive. */
export function objectRoutes(portal: Portal): Router {
  const router = Router();
  router.get(
    '/:objectType',
    crmCall(portal, 'reads', (req, caller) => listRecords(portal, req, caller)),
  );
  router.post(
    '/:objectType',
    crmCall(portal, 'writes', (req, caller) => {
      const objectType = writable(req, caller);
      const { properties } = parseBody(createSchema, req.body);
      const [made] = makeRecords(portal, objectType, [properties]);
      return { status: 201, body: made };
    }),
  );
  router.get(
    '/:objectType/:objectId',
    crmCall(portal, 'reads', (req, caller) => {
      const record = requireRecord(portal, readable(req, caller), req);
      const wanted = wantedBy(req.url);
      const body = presentRecord(portal.state, record, wanted, portal.url);
      editAfterRead(portal, [record], [...(wanted.properties ?? []), ...(wanted.propertiesWithHistory ?? [])]);
      return { status: 200, body };
    }),
  );
  router.patch(
    '/:objectType/:objectId',
    crmCall(portal, 'writes', (req, caller) => {
      const record = requireRecord(portal, writable(req, caller), req);
      const { properties, objectWriteTraceId } = parseBody(updateSchema, req.body);
      const [updated] = updateRecords(portal, [{ record, properties, traceId: objectWriteTraceId }]);
      return { status: 200, body: updated };
    }),
  );
  router.delete(
    '/:objectType/:objectId',
    crmCall(portal, 'writes', (req, caller) => {
      const objectType = writable(req, caller);
      const id = String(req.params.objectId);
      // Archiving what is not there is no error in HubSpot.
      if (portal.state.record(objectType, id)) archiveRecords(portal, objectType, [id]);
      return { status: 204 };
    }),
  );
  return router;
}

export function readable(req: Request, caller: Caller): ObjectType {
  const objectType = requireObjectType(String(req.params.objectType));
  caller.requireScope(factsOf(objectType).readScope);
  return objectType;
}

export function writable(req: Request, caller: Caller): ObjectType {
  const objectType = requireObjectType(String(req.params.objectType));
  caller.requireScope(factsOf(objectType).writeScope);
  return objectType;
}

/** @param idProperty finds the record by a property with unique values instead of its id */
export function findRecord(
  portal: Portal,
  objectType: ObjectType,
  id: string,
  idProperty: string | undefined,
  archived = false,
): StoredRecord | undefined {
  if (idProperty === undefined || idProperty === 'hs_object_id') {
    const found = portal.state.records[objectType].get(id);
    return found?.archived === archived ? found : undefined;
  }
  if (!portal.state.property(objectType, idProperty)?.hasUniqueValue) {
    throw validationError(`Property "${idProperty}" does not hold unique values and cannot be used as idProperty`);
  }
  return [...portal.state.records[objectType].values()].find(
    (record) => record.archived === archived && record.values.get(idProperty) === id,
  );
}

function requireRecord(portal: Portal, objectType: ObjectType, req: Request): StoredRecord {
  const id = String(req.params.objectId);
  const archived = queryText(req.url, 'archived') === 'true';
  const found = findRecord(portal, objectType, id, queryText(req.url, 'idProperty'), archived);
  if (!found) throw objectNotFound(id);
  return found;
}

function wantedBy(url: string): Wanted {
  return {
    properties: queryList(url, 'properties'),
    propertiesWithHistory: queryList(url, 'propertiesWithHistory'),
  };
}

function listRecords(portal: Portal, req: Request, caller: Caller) {
  const objectType = readable(req, caller);
  const limit = queryLimit(req.url, 10, 100);
  const archived = queryText(req.url, 'archived') === 'true';
  const after = Number(queryText(req.url, 'after') ?? 0);
  const sorted = [...portal.state.records[objectType].values()]
    .filter((record) => record.archived === archived && Number(record.id) >= after)
    .sort((a, b) => Number(a.id) - Number(b.id));
  const results = sorted.slice(0, limit).map((one) => presentRecord(portal.state, one, wantedBy(req.url), portal.url));
  const next = sorted[limit]?.id;
  return { status: 200, body: { results, ...(next === undefined ? {} : { paging: nextPage(portal, req, next) }) } };
}

export function nextPage(portal: Portal, req: Request, after: string) {
  const link = new URL(req.originalUrl, portal.url);
  link.searchParams.set('after', after);
  return { next: { after, link: link.href } };
}
