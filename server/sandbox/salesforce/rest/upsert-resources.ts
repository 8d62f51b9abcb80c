import { ApiError, invalidField, notFound } from '../api-error.ts';
import type { DescribedObject } from '../org-port.ts';
import type { Session } from '../session.ts';
import type { Cell, Row } from '../soql/table.ts';
import { namesAsked, presented, update } from './record-resources.ts';
import { objectBody } from './refusal.ts';
import { json, type Reply, type Resource, type ResourceRequest } from './resource.ts';
import { fieldsOf, requireDone, requireObject, termsOf } from './writes.ts';

/** Records by a value of their own instead of their id. */
export const upsertResources: Resource[] = [
  {
    method: 'PATCH',
    pattern: 'sobjects/:type/:field/:value',
    kind: 'writes',
    handle: (session, request, at) => upsert(session, request, at),
  },
  {
    method: 'GET',
    pattern: 'sobjects/:type/:field/:value',
    kind: 'reads',
    handle: (session, request, { type = '', field = '', value = '' }) => {
      const described = requireObject(session, type);
      const rows = rowsBy(session, described, externalField(described, field), value);
      const [row, another] = rows;
      if (another) return multiple(session, described, rows);
      if (!row) throw notFound('The requested resource does not exist');
      const asked = request.query.get('fields');
      const names = asked === null ? described.fields.map(({ name }) => name) : namesAsked(described, asked);
      return json(presented(session, described.name, row, names));
    },
  },
];

function upsert(session: Session, request: ResourceRequest, at: Readonly<Record<string, string>>): Reply {
  const { type = '', field: fieldName = '', value = '' } = at;
  const described = requireObject(session, type);
  const field = externalField(described, fieldName);
  const body = objectBody(request.body);
  if (Object.keys(body).some((name) => name.toLowerCase() === field.toLowerCase())) {
    throw invalidField(`The ${field} field should not be specified in the sobject data.`);
  }
  const rows = rowsBy(session, described, field, value);
  const [row, another] = rows;
  if (another) return multiple(session, described, rows);
  if (row) {
    update(session, request, described, String(row.Id), body);
    return json({ id: row.Id, success: true, errors: [], created: false });
  }
  const fields: Record<string, Cell> = { ...fieldsOf(described, body), [field]: value };
  const { id } = requireDone(session.site.org.create(described.name, fields, termsOf(session, request)));
  session.site.mishaps.counters.recordsWritten += 1;
  return json({ id, success: true, errors: [], created: true }, 201);
}

/** @throws ApiError 404 for a field that is no external id */
export function externalField(described: DescribedObject, name: string): string {
  const field = described.fields.find((one) => one.name.toLowerCase() === name.toLowerCase());
  if (field && (field.externalId || field.idLookup) && field.name !== 'Id') return field.name;
  throw new ApiError(404, [
    {
      errorCode: 'NOT_FOUND',
      message: `Provided external ID field does not exist or is not accessible: ${name}`,
    },
  ]);
}

export function rowsBy({ site, user }: Session, described: DescribedObject, field: string, value: string): Row[] {
  return site.org
    .rows(user.id, described.name, false)
    .filter((row) => String(row[field] ?? '').toLowerCase() === value.toLowerCase());
}

/** 300: the value does not tell which record is meant. */
function multiple({ base }: Session, { name }: DescribedObject, rows: readonly Row[]): Reply {
  return { status: 300, body: rows.map(({ Id }) => `${base}/sobjects/${name}/${Id}`) };
}
