import { type Request, Router } from 'express';
import { z } from 'zod';
import { validationError } from '../api-error.ts';
import { archiveRecords, editAfterRead, makeRecords, updateRecords } from '../app-writes.ts';
import { type Caller, type CrmReply, crmCall } from '../crm-call.ts';
import { batchMax, inputs, looseText, parseBody } from '../parse-body.ts';
import type { Portal } from '../portal.ts';
import { presentRecord } from '../records/present-record.ts';
import type { ObjectType, StoredRecord } from '../records/record.ts';
import { findRecord, readable, writable } from './object-routes.ts';

const id = z.union([z.string().min(1), z.number().int()]).transform(String);
const historyBatchMax = 50;
const names = z.array(z.string()).nullish();

const readSchema = z.object({
  inputs: inputs(z.object({ id })),
  properties: names,
  propertiesWithHistory: names,
  idProperty: z.string().nullish(),
});

const updateSchema = z.object({
  inputs: inputs(
    z.object({
      id,
      idProperty: z.string().nullish(),
      properties: z.record(z.string(), looseText),
      objectWriteTraceId: z.string().optional(),
    }),
  ),
});

const createSchema = z.object({
  inputs: inputs(z.object({ properties: z.record(z.string(), looseText), objectWriteTraceId: z.string().optional() })),
});

/** Up to a hundred records in one call. */
export function batchRoutes(portal: Portal): Router {
  const router = Router();
  router.post(
    '/:objectType/batch/read',
    crmCall(portal, 'batchReads', (req, caller) => readBatch(portal, req, caller)),
  );
  router.post(
    '/:objectType/batch/update',
    crmCall(portal, 'batchWrites', (req, caller) => updateBatch(portal, req, caller)),
  );
  router.post(
    '/:objectType/batch/create',
    crmCall(portal, 'batchWrites', (req, caller) => {
      const objectType = writable(req, caller);
      const startedAt = portal.now();
      const { inputs: given } = parseBody(createSchema, req.body);
      const results = makeRecords(
        portal,
        objectType,
        given.map(({ properties }) => properties),
      );
      return { status: 201, body: outcome(portal, startedAt, results) };
    }),
  );
  router.post(
    '/:objectType/batch/archive',
    crmCall(portal, 'batchWrites', (req, caller) => {
      const objectType = writable(req, caller);
      const { inputs: given } = parseBody(z.object({ inputs: inputs(z.object({ id })) }), req.body);
      const ids = given.map((one) => one.id).filter((one) => portal.state.record(objectType, one));
      archiveRecords(portal, objectType, ids);
      return { status: 204 };
    }),
  );
  return router;
}

function readBatch(portal: Portal, req: Request, caller: Caller): CrmReply {
  const objectType = readable(req, caller);
  const startedAt = portal.now();
  const body = parseBody(readSchema, req.body);
  const propertiesWithHistory = body.propertiesWithHistory ?? [];
  if (propertiesWithHistory.length > 0 && body.inputs.length > historyBatchMax) {
    throw validationError(`With propertiesWithHistory the batch is limited to ${historyBatchMax} inputs.`);
  }
  const { found, missing } = sortOut(portal, objectType, body.inputs, body.idProperty ?? undefined);
  const wanted = { properties: body.properties ?? [], propertiesWithHistory };
  const results = found.map(({ record }) => presentRecord(portal.state, record, wanted, portal.url));
  const records = found.map(({ record }) => record);
  editAfterRead(portal, records, [...wanted.properties, ...propertiesWithHistory]);
  return { status: missing.length > 0 ? 207 : 200, body: outcome(portal, startedAt, results, notFound(missing)) };
}

function updateBatch(portal: Portal, req: Request, caller: Caller): CrmReply {
  const objectType = writable(req, caller);
  const startedAt = portal.now();
  const body = parseBody(updateSchema, req.body);
  const ids = body.inputs.map((one) => one.id);
  const repeated = ids.filter((one, index) => ids.indexOf(one) !== index);
  if (repeated.length > 0) throw validationError(`Duplicate IDs found in batch input: [${repeated.join(', ')}].`);
  const { found, missing } = sortOut(portal, objectType, body.inputs);
  // One refused value discards the whole batch.
  const results = updateRecords(
    portal,
    found.map(({ record, input }) => ({ record, properties: input.properties, traceId: input.objectWriteTraceId })),
  );
  return { status: missing.length > 0 ? 207 : 200, body: outcome(portal, startedAt, results, notFound(missing)) };
}

interface Sorted<Input> {
  found: { input: Input; record: StoredRecord }[];
  missing: string[];
}

function sortOut<Input extends { id: string; idProperty?: string | null | undefined }>(
  portal: Portal,
  objectType: ObjectType,
  given: readonly Input[],
  idProperty?: string,
): Sorted<Input> {
  const sorted: Sorted<Input> = { found: [], missing: [] };
  const seen = new Set<string>();
  for (const input of given) {
    const record = findRecord(portal, objectType, input.id, input.idProperty ?? idProperty);
    if (!record) sorted.missing.push(input.id);
    // Asked for twice, answered once.
    else if (!seen.has(record.id)) sorted.found.push({ input, record });
    if (record) seen.add(record.id);
  }
  return sorted;
}

function notFound(ids: readonly string[]): object[] {
  if (ids.length === 0) return [];
  return [
    {
      status: 'error',
      category: 'OBJECT_NOT_FOUND',
      message: 'Could not get some of the objects: they may be deleted or not exist. Check that the IDs are valid.',
      context: { ids },
    },
  ];
}

function outcome(portal: Portal, startedAt: Date, results: readonly object[], errors: readonly object[] = []) {
  return {
    status: 'COMPLETE',
    results: results.slice(0, batchMax),
    ...(errors.length > 0 ? { numErrors: errors.length, errors } : {}),
    startedAt: startedAt.toISOString(),
    completedAt: portal.now().toISOString(),
  };
}
