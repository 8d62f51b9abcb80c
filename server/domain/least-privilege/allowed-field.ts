import type { Field } from '../crm/field.ts';
import { isProtected } from '../crm/field-class.ts';
import { changeSince } from '../policy/decide.ts';
import { classAt, type FieldCatalogue, fieldAt } from '../policy/field-catalogue.ts';
import { type Policy, type PolicyField, policyFieldFor } from '../policy/policy.ts';

/** A field that the policy lets agents suggest and that nothing protects. */
export interface AllowedField {
  readonly objectType: string;
  readonly name: string;
  /** `null` where the CRM does not show the field to the credential. */
  readonly field: Field | null;
}

/**
 * Every field that a write may need, in a stable order. That the credential cannot write a field today takes it off no
 * list: that is what the list is there to mend. What the CRM hides from the credential stands in it without a
 * description.
 */
export function allowedFields(policy: Policy, catalogue: FieldCatalogue): AllowedField[] {
  const lines = Map.groupBy(policy.fields, ({ objectType, field }) => `${objectType} ${field}`);
  return [...lines.keys()].sort().flatMap((key) => {
    const [first] = lines.get(key) ?? [];
    const line = first === undefined ? undefined : policyFieldFor(policy, first.objectType, first.field);
    if (line === undefined || line.autonomy === 'off') return [];
    const field = fieldAt(catalogue, line) ?? null;
    if (field !== null && !mayEverBeWritten(field, line, policy, catalogue)) return [];
    return [{ objectType: line.objectType, name: line.field, field }];
  });
}

function mayEverBeWritten(field: Field, line: PolicyField, policy: Policy, catalogue: FieldCatalogue): boolean {
  if (field.archived || field.calculated) return false;
  // A missing right looks like a field that the CRM keeps itself, so it must not count here.
  const { class: fieldClass } = classAt(catalogue, policy, { ...field, readOnly: false });
  if (isProtected(fieldClass)) return false;
  if (line.seen === undefined) return true;
  return changeSince(line.seen, field.type, fieldClass === 'sensitive', field.label, policy.version) === null;
}
