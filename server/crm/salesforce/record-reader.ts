import type { Field, FieldValue } from '#domain/crm/field.ts';
import type { RecordRef } from '#domain/crm/record-ref.ts';
import { Fault } from '#domain/shared/fault.ts';
import { currencyCode } from '../currency-code.ts';
import type { CallTerms, FieldReading, RecordSnapshot } from '../gateway.ts';
import type { SalesforceClient } from './client.ts';
import { unreachable } from './failures.ts';
import { objectTypeNamed } from './object-types.ts';
import { recordIdOf } from './record-id.ts';
import { fromSalesforce } from './value-text.ts';
import { historyRowSchema, rowSchema } from './wire.ts';

const idsMax = 200;

/**
 * @param fields all known fields of the object; a name that is not among them has the value `null`
 * @throws Fault, see `CrmGateway`
 */
export async function readRecords(
  client: SalesforceClient,
  objectType: string,
  recordIds: readonly string[],
  fieldNames: readonly string[],
  fields: ReadonlyMap<string, Field>,
  terms: CallTerms,
): Promise<ReadonlyMap<string, RecordSnapshot>> {
  const type = objectTypeNamed(objectType);
  const asked = [...new Set(fieldNames)];
  const readable = asked.filter((name) => fields.get(name)?.archived === false);
  const { lockedBeside = 'Id' } = type;
  // Only organizations with several currencies have a currency.
  const own = [...type.titleFields, 'CurrencyIsoCode', 'OwnerId', lockedBeside].filter((name) => fields.has(name));
  const columns = [...new Set(['Id', 'LastModifiedDate', ...own, ...readable])];
  // A shorter spelling is as good as absent: answered under it, one record would have two identities here, and two sets
  // of suggestions. Whoever takes ids from people widens them first.
  const ids = [...new Set(recordIds.filter((id) => recordIdOf(id) === id))];
  const wanted = new Set(ids);
  const snapshots = new Map<string, RecordSnapshot>();
  for (let start = 0; start < ids.length; start += idsMax) {
    const list = ids.slice(start, start + idsMax).map((id) => `'${id}'`);
    const soql = `SELECT ${columns.join(', ')} FROM ${type.name} WHERE Id IN (${list.join(', ')})`;
    for (const row of await client.query(soql, { objectType }, rowSchema, terms)) {
      const recordId = typeof row.Id === 'string' ? recordIdOf(row.Id) : null;
      if (recordId === null || !wanted.has(recordId)) continue;
      const record: RecordRef = { crm: 'salesforce', objectType: type.name, recordId };
      const values = asked.map((name): [string, FieldValue] => {
        const field = fields.get(name);
        return [name, field === undefined ? null : fromSalesforce(field, row[name])];
      });
      const title = titleOf(type, recordId, row);
      const currency = currencyCode(row.CurrencyIsoCode);
      const version = versionOf(row.LastModifiedDate);
      const ownerId = recordIdOf(String(row.OwnerId ?? ''));
      const parent = recordIdOf(String(row[lockedBeside] ?? ''));
      const told = { title, currency, ownerId, parent, version };
      snapshots.set(recordId, { record, ...told, values: Object.fromEntries(values) });
    }
  }
  return snapshots;
}

const titleUnitsMax = 200;

function titleOf(type: ReturnType<typeof objectTypeNamed>, id: string, row: Readonly<Record<string, unknown>>): string {
  const texts = type.titleFields.map((name) => row[name]).filter((value) => typeof value === 'string');
  const title = texts.find((text) => text.trim() !== '')?.trim() ?? `${type.name} ${id}`;
  return title.slice(0, titleUnitsMax);
}

/** @returns `null` when there is no such record that we can see */
export async function readField(
  client: SalesforceClient,
  record: RecordRef,
  field: Field,
  terms: CallTerms,
): Promise<FieldReading | null> {
  const type = objectTypeNamed(record.objectType);
  const recordId = recordIdOf(record.recordId);
  if (recordId === null) return null;
  const subject = { objectType: type.name, recordId };
  // The history first: what happens between the two reads is then told by the value, and never hidden by it.
  const history = await readHistory(client, type, recordId, field, terms);
  const soql = `SELECT Id, LastModifiedDate, ${field.name} FROM ${type.name} WHERE Id = '${recordId}'`;
  const [row] = await client.query(soql, subject, rowSchema, terms);
  if (row === undefined) return null;
  const value = fromSalesforce(field, row[field.name]);
  return { value, version: versionOf(row.LastModifiedDate), history: trail(field, value, history) };
}

/** Without histories: a write on a condition leaves no room for an edit in between. @throws Fault, see `CrmGateway` */
export async function readBack(
  client: SalesforceClient,
  objectType: string,
  recordIds: readonly string[],
  fields: readonly Field[],
  terms: CallTerms,
): Promise<ReadonlyMap<string, Readonly<Record<string, FieldReading>>>> {
  const known = new Map(fields.map((field) => [field.name, field]));
  const records = await readRecords(client, objectType, recordIds, [...known.keys()], known, terms);
  const readings = [...records].map(([id, { values, version }]): [string, Record<string, FieldReading>] => [
    id,
    Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { value, version, history: [] }])),
  ]);
  return new Map(readings);
}

/** As `If-Unmodified-Since` wants it. Salesforce counts whole seconds. */
function versionOf(lastModified: unknown): string {
  const ms =
    typeof lastModified === 'string' ? Date.parse(lastModified.replace(/([+-]\d{2})(\d{2})$/, '$1:$2')) : Number.NaN;
  if (Number.isNaN(ms)) throw unreachable({ reason: 'answer_not_understood' });
  return new Date(ms).toUTCString();
}

interface Edit {
  readonly from: FieldValue;
  readonly to: FieldValue;
  readonly at: string;
  readonly by: string;
}

/** Newest first. Empty where the organization does not track the field, or keeps its history from us. */
async function readHistory(
  client: SalesforceClient,
  { history }: ReturnType<typeof objectTypeNamed>,
  recordId: string,
  field: Field,
  terms: CallTerms,
): Promise<readonly Edit[]> {
  const soql =
    `SELECT OldValue, NewValue, CreatedById, CreatedDate FROM ${history.object} ` +
    `WHERE ${history.parent} = '${recordId}' AND Field = '${field.name}' ORDER BY CreatedDate DESC, Id DESC LIMIT 50`;
  try {
    const rows = await client.query(soql, { objectType: history.object }, historyRowSchema, terms);
    return rows.map((row) => ({
      from: fromSalesforce(field, row.OldValue),
      to: fromSalesforce(field, row.NewValue),
      at: row.CreatedDate,
      by: `user:${row.CreatedById ?? 'unknown'}`,
    }));
  } catch (error) {
    if (error instanceof Fault && (error.code === 'crm_refused' || error.code === 'object_not_supported')) return [];
    throw error;
  }
}

/**
 * The values one after another, newest first. Long texts and several options are tracked as "edited", without their
 * values: such a history would tell of values that the field never held, so it counts as none.
 */
function trail(field: Field, value: FieldValue, edits: readonly Edit[]): FieldReading['history'] {
  const told = field.type !== 'multiline' && field.type !== 'multi_option';
  const oldest = edits.at(-1);
  if (!told || oldest === undefined || edits[0]?.to !== value) return [];
  const start = { value: oldest.from, at: '1970-01-01T00:00:00.000+0000', by: 'unknown' };
  return [...edits.map(({ to, at, by }) => ({ value: to, at, by })), start];
}
