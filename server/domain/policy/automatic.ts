import type { Field } from '../crm/field.ts';
import type { Classification } from '../crm/field-class.ts';
import type { FieldEffects } from '../crm/field-effects.ts';
import type { Impact } from './policy.ts';

/**
 * Why a field cannot carry autonomy `auto`, in a sentence; `null` when it can: ordinary, low impact, seen by
 * no customer, and nothing in the CRM makes a change of it hard to take back.
 */
export function notAutomatic(
  field: Pick<Field, 'label' | 'type'>,
  classification: Classification,
  impact: Impact,
  { customerSees, hardToUndo }: FieldEffects,
): string | null {
  const { label } = field;
  if (classification.class !== 'ordinary') return `${label} is not an ordinary field, so a person decides each time.`;
  if (impact === 'high') return `${label} has high impact, so a person decides each time.`;
  if (customerSees !== null) return `Customers may see ${label}: ${customerSees}`;
  if (hardToUndo !== null) return `A change of ${label} is hard to take back: ${hardToUndo}`;
  return field.type === 'unsupported' ? `${label} has a type that Fieldward cannot check.` : null;
}
