import { z } from 'zod';
import { exceededLimit, malformedId } from '../api-error.ts';
import { parseBody } from '../parse-body.ts';
import { longId } from '../record-id.ts';
import type { Session } from '../session.ts';
import { editAfterRead } from './human-edit-mishaps.ts';
import { namesAsked, presented } from './record-resources.ts';
import { json, type Reply, type Resource } from './resource.ts';
import { requireObject } from './writes.ts';

const idsMax = 2_000;

const retrieveSchema = z.object({ ids: z.array(z.string()), fields: z.array(z.string()).min(1) });

/** Up to 2,000 records of one type by their ids, in the order of the ids; null for those that the caller cannot read. */
export const retrieveResources: Resource[] = [
  {
    method: 'GET',
    pattern: 'composite/sobjects/:type',
    kind: 'batchReads',
    handle: (session, { query }, { type = '' }) => {
      const list = (name: string) => (query.get(name) ?? '').split(',').filter(Boolean);
      return retrieve(session, type, { ids: list('ids'), fields: list('fields') });
    },
  },
  {
    method: 'POST',
    pattern: 'composite/sobjects/:type',
    kind: 'batchReads',
    handle: (session, { body }, { type = '' }) => retrieve(session, type, parseBody(retrieveSchema, body)),
  },
];

function retrieve(session: Session, objectType: string, asked: z.output<typeof retrieveSchema>): Reply {
  const described = requireObject(session, objectType);
  const { name } = described;
  if (asked.ids.length > idsMax) throw exceededLimit(`The number of IDs must not exceed ${idsMax}`);
  const names = namesAsked(described, asked.fields.join(','));
  const withId = [...new Set(['Id', ...names])];
  const rows = asked.ids.map((given) => {
    const id = longId(given);
    if (id === undefined) throw malformedId(`malformed id ${given}`);
    return session.site.org.row(session.user.id, name, id, false) ?? null;
  });
  const records = rows.map((row) => row && presented(session, name, row, withId));
  editAfterRead(
    session.site,
    rows.flatMap((row) => (row ? [{ objectType: name, id: String(row.Id), names }] : [])),
  );
  return json(records);
}
