import type { ScriptedAnswer, SeenRequest } from '#test/crm/scripted-server.ts';

const writable = { hubspotDefined: false, modificationMetadata: { readOnlyValue: false } };

/** Properties of every object of the small portal. */
export const smallProperties: readonly Record<string, unknown>[] = [
  { name: 'jobtitle', label: 'Job title', type: 'string', fieldType: 'text', ...writable },
  { name: 'seats_needed', label: 'Seats needed', type: 'number', fieldType: 'number', ...writable },
  { name: 'renewal_date', label: 'Renewal date', type: 'date', fieldType: 'date', ...writable },
  { name: 'hubspot_owner_id', label: 'Owner', type: 'enumeration', fieldType: 'select', ...writable },
  { name: 'payment_terms', label: 'Payment terms', type: 'string', fieldType: 'text', ...writable },
  { name: 'helper', label: 'Helper', type: 'enumeration', referencedObjectType: 'OWNER', ...writable },
  { name: 'email', label: 'Email', type: 'string', fieldType: 'text', ...writable },
  { name: 'score', label: 'Score', type: 'number', modificationMetadata: { readOnlyValue: true } },
  { name: 'unreadable', type: 7 },
];

/** Two contacts and a handful of endpoints: just enough of HubSpot to script its failures around. */
export function smallPortal() {
  const records = new Map<string, Record<string, string | null>>([
    ['101', { firstname: 'Maya', lastname: 'Lindqvist', jobtitle: 'Buyer', hubspot_owner_id: '7' }],
    ['102', { email: 'tom@fjordline.example', jobtitle: null }],
  ]);
  const history = new Map<string, { value: string; timestamp: string; sourceType: string; sourceId: string }[]>();
  const properties = [...smallProperties];
  let ticks = 0;

  function write(id: string, changes: Record<string, string>): ScriptedAnswer {
    const record = records.get(id);
    if (record === undefined) return notFound;
    if ('seats_needed' in changes && !/^\d*$/.test(changes.seats_needed ?? '')) return notANumber;
    for (const [name, value] of Object.entries(changes)) {
      ticks += 1;
      record[name] = value;
      const timestamp = new Date(1_790_000_000_000 + ticks).toISOString();
      const entries = history.get(`${id} ${name}`) ?? [];
      // Oldest first, to show that the gateway puts them in order.
      history.set(`${id} ${name}`, [...entries, { value, timestamp, sourceType: 'INTEGRATION', sourceId: '56' }]);
    }
    return { body: { id, properties: record } };
  }

  function answer({ method, path, text }: SeenRequest): ScriptedAnswer {
    const url = new URL(path, 'http://portal.example');
    const [, , room = '', , id = ''] = url.pathname.split('/');
    if (room === 'properties') {
      const isArchived = url.searchParams.get('archived') === 'true';
      return { body: { results: isArchived ? [{ name: 'old_note', type: 'string', archived: true }] : properties } };
    }
    if (room === 'property-validations') return { status: 403, body: { category: 'MISSING_SCOPES' } };
    // Pages of one owner each, to show that the gateway follows them.
    if (room === 'owners') {
      const [owner, next] = url.searchParams.get('after') === '7' ? [tom, undefined] : [ida, { after: '7' }];
      return { body: { results: [owner], paging: { next } } };
    }
    if (path.endsWith('/batch/update')) {
      const inputs: { id: string; properties: Record<string, string> }[] = JSON.parse(text).inputs;
      const gone = inputs.map(({ id: wanted }) => wanted).filter((wanted) => !records.has(wanted));
      const known = inputs.filter((input) => records.has(input.id));
      for (const input of known) write(input.id, input.properties);
      const results = known.map((input) => ({ id: input.id, properties: records.get(input.id) }));
      const errors = [{ category: 'OBJECT_NOT_FOUND', message: 'gone', context: { ids: gone } }];
      return { status: 207, body: { results, errors } };
    }
    if (path.endsWith('/batch/read')) {
      const { inputs, propertiesWithHistory: told = [] }: BatchRead = JSON.parse(text);
      const results = inputs.flatMap(({ id: wanted }) => {
        const found = records.get(wanted);
        const histories = told.map((name) => [name, history.get(`${wanted} ${name}`) ?? []]);
        if (found === undefined) return [];
        return [{ id: wanted, properties: found, propertiesWithHistory: Object.fromEntries(histories) }];
      });
      return { status: 207, body: { results, errors: [{ category: 'OBJECT_NOT_FOUND', message: 'gone' }] } };
    }
    const recordId = url.pathname.split('/').at(-1) ?? id;
    if (method === 'PATCH') return write(recordId, JSON.parse(text).properties);
    const found = records.get(recordId);
    const name = url.searchParams.get('propertiesWithHistory') ?? '';
    const propertiesWithHistory = { [name]: history.get(`${recordId} ${name}`) ?? [] };
    return found === undefined ? notFound : { body: { id: recordId, properties: found, propertiesWithHistory } };
  }

  return { answer, records, properties };
}

interface BatchRead {
  readonly inputs: readonly { id: string }[];
  readonly propertiesWithHistory?: readonly string[];
}

const ida = { id: '7', firstName: 'Ida', lastName: 'Brandt', email: 'ida@fjordline.example' };
const tom = { id: '8', firstName: null, lastName: '', email: 'tom@fjordline.example' };

const notFound = {
  status: 404,
  body: { status: 'error', category: 'OBJECT_NOT_FOUND', message: 'resource not found' },
};
const detail = [
  { isValid: false, message: '"many" was not a valid number.', error: 'INVALID_FLOAT', name: 'seats_needed' },
];
const notANumber = {
  status: 400,
  body: {
    status: 'error',
    category: 'VALIDATION_ERROR',
    message: `Property values were not valid: ${JSON.stringify(detail)}`,
  },
};
