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

const answerSchema = z.object({
  compositeResponse: z
    .array(z.object({ referenceId: z.string(), httpStatusCode: z.number().int(), body: z.unknown() }))
    .max(25),
});

/**
 * Up to 25 records in one Composite call, each on the condition that nobody has edited it since it was read (Composite
 * resource: `httpHeaders` of a subrequest; at most 25 subrequests; `allOrNone: false`).
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
  const parts = [];
  for (const write of writes) parts.push(await partOf(catalogue, objectType, write, terms));
  const fields = parts.flatMap((part) => part.fields);
  const compositeRequest = parts.map(({ request }, index) => ({ ...request, referenceId: `r${index}` }));
  const body = { allOrNone: false, collateSubrequests: false, compositeRequest };
  const joint = { method: 'POST', path: '/composite', body, headers: {}, subject: { objectType } };
  for (const field of fields) requireUnprotected(field.label, classifyField(field, salesforceKnowledge));
  const answer = await client.write({ ...joint }, terms);
  const parsed = answerSchema.safeParse(answer);
  if (!parsed.success) throw unreachable({ reason: 'answer_not_understood' }, parsed.error);
  const ends = new Map(parsed.data.compositeResponse.map((one) => [one.referenceId, one]));
  return parts.map(({ recordId }, index) => {
    const end = ends.get(`r${index}`);
    if (end === undefined) return { written: false, fault: unreachable({ reason: 'not_in_answer' }) };
    if (end.httpStatusCode >= 200 && end.httpStatusCode < 300) return { written: true, values: {} };
    const own: SalesforceAnswer = { status: end.httpStatusCode, headers: {}, body: end.body };
    // Nothing was written, and the next look may find the row free: as if somebody had just edited it.
    const fault = isRowLock(own)
      ? new Fault('record_changed', 'Somebody is saving this record in Salesforce right now. Nothing was written.')
      : faultOf(own, { objectType, recordId });
    if (fault.code === 'crm_refused') catalogue.forget(objectType);
    return { written: false, fault };
  });
}

async function partOf(
  catalogue: FieldCatalogue,
  objectType: string,
  { permits, version }: RecordWrite,
  terms: CallTerms,
) {
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
  const request = {
    method: 'PATCH',
    url: `/services/data/v${apiVersion}/sobjects/${objectType}/${recordId}`,
    body: values,
    ...(version === null ? {} : { httpHeaders: { 'If-Unmodified-Since': version } }),
  };
  return { recordId, fields, request };
}
