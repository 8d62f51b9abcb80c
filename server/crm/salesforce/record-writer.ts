import { classifyField } from '#domain/crm/classify-field.ts';
import { requireUnprotected } from '#domain/policy/protected.ts';
import { WritePermit } from '#domain/policy/write-permit.ts';
import { Fault } from '#domain/shared/fault.ts';
import type { FieldCatalogue } from '../field-catalogue.ts';
import type { CallTerms, WriteConditions } from '../gateway.ts';
import { salesforceKnowledge } from './class-knowledge.ts';
import type { SalesforceClient } from './client.ts';
import { fieldToday } from './field-today.ts';
import { objectTypeNamed } from './object-types.ts';
import { recordIdOf } from './record-id.ts';
import { toSalesforce } from './value-text.ts';

/**
 * One field of one record. The permit's own description of the field is not trusted; what Salesforce says about a field
 * of that name on that object today decides.
 * @throws Fault `field_protected`, `field_read_only`, `field_unknown`, `field_archived`, `value_wrong_type`,
 * `record_changed`, `crm_duplicate`, or one of those in `CrmGateway`
 */
export async function writeField(
  client: SalesforceClient,
  catalogue: FieldCatalogue,
  permit: WritePermit,
  conditions: WriteConditions,
  terms: CallTerms,
): Promise<void> {
  // A programming error or an attack, and nothing that a caller could do better next time.
  if (!WritePermit.isGenuine(permit)) throw new Error('a write to Salesforce was asked for without a genuine permit');
  const { record, value } = permit;
  if (record.crm !== 'salesforce') throw new Error(`a write permit for ${record.crm} reached Salesforce`);
  const type = objectTypeNamed(record.objectType);
  const recordId = recordIdOf(record.recordId);
  const subject = { objectType: type.name, recordId: record.recordId };
  if (recordId === null) throw new Fault('record_not_found', `Salesforce has no record ${record.recordId}.`, subject);

  const field = await fieldToday(catalogue, type.name, permit.field, terms);
  const path = `/sobjects/${type.name}/${recordId}`;
  const body = Object.fromEntries([[field.name, toSalesforce(field, value)]]);
  try {
    requireUnprotected(field.label, classifyField(field, salesforceKnowledge));
    await client.write({ method: 'PATCH', path, body, headers: headersFor(conditions), subject }, terms);
  } catch (error) {
    // The refusal may mean that the field changed since we looked.
    if (error instanceof Fault && error.code === 'crm_refused') catalogue.forget(type.name);
    throw error;
  }
}

function headersFor({ version, allowDuplicate }: WriteConditions): Record<string, string> {
  return {
    ...(version === null ? {} : { 'If-Unmodified-Since': version }),
    ...(allowDuplicate
      ? { 'Sforce-Duplicate-Rule-Header': 'allowSave=true; includeRecordDetails=false; runAsCurrentUser=true' }
      : {}),
  };
}
