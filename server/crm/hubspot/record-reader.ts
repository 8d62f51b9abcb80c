import type { Field, FieldValue } from '#domain/crm/field.ts';
import type { RecordRef } from '#domain/crm/record-ref.ts';
import { Fault } from '#domain/shared/fault.ts';
import { currencyCode } from '../currency-code.ts';
import type { CallTerms, FieldReading, RecordSnapshot } from '../gateway.ts';
import type { HubSpotClient } from './client.ts';
import { crmWords } from './crm-words.ts';
import { isRecordId, objectTypeNamed, titleOf } from './object-types.ts';
import { paths } from './paths.ts';
import { fromHubSpot } from './value-text.ts';
import {
  batchReadSchema,
  batchReadWithHistorySchema,
  errorBodyOf,
  type HistoryEntry,
  type RecordWithHistory,
  recordWithHistorySchema,
} from './wire.ts';

/** Every object has it. */
const ownerProperty = 'hubspot_owner_id';

/** HubSpot's limit for one batch call. */
const batchMax = 100;

/**
 * @param fields all known fields of the object; a name that is not among them has the value `null`
 * @throws Fault, see `CrmGateway`
 */
export async function readRecords(
  client: HubSpotClient,
  objectType: string,
  recordIds: readonly string[],
  fieldNames: readonly string[],
  fields: ReadonlyMap<string, Field>,
  terms: CallTerms,
): Promise<ReadonlyMap<string, RecordSnapshot>> {
  const type = objectTypeNamed(objectType);
  const ids = [...new Set(recordIds)].filter(isRecordId);
  const asked = [...new Set(fieldNames)];
  const readable = asked.filter((name) => fields.get(name)?.archived === false);
  const { currencyProperty } = type;
  const properties = [
    ...new Set([...type.titleProperties, ownerProperty, ...(currencyProperty ? [currencyProperty] : []), ...readable]),
  ];
  const snapshots = new Map<string, RecordSnapshot>();
  for (let start = 0; start < ids.length; start += batchMax) {
    const chunk = ids.slice(start, start + batchMax);
    const body = { inputs: chunk.map((id) => ({ id })), properties };
    const request = { path: paths.batchRead(type.name), body, subject: { objectType } };
    const answer = await client.read(request, batchReadSchema, terms);
    requireOnlyMissing(answer.errors ?? []);
    // A merged record answers under its new id: under the old one it is gone.
    for (const found of answer.results.filter(({ id }) => chunk.includes(id))) {
      const record: RecordRef = { crm: 'hubspot', objectType: type.name, recordId: found.id };
      const values = asked.map((name): [string, FieldValue] => {
        const field = fields.get(name);
        return [name, field === undefined ? null : fromHubSpot(field, found.properties[name])];
      });
      const title = titleOf(type, found.id, found.properties);
      const currency = currencyCode(currencyProperty === undefined ? null : found.properties[currencyProperty]);
      const ownerId = found.properties[ownerProperty] || null;
      const told = { title, currency, ownerId, parent: null, version: null };
      snapshots.set(found.id, { record, ...told, values: Object.fromEntries(values) });
    }
  }
  return snapshots;
}

/** An id that could not be read for another reason must not pass for a record that does not exist. */
function requireOnlyMissing(errors: readonly unknown[]): void {
  const other = errors.find((error) => errorBodyOf(error).category !== 'OBJECT_NOT_FOUND');
  if (other === undefined) return;
  const crmMessage = crmWords(other).join(' ') || 'HubSpot could not read some of the records.';
  throw new Fault('crm_refused', `HubSpot refused: ${crmMessage}`, { crmMessage });
}

/** @returns `null` when there is no such record */
export async function readField(
  client: HubSpotClient,
  record: RecordRef,
  field: Field,
  terms: CallTerms,
): Promise<FieldReading | null> {
  const type = objectTypeNamed(record.objectType);
  const { recordId } = record;
  if (!isRecordId(recordId)) return null;
  const path = paths.record(type.name, recordId, { properties: field.name, propertiesWithHistory: field.name });
  const subject = { objectType: type.name, recordId };
  try {
    const found = await client.read({ path, subject }, recordWithHistorySchema, terms);
    if (found.id !== recordId) return null;
    return readingOf(found, field);
  } catch (error) {
    if (error instanceof Fault && error.code === 'record_not_found') return null;
    throw error;
  }
}

/** HubSpot takes fewer records in a call that asks for histories. */
const withHistoryMax = 50;

/** @throws Fault, see `CrmGateway` */
export async function readBack(
  client: HubSpotClient,
  objectType: string,
  recordIds: readonly string[],
  fields: readonly Field[],
  terms: CallTerms,
): Promise<ReadonlyMap<string, Readonly<Record<string, FieldReading>>>> {
  const { name } = objectTypeNamed(objectType);
  const asked = fields.map((field) => field.name);
  const readings = new Map<string, Readonly<Record<string, FieldReading>>>();
  for (let start = 0; start < recordIds.length; start += withHistoryMax) {
    const chunk = recordIds.slice(start, start + withHistoryMax);
    const body = { inputs: chunk.map((id) => ({ id })), properties: asked, propertiesWithHistory: asked };
    const request = { path: paths.batchRead(name), body, subject: { objectType } };
    const answer = await client.read(request, batchReadWithHistorySchema, terms);
    requireOnlyMissing(answer.errors ?? []);
    for (const found of answer.results.filter(({ id }) => chunk.includes(id))) {
      readings.set(found.id, Object.fromEntries(fields.map((field) => [field.name, readingOf(found, field)])));
    }
  }
  return readings;
}

function readingOf(found: RecordWithHistory, field: Field): FieldReading {
  const history = found.propertiesWithHistory?.[field.name] ?? [];
  return {
    value: fromHubSpot(field, found.properties[field.name]),
    version: null,
    history: history
      .toSorted((a, b) => Date.parse(b.timestamp) - Date.parse(a.timestamp))
      .map((entry) => ({ value: fromHubSpot(field, entry.value), at: entry.timestamp, by: writerOf(entry) })),
  };
}

function writerOf({ sourceType, sourceId, updatedByUserId }: HistoryEntry): string {
  if (updatedByUserId !== null && updatedByUserId !== undefined) return `user:${updatedByUserId}`;
  const kind = (sourceType ?? 'unknown').toLowerCase();
  return sourceId ? `${kind}:${sourceId}` : kind;
}
