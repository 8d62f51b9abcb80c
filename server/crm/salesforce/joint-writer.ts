import * as z from 'zod';
import { classifyField } from '#domain/crm/classify-field.ts';
import type { Field } from '#domain/crm/field.ts';
import { requireUnprotected } from '#domain/policy/protected.ts';
import { WritePermit } from '#domain/policy/write-permit.ts';
import { Fault } from '#domain/shared/fault.ts';
import type { FieldCatalogue } from '../field-catalogue.ts';
import type { CallTerms, RecordWrite, WriteEnd } from '../gateway.ts';
import { salesforceKnowledge } from './class-knowledge.ts';
import type { SalesforceClient } from './client.ts';
import { apiVersion, type SalesforceAnswer } from './exchange.ts';
import { faultOf, isRowLock, unreachable } from './failures.ts';
import { fieldToday } from './field-today.ts';
import { objectTypeNamed } from './object-types.ts';
import { recordIdOf } from './record-id.ts';
import { toSalesforce } from './value-text.ts';

const compositeSchema = z.object({
  compositeResponse: z
    .array(z.object({ referenceId: z.string(), httpStatusCode: z.number().int(), body: z.unknown() }))
    .max(25),
});

/** In the order of the records that were sent. */
const collectionSchema = z.array(z.object({ success: z.boolean(), errors: z.unknown() })).max(200);

/**
 * Up to 25 records in one Composite call, each on the condition that nobody has edited it since it was read (Composite
 * resource: `httpHeaders` of a subrequest; at most 25 subrequests; `allOrNone: false`); without versions up to 200
 * records in one call of sObject Collections, which knows no condition.
 * @throws Fault, see `CrmGateway.writeTogether`
 */
export async function writeTogether(
  client: SalesforceClient,
  catalogue: FieldCatalogue,
  writes: readonly RecordWrite[],
  terms: CallTerms,
): Promise<readonly WriteEnd[]> {
  const [{ record } = { record: null }] = writes.flatMap(({ permits }) => permits);
  if (record === null) return [];
  const { name: objectType } = objectTypeNamed(record.objectType);
  const parts: Part[] = [];
  for (const write of writes) parts.push(await partOf(catalogue, objectType, write, terms));
  const fields = parts.flatMap((part) => part.fields);
  const isConditional = writes.some(({ version }) => version !== null);
  const joint = isConditional ? compositeOf(objectType, parts) : collectionOf(objectType, parts);
  for (const field of fields) requireUnprotected(field.label, classifyField(field, salesforceKnowledge));
  const answer = await client.write({ ...joint, headers: {}, subject: { objectType } }, terms);
  const answers = isConditional ? answersOfComposite(answer, parts) : answersOfCollection(answer, parts);
  return parts.map(({ recordId }, index) => {
    const own = answers[index];
    if (own === undefined) return { written: false, fault: unreachable({ reason: 'not_in_answer' }) };
    if (own.status >= 200 && own.status < 300) return { written: true, values: {} };
    // Nothing was written, and the next look may find the row free: as if somebody had just edited it.
    const fault = isRowLock(own)
      ? new Fault('record_changed', 'Somebody is saving this record in Salesforce right now. Nothing was written.')
      : faultOf(own, { objectType, recordId });
    if (fault.code === 'crm_refused') catalogue.forget(objectType);
    return { written: false, fault };
  });
}

interface Part {
  readonly recordId: string;
  readonly version: string | null;
  readonly fields: readonly Field[];
  readonly values: Readonly<Record<string, unknown>>;
}

function compositeOf(objectType: string, parts: readonly Part[]) {
  const compositeRequest = parts.map(({ recordId, version, values }, index) => ({
    method: 'PATCH',
    url: `/services/data/v${apiVersion}/sobjects/${objectType}/${recordId}`,
    referenceId: `r${index}`,
    body: values,
    ...(version === null ? {} : { httpHeaders: { 'If-Unmodified-Since': version } }),
  }));
  const body = { allOrNone: false, collateSubrequests: false, compositeRequest };
  return { method: 'POST', path: '/composite', body };
}

function answersOfComposite(answer: unknown, parts: readonly Part[]): (SalesforceAnswer | undefined)[] {
  const { compositeResponse } = understood(compositeSchema, answer);
  const ends = new Map(compositeResponse.map((one) => [one.referenceId, one]));
  return parts.map((_, index) => {
    const end = ends.get(`r${index}`);
    return end && { status: end.httpStatusCode, headers: {}, body: end.body };
  });
}

function collectionOf(objectType: string, parts: readonly Part[]) {
  const records = parts.map(({ recordId, values }) => ({ attributes: { type: objectType }, id: recordId, ...values }));
  return { method: 'PATCH', path: '/composite/sobjects', body: { allOrNone: false, records } };
}

/** One answer too few or too many, and nobody could tell whose each is. */
function answersOfCollection(answer: unknown, parts: readonly Part[]): SalesforceAnswer[] {
  const rows = understood(collectionSchema.length(parts.length), answer);
  return rows.map(({ success, errors }) => ({ status: success ? 200 : 400, headers: {}, body: errors }));
}

function understood<T>(schema: z.ZodType<T>, answer: unknown): T {
  const parsed = schema.safeParse(answer);
  if (parsed.success) return parsed.data;
  throw unreachable({ reason: 'answer_not_understood' }, parsed.error);
}

async function partOf(
  catalogue: FieldCatalogue,
  objectType: string,
  { permits, version }: RecordWrite,
  terms: CallTerms,
): Promise<Part> {
  const fields: Field[] = [];
  const values: Record<string, unknown> = {};
  const recordId = recordIdOf(permits[0]?.record.recordId ?? '');
  if (recordId === null) throw new Fault('record_not_found', `Salesforce has no such ${objectType}.`);
  for (const permit of permits) {
    // A programming error or an attack, and nothing that a caller could do better next time.
    if (!WritePermit.isGenuine(permit)) throw new Error('a write to Salesforce was asked for without a genuine permit');
    const { crm, recordId: own } = permit.record;
    if (crm !== 'salesforce' || permit.record.objectType !== objectType || recordIdOf(own) !== recordId) {
      throw new Error('permits for different places in one joint write');
    }
    const field = await fieldToday(catalogue, objectType, permit.field, terms);
    fields.push(field);
    values[field.name] = toSalesforce(field, permit.value);
  }
  return { recordId, version, fields, values };
}
