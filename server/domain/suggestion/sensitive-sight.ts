import type { FieldClass } from '../crm/field-class.ts';
import type { Permission } from '../shared/permission.ts';

/**
 * Whether a value stays hidden from a person. Where the CRM says what its users may see of a record, it has said so of
 * sensitive fields too; where it says nothing, only those roles see them that are trusted with all records.
 * @param crmTells whether the CRM told this person's rights
 */
export function isWithheld(
  fieldClass: FieldClass,
  { permissions, crmTells }: { readonly permissions: readonly Permission[]; readonly crmTells: boolean },
): boolean {
  return fieldClass === 'sensitive' && !crmTells && !permissions.includes('suggestion.read_sensitive');
}
