import type { Field } from '../crm/field.ts';
import { type Classification, isProtected } from '../crm/field-class.ts';
import { changeSince } from './decide.ts';
import { placeName } from './field-catalogue.ts';
import type { PolicyField } from './policy.ts';
import { protectionSentence } from './protected.ts';

/**
 * Why a line of the allowlist has no effect today although it allows its field, for an admin; `null` = it has.
 * @param found the field as the CRM describes it today with its class; `null` = the CRM has it no longer
 */
export function lineTrouble(
  line: PolicyField,
  found: { readonly field: Field; readonly classification: Classification } | null,
  version: number,
): string | null {
  if (line.autonomy === 'off') return null;
  if (found === null || found.field.archived) {
    return `${found?.field.label ?? placeName(line)} is no longer there in the CRM, so nothing is suggested for it.`;
  }
  const { field, classification } = found;
  if (isProtected(classification.class)) return protectionSentence(field.label, classification);
  if (line.seen === undefined) return null;
  return changeSince(line.seen, field.type, classification.class === 'sensitive', field.label, version);
}
