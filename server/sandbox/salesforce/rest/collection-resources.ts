import { z } from 'zod';
import { ApiError, badRequest, exceededLimit, malformedId } from '../api-error.ts';
import type { WriteOutcome, WriteProblem } from '../org-port.ts';
import { parseBody } from '../parse-body.ts';
import { longId } from '../record-id.ts';
import type { Session } from '../session.ts';
import { editBeforeWrite } from './human-edit-mishaps.ts';
import { json, type Reply, type Resource, type ResourceRequest } from './resource.ts';
import { externalField, rowsBy } from './upsert-resources.ts';
import { fieldsOf, isDone, lockedRow, requireObject, termsOf } from './writes.ts';

const recordMax = 200;
const chunkMax = 10;

const recordSchema = z.looseObject({ attributes: z.looseObject({ type: z.string() }) });
type GivenRecord = z.output<typeof recordSchema>;
const recordsSchema = z.object({ allOrNone: z.boolean().nullish(), records: z.array(recordSchema) });

interface RowResult {
  id?: string;
  success: boolean;
  errors: WriteProblem[];
  created?: boolean;
}

/** Up to 200 records in one call, each with a result of its own; the call itself succeeds. */
export const collectionResources: Resource[] = [
  {
    method: 'POST',
    pattern: 'composite/sobjects',
    kind: 'batchWrites',
    handle: (session, request) => many(session, request, createOne),
  },
  {
    method: 'PATCH',
    pattern: 'composite/sobjects',
    kind: 'batchWrites',
    handle: (session, request) => many(session, request, updateOne),
  },
  { method: 'DELETE', pattern: 'composite/sobjects', kind: 'batchWrites', handle: removeMany },
  {
    method: 'PATCH',
    pattern: 'composite/sobjects/:type/:field',
    kind: 'batchWrites',
    handle: (session, request, { type = '', field = '' }) => {
      const described = requireObject(session, type);
      const name = externalField(described, field);
      const write: One = (one, record) => upsertOne(one, record, described.name, name, request);
      return many(session, request, write, true);
    },
  },
];

type One = (session: Session, record: GivenRecord, request: ResourceRequest) => WriteOutcome;

/** @param tellsCreated whether each result says if its record is new */
function many(session: Session, request: ResourceRequest, write: One, tellsCreated = false): Reply {
  const { records, allOrNone } = parseBody(recordsSchema, request.body);
  requireSizes(records);
  const run = () => records.map((record) => resultOf(session, () => write(session, record, request), tellsCreated));
  return json(allOrNone === true ? allOrNothing(session, run) : run());
}

function allOrNothing(session: Session, run: () => RowResult[]): RowResult[] {
  const isGood = (all: RowResult[]) => all.every(({ success }) => success);
  const written = session.site.mishaps.counters.recordsWritten;
  const results = session.site.org.atomically(run, isGood);
  if (isGood(results)) return results;
  session.site.mishaps.counters.recordsWritten = written;
  const message = 'Record rolled back because not all records were valid and the request was using AllOrNone header';
  const rolledBack = { statusCode: 'ALL_OR_NONE_OPERATION_ROLLED_BACK', message, fields: [] };
  return results.map((result) => (result.success ? { success: false, errors: [rolledBack] } : result));
}

function resultOf({ site }: Session, write: () => WriteOutcome, tellsCreated = false): RowResult {
  const outcome = outcomeOf(write);
  if (!isDone(outcome)) return { success: false, errors: outcome.problems };
  site.mishaps.counters.recordsWritten += 1;
  return { id: outcome.id, success: true, errors: [], ...(tellsCreated ? { created: outcome.created } : {}) };
}

/** What would be the refusal of one request is the result of one record. */
function outcomeOf(write: () => WriteOutcome): WriteOutcome {
  try {
    return write();
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    const problems = error.complaints.map(({ errorCode, message, fields = [] }) => {
      return { statusCode: errorCode, message, fields };
    });
    return { problems };
  }
}

function requireSizes(records: readonly GivenRecord[]): void {
  if (records.length === 0) throw badRequest('The records list must not be empty.');
  if (records.length > recordMax)
    throw exceededLimit(`record limit reached. cannot process more than ${recordMax} records`);
  const chunks = records.filter(({ attributes }, at) => attributes.type !== records[at - 1]?.attributes.type).length;
  if (chunks > chunkMax) {
    const message = `Cannot have more than ${chunkMax} chunks in a single operation. Please rearrange the data to reduce chunking.`;
    throw badRequest(message);
  }
}

function createOne(session: Session, { attributes, ...body }: GivenRecord, request: ResourceRequest): WriteOutcome {
  const described = requireObject(session, attributes.type);
  return session.site.org.create(described.name, fieldsOf(described, body), termsOf(session, request));
}

function updateOne(session: Session, record: GivenRecord, request: ResourceRequest): WriteOutcome {
  const { attributes, id: lower, Id: upper, ...body } = record;
  const described = requireObject(session, attributes.type);
  const id = longId(String(lower ?? upper ?? ''));
  if (id === undefined) {
    return {
      problems: [{ statusCode: 'MISSING_ARGUMENT', message: 'Id not specified in an update call', fields: [] }],
    };
  }
  return updateRow(session, { objectType: described.name, id, fields: fieldsOf(described, body) }, request);
}

function updateRow(
  session: Session,
  { objectType, id, fields }: { objectType: string; id: string; fields: ReturnType<typeof fieldsOf> },
  request: ResourceRequest,
): WriteOutcome {
  const { org } = session.site;
  editBeforeWrite(session.site, { objectType, id, names: Object.keys(fields) });
  return lockedRow(session, id) ?? org.update(objectType, id, fields, termsOf(session, request));
}

function upsertOne(
  session: Session,
  { attributes: _, ...body }: GivenRecord,
  objectType: string,
  field: string,
  request: ResourceRequest,
): WriteOutcome {
  const described = requireObject(session, objectType);
  const { [field]: value, ...rest } = body;
  const [row, another] = rowsBy(session, described, field, String(value ?? ''));
  if (another) {
    const message = `More than one record found for external id field: [${row?.Id}, ${another.Id}]`;
    return { problems: [{ statusCode: 'DUPLICATE_EXTERNAL_ID', message, fields: [] }] };
  }
  if (row) return updateRow(session, { objectType, id: String(row.Id), fields: fieldsOf(described, rest) }, request);
  return session.site.org.create(objectType, fieldsOf(described, body), termsOf(session, request));
}

function removeMany(session: Session, request: ResourceRequest): Reply {
  const ids = (request.query.get('ids') ?? '').split(',').filter(Boolean);
  if (ids.length > recordMax)
    throw exceededLimit(`record limit reached. cannot process more than ${recordMax} records`);
  const { org } = session.site;
  const run = () =>
    ids.map((given) =>
      resultOf(session, () => {
        const id = longId(given);
        const objectType =
          id && org.objectTypes(session.user.id).find((name) => keyPrefix(session, name) === id.slice(0, 3));
        if (!id || !objectType) throw malformedId(`malformed id ${given}`);
        return lockedRow(session, id) ?? org.remove(objectType, id, termsOf(session, request));
      }),
    );
  return json(request.query.get('allOrNone') === 'true' ? allOrNothing(session, run) : run());
}

function keyPrefix({ site, user }: Session, name: string): string | null {
  return site.org.describe(user.id, name)?.keyPrefix ?? null;
}
