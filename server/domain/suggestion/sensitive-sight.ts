import type { FieldClass } from '../crm/field-class.ts';
import { permissionsOf, type Role } from '../shared/permission.ts';

/**
 * Whether a value stays hidden from a person. Where the CRM says what its users may see of a record, it has said so of
 * sensitive fields too; where it says nothing, only those roles see them that are trusted with all records.
 * @param crmTells whether the CRM told this person's rights
 */
export function isWithheld(fieldClass: FieldClass, role: Role, crmTells: boolean): boolean {
  if (fieldClass !== 'sensitive' || crmTells) return false;
  return !permissionsOf({ kind: 'person', role }).includes('suggestion.read_sensitive');
}
