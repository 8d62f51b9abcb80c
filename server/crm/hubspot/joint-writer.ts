import * as z from 'zod';
import { classifyField } from '#domain/crm/classify-field.ts';
import type { Field, FieldValue } from '#domain/crm/field.ts';
import { requireUnprotected } from '#domain/policy/protected.ts';
import { WritePermit } from '#domain/policy/write-permit.ts';
import { Fault } from '#domain/shared/fault.ts';
import type { FieldCatalogue } from '../field-catalogue.ts';
import type { CallTerms, RecordWrite, WriteEnd } from '../gateway.ts';
import { hubspotKnowledge } from './class-knowledge.ts';
import type { HubSpotClient } from './client.ts';
import { crmWords } from './crm-words.ts';
import { unreachable } from './failures.ts';
import { fieldToday } from './field-today.ts';
import { isRecordId, objectTypeNamed } from './object-types.ts';
import { paths } from './paths.ts';
import { fromHubSpot, toHubSpot } from './value-text.ts';
import { errorBodyOf, recordSchema } from './wire.ts';

/** As it says for some ids only what went wrong, the list of errors comes beside that of the results. */
const answerSchema = z.object({ results: z.array(recordSchema).max(100), errors: z.array(z.unknown()).nullish() });

/**
 * Up to 100 records of one object in one call. HubSpot discards the whole call for one bad value, and answers 207 for
 * records that are gone; its answer tells what the written properties hold.
 * @throws Fault, see `CrmGateway.writeTogether`
 */
export async function writeTogether(
  client: HubSpotClient,
  catalogue: FieldCatalogue,
  writes: readonly RecordWrite[],
  terms: CallTerms,
): Promise<readonly WriteEnd[]> {
  const [{ record } = { record: null }] = writes.flatMap(({ permits }) => permits);
  if (record === null) return [];
  const type = objectTypeNamed(record.objectType);
  const inputs = [];
  for (const { permits } of writes) inputs.push(await inputOf(catalogue, type.name, permits, terms));
  const fields = inputs.flatMap((input) => input.fields);
  const subject = { objectType: type.name };
  const body = { inputs: inputs.map(({ id, properties }) => ({ id, properties })) };
  const path = `${paths.records(type.name)}/batch/update`;
  let answer: unknown;
  try {
    for (const field of fields) requireUnprotected(field.label, classifyField(field, hubspotKnowledge));
    answer = await client.write({ method: 'POST', path, body, subject }, terms);
  } catch (error) {
    if (error instanceof Fault && error.code === 'crm_refused') catalogue.forget(type.name);
    throw error;
  }
  const parsed = answerSchema.safeParse(answer);
  if (!parsed.success) throw unreachable({ reason: 'answer_not_understood' }, parsed.error);
  return inputs.map(({ id, fields: written }) => endOf(id, written, parsed.data));
}

async function inputOf(
  catalogue: FieldCatalogue,
  objectType: string,
  permits: readonly WritePermit[],
  terms: CallTerms,
): Promise<{ id: string; fields: Field[]; properties: Record<string, string> }> {
  const fields: Field[] = [];
  const properties: Record<string, string> = {};
  for (const permit of permits) {
    // A programming error or an attack, and nothing that a caller could do better next time.
    if (!WritePermit.isGenuine(permit)) throw new Error('a write to HubSpot was asked for without a genuine permit');
    const { crm, recordId } = permit.record;
    if (crm !== 'hubspot' || permit.record.objectType !== objectType || recordId !== permits[0]?.record.recordId) {
      throw new Error('permits for different places in one joint write');
    }
    if (!isRecordId(recordId)) throw new Fault('record_not_found', `HubSpot has no record ${recordId}.`);
    const field = await fieldToday(catalogue, objectType, permit.field, terms);
    fields.push(field);
    properties[field.name] = toHubSpot(field, permit.value);
  }
  return { id: permits[0]?.record.recordId ?? '', fields, properties };
}

function endOf(id: string, fields: readonly Field[], { results, errors }: z.output<typeof answerSchema>): WriteEnd {
  const found = results.find((result) => result.id === id);
  if (found !== undefined) {
    const told = fields.filter(({ name }) => name in found.properties);
    const values = told.map((field): [string, FieldValue] => [
      field.name,
      fromHubSpot(field, found.properties[field.name]),
    ]);
    return { written: true, values: Object.fromEntries(values) };
  }
  const error = (errors ?? []).find((one) => idsNamed(one).includes(id));
  // Neither among the results nor among the errors: nobody knows.
  if (error === undefined) return { written: false, fault: unreachable({ reason: 'not_in_answer' }) };
  if (errorBodyOf(error).category === 'OBJECT_NOT_FOUND') {
    return { written: false, fault: new Fault('record_not_found', `HubSpot has no record ${id}.`) };
  }
  const crmMessage = crmWords(error).join(' ') || 'HubSpot refused it without saying why.';
  return { written: false, fault: new Fault('crm_refused', `HubSpot refused: ${crmMessage}`, { crmMessage }) };
}

const namedSchema = z.object({ context: z.object({ ids: z.array(z.string()) }) });

function idsNamed(error: unknown): readonly string[] {
  const parsed = namedSchema.safeParse(error);
  return parsed.success ? parsed.data.context.ids : [];
}
