import type { CallTerms, CrmGateway } from '#crm/gateway.ts';
import type { Field, FieldValue } from '#domain/crm/field.ts';
import type { RecordRef } from '#domain/crm/record-ref.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { fieldsNamedByRules } from '#domain/policy/policy-rule.ts';

/**
 * What the policy's rules ask of a record, read now; `also` beside it. A field that the CRM does not have is left out, so
 * that it counts as not known.
 * @returns `null` when there is no such record; an empty answer when nothing is asked
 */
export async function readForRules(
  gateway: CrmGateway,
  { rules }: Pick<Policy, 'rules'>,
  { objectType, recordId }: RecordRef,
  fields: readonly Field[],
  terms: CallTerms,
  also: readonly string[] = [],
): Promise<Readonly<Record<string, FieldValue>> | null> {
  const there = new Set(fields.map(({ name }) => name));
  const names = [...new Set([...also, ...fieldsNamedByRules(rules, objectType)])].filter((name) => there.has(name));
  if (names.length === 0) return {};
  const read = await gateway.readRecords(objectType, [recordId], names, terms);
  return read.get(recordId)?.values ?? null;
}
