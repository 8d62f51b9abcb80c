import { ApiError, invalidField, notFound } from '../api-error.ts';
import type { DescribedObject, WriteDone, WriteOutcome, WriteTerms } from '../org-port.ts';
import { fieldValue } from '../parse-body.ts';
import { longId } from '../record-id.ts';
import type { Session } from '../session.ts';
import type { Cell, Row } from '../soql/table.ts';
import { accountOf } from './parent-locks.ts';
import type { ResourceRequest } from './resource.ts';

/** @throws ApiError 404 for an object that does not exist for this user */
export function requireObject({ site, user }: Session, objectType: string): DescribedObject {
  const described = site.org.describe(user.id, objectType);
  if (!described) throw notFound('The requested resource does not exist');
  return described;
}

/** @throws ApiError 404 for a record that does not exist for this user */
export function requireRow({ site, user }: Session, objectType: string, givenId: string): Row & { Id: string } {
  const id = longId(givenId);
  const row = id && site.org.row(user.id, objectType, id, false);
  if (row && id) return { ...row, Id: id };
  if (id && site.org.row(user.id, objectType, id, true)) {
    throw new ApiError(404, [{ errorCode: 'ENTITY_IS_DELETED', message: 'entity is deleted' }]);
  }
  throw notFound(
    id
      ? 'The requested resource does not exist'
      : `Provided external ID field does not exist or is not accessible: ${givenId}`,
  );
}

/** Reads the fields of a body. @throws ApiError INVALID_FIELD for one that the caller does not see */
export function fieldsOf(described: DescribedObject, body: Record<string, unknown>): Record<string, Cell> {
  const names = new Map(described.fields.map(({ name }) => [name.toLowerCase(), name]));
  const fields: Record<string, Cell> = {};
  for (const [given, value] of Object.entries(body)) {
    if (given === 'attributes') continue;
    const name = names.get(given.toLowerCase());
    if (name === undefined) throw invalidField(`No such column '${given}' on sobject of type ${described.name}`);
    if (name === 'Id') throw invalidField('The Id field should not be specified in the sobject data.');
    const parsed = fieldValue.safeParse(value);
    if (!parsed.success) {
      throw new ApiError(400, [
        { errorCode: 'JSON_PARSER_ERROR', message: `Cannot deserialize the value of ${name} from the given type` },
      ]);
    }
    fields[name] = parsed.data;
  }
  return fields;
}

/** How the caller wants the write to be made. */
export function termsOf({ user }: Session, { headers }: Pick<ResourceRequest, 'headers'>): WriteTerms {
  return {
    userId: user.id,
    allowDuplicates: /(?:^|[;,\s])allowSave\s*=\s*true/i.test(headers['sforce-duplicate-rule-header'] ?? ''),
  };
}

/** The mishap of a record, or of its account, that somebody else's transaction holds. */
export function lockedRow({ site, heldByOthers }: Session, id: string): WriteOutcome | undefined {
  const isHeld = heldByOthers.has(accountOf(site.org, id) ?? '');
  if (!isHeld && !site.mishaps.strikes('rowLocked')) return undefined;
  site.mishaps.counters.rowLocks += 1;
  const message = `unable to obtain exclusive access to this record or 1 records: ${id}`;
  return { problems: [{ statusCode: 'UNABLE_TO_LOCK_ROW', message, fields: [] }] };
}

export function isDone(outcome: WriteOutcome): outcome is WriteDone {
  return 'id' in outcome;
}

/** @throws ApiError with the problems as a single-record resource tells them */
export function requireDone(outcome: WriteOutcome): WriteDone {
  if (isDone(outcome)) return outcome;
  const gone = outcome.problems.some(({ statusCode }) => statusCode === 'ENTITY_IS_DELETED');
  throw new ApiError(
    gone ? 404 : 400,
    outcome.problems.map(({ statusCode, ...problem }) => ({ ...problem, errorCode: statusCode })),
  );
}
