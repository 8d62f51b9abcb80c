import { invalidField } from '../api-error.ts';
import type { DescribedObject, WriteOutcome } from '../org-port.ts';
import type { Session } from '../session.ts';
import type { Row } from '../soql/table.ts';
import { checkConditions, type Version, versionHeaders } from './conditions.ts';
import { editAfterRead, editBeforeWrite } from './human-edit-mishaps.ts';
import { objectBody } from './refusal.ts';
import type { Reply, Resource, ResourceRequest } from './resource.ts';
import { fieldsOf, lockedRow, requireDone, requireObject, requireRow, termsOf } from './writes.ts';

/** One record at a time. */
export const recordResources: Resource[] = [
  {
    method: 'POST',
    pattern: 'sobjects/:type',
    kind: 'writes',
    handle: (session, request, { type = '' }) => create(session, request, type),
  },
  {
    method: 'GET',
    pattern: 'sobjects/:type/:id',
    kind: 'reads',
    handle: (session, request, { type = '', id = '' }) => read(session, request, type, id),
  },
  {
    method: 'PATCH',
    pattern: 'sobjects/:type/:id',
    kind: 'writes',
    handle: (session, request, { type = '', id = '' }) => {
      update(session, request, requireObject(session, type), id, objectBody(request.body));
      return { status: 204 };
    },
  },
  {
    method: 'DELETE',
    pattern: 'sobjects/:type/:id',
    kind: 'writes',
    handle: (session, request, { type = '', id = '' }) => {
      const { name } = requireObject(session, type);
      const row = requireRow(session, name, id);
      counted(session, lockedRow(session, row.Id) ?? session.site.org.remove(name, row.Id, termsOf(session, request)));
      return { status: 204 };
    },
  },
];

function read(session: Session, request: ResourceRequest, objectType: string, id: string): Reply {
  const described = requireObject(session, objectType);
  const row = requireRow(session, described.name, id);
  const version = versionOf(described.name, row);
  if (checkConditions(request, version)) return { status: 304 };
  const asked = request.query.get('fields');
  const names = asked === null ? described.fields.map(({ name }) => name) : namesAsked(described, asked);
  const body = presented(session, described.name, row, asked === null ? names : [...new Set([...names, 'Id'])]);
  editAfterRead(session.site, [{ objectType: described.name, id: row.Id, names }]);
  return { status: 200, body, headers: versionHeaders(version) };
}

/** @throws ApiError INVALID_FIELD for one that the caller does not see */
export function namesAsked(described: DescribedObject, asked: string): string[] {
  const known = new Map(described.fields.map(({ name }) => [name.toLowerCase(), name]));
  return asked
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean)
    .map((name) => {
      const found = known.get(name.toLowerCase());
      if (found === undefined) throw invalidField(`No such column '${name}' on sobject of type ${described.name}`);
      return found;
    });
}

export function presented({ base }: Session, objectType: string, row: Row, names: readonly string[]) {
  return {
    attributes: { type: objectType, url: `${base}/sobjects/${objectType}/${row.Id}` },
    ...Object.fromEntries(names.map((name) => [name, row[name] ?? null])),
  };
}

/** Accounts have an ETag as well. */
function versionOf(objectType: string, row: Row): Version {
  const lastModified = Date.parse(String(row.LastModifiedDate));
  const etag = `"${Buffer.from(`${row.Id}${row.SystemModstamp}`).toString('base64url')}"`;
  return { lastModified, etag: objectType === 'Account' ? etag : undefined };
}

function create(session: Session, request: ResourceRequest, objectType: string): Reply {
  const described = requireObject(session, objectType);
  const fields = fieldsOf(described, objectBody(request.body));
  const { id } = counted(session, session.site.org.create(described.name, fields, termsOf(session, request)));
  const headers = { Location: `${session.base}/sobjects/${described.name}/${id}` };
  return { status: 201, body: { id, success: true, errors: [] }, headers };
}

/**
 * Conditions are checked and the record is written without a pause: nobody gets in between.
 * @throws ApiError 412 where the record has changed, else whatever the organization's rules say
 */
export function update(
  session: Session,
  request: ResourceRequest,
  described: DescribedObject,
  id: string,
  body: Record<string, unknown>,
): void {
  const { site } = session;
  const { name } = described;
  const row = requireRow(session, name, id);
  const fields = fieldsOf(described, body);
  editBeforeWrite(site, { objectType: name, id: row.Id, names: Object.keys(fields) });
  checkVersion(session, request, name, row.Id);
  counted(session, lockedRow(session, row.Id) ?? site.org.update(name, row.Id, fields, termsOf(session, request)));
}

function checkVersion(session: Session, request: ResourceRequest, objectType: string, id: string): void {
  const present = requireRow(session, objectType, id);
  try {
    checkConditions(request, versionOf(objectType, present));
  } catch (error) {
    if ((error as { status?: number }).status === 412) session.site.mishaps.counters.preconditionsFailed += 1;
    throw error;
  }
}

function counted({ site }: Session, outcome: WriteOutcome): { id: string; created: boolean } {
  const done = requireDone(outcome);
  site.mishaps.counters.recordsWritten += 1;
  return done;
}
