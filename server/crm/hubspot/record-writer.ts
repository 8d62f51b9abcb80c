import { classifyField } from '#domain/crm/classify-field.ts';
import { requireUnprotected } from '#domain/policy/protected.ts';
import { WritePermit } from '#domain/policy/write-permit.ts';
import { Fault } from '#domain/shared/fault.ts';
import type { FieldCatalogue } from '../field-catalogue.ts';
import type { CallTerms } from '../gateway.ts';
import { hubspotKnowledge } from './class-knowledge.ts';
import type { HubSpotClient } from './client.ts';
import { fieldToday } from './field-today.ts';
import { isRecordId, objectTypeNamed } from './object-types.ts';
import { paths } from './paths.ts';
import { toHubSpot } from './value-text.ts';

/**
 * One property of one record. The permit's own description of the field is not trusted; what HubSpot says about a
 * property of that name on that object today decides.
 * @throws Fault `field_protected`, `field_read_only`, `field_unknown`, `field_archived`, `value_wrong_type`, or one of
 * those in `CrmGateway`
 */
export async function writeField(
  client: HubSpotClient,
  catalogue: FieldCatalogue,
  permit: WritePermit,
  terms: CallTerms,
): Promise<void> {
  // A programming error or an attack, and nothing that a caller could do better next time.
  if (!WritePermit.isGenuine(permit)) throw new Error('a write to HubSpot was asked for without a genuine permit');
  const { record, value } = permit;
  if (record.crm !== 'hubspot') throw new Error(`a write permit for ${record.crm} reached HubSpot`);
  const { objectType, recordId } = record;
  const type = objectTypeNamed(objectType);
  const subject = { objectType: type.name, recordId };
  if (!isRecordId(recordId)) throw new Fault('record_not_found', `HubSpot has no record ${recordId}.`, subject);

  const field = await fieldToday(catalogue, type.name, permit.field, terms);
  const body = { properties: Object.fromEntries([[field.name, toHubSpot(field, value)]]) };
  const path = paths.record(type.name, recordId);
  try {
    requireUnprotected(field.label, classifyField(field, hubspotKnowledge));
    await client.write({ method: 'PATCH', path, body, subject }, terms);
  } catch (error) {
    // The refusal may mean that the property changed since we looked.
    if (error instanceof Fault && error.code === 'crm_refused') catalogue.forget(type.name);
    throw error;
  }
}
