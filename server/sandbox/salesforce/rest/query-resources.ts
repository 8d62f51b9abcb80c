import { malformedQuery } from '../api-error.ts';
import type { Session } from '../session.ts';
import { orgTables } from '../soql/org-tables.ts';
import { runQuery } from '../soql/run-query.ts';
import type { JsonRecord } from '../soql/selection.ts';
import { editAfterRead } from './human-edit-mishaps.ts';
import type { Batch } from './query-locators.ts';
import { json, type Reply, type Resource, type ResourceRequest } from './resource.ts';

const batchMax = 2_000;
const batchMin = 200;

export const queryResources: Resource[] = [
  ...['query', 'tooling/query'].map(
    (pattern): Resource => ({
      method: 'GET',
      pattern,
      kind: 'queries',
      handle: (session, request) => firstBatch(session, request, false),
    }),
  ),
  {
    method: 'GET',
    pattern: 'queryAll',
    kind: 'queries',
    handle: (session, request) => firstBatch(session, request, true),
  },
  ...['query', 'queryAll', 'tooling/query'].map(
    (path): Resource => ({
      method: 'GET',
      pattern: `${path}/:locator`,
      kind: 'queries',
      handle: ({ site, user, base }, _request, { locator = '' }) =>
        batchReply(site.locators.next(user.id, locator, site.now().getTime()), base),
    }),
  ),
];

function firstBatch(session: Session, { query, headers }: ResourceRequest, withDeleted: boolean): Reply {
  const { site, user, base } = session;
  const soql = query.get('q');
  if (soql === null) throw malformedQuery('A query string has to be specified');
  const { totalSize, records } = runQuery(soql, orgTables(session), site.now(), withDeleted);
  if (records.length === 0) return json({ totalSize, done: true, records });
  const batch = site.locators.first(user.id, records, batchSizeOf(headers), site.now().getTime());
  editAfterRead(site, batch.records.flatMap(recordRead));
  return batchReply(batch, base);
}

/** Which record a row is about, and which of its fields were asked for. */
function recordRead({ attributes, ...fields }: JsonRecord) {
  const { type, url } = attributes as { type: string; url?: string };
  const id = url?.split('/').at(-1);
  return id === undefined ? [] : [{ objectType: type, id, names: Object.keys(fields) }];
}

function batchReply({ next, ...batch }: Batch, base: string): Reply {
  return json(next === undefined ? batch : { ...batch, nextRecordsUrl: `${base}/${next}` });
}

/** `Sforce-Query-Options: batchSize=200`; Salesforce takes it as a wish, from 200 to 2,000. */
function batchSizeOf(headers: ResourceRequest['headers']): number {
  const wish = Number(/batchSize\s*=\s*(\d+)/i.exec(headers['sforce-query-options'] ?? '')?.[1] ?? batchMax);
  return Math.min(batchMax, Math.max(batchMin, wish));
}
