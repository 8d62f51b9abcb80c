import { classifyField } from '../crm/classify-field.ts';
import type { Field } from '../crm/field.ts';
import { type Classification, type ClassKnowledge, isProtected } from '../crm/field-class.ts';
import type { ClassChange, PolicyContent } from './policy.ts';

/** The class of a field where a tenant's own words on classes count, as far as they may. */
export function classifyUnder(
  { classes }: Pick<PolicyContent, 'classes'>,
  field: Field,
  knowledge: ClassKnowledge,
): Classification {
  return withChange(
    classifyField(field, knowledge),
    classes.filter((change) => change.objectType === field.objectType && change.field === field.name),
  );
}

/** The strictest change counts, and none that the rules do not let through. */
function withChange(found: Classification, changes: readonly ClassChange[]): Classification {
  const protecting = changes.find((change) => isProtected(change.class));
  const counting = protecting ?? changes.find((change) => change.class === 'sensitive') ?? changes[0];
  if (counting === undefined || !changeCounts(found, counting)) return found;
  return { class: counting.class, basis: 'admin', reason: `An admin set this class: ${counting.reason}` };
}

/**
 * Whether a change has any effect. Protecting more always has; making less of it only where nothing but a pattern in the
 * name spoke, because a pattern can be wrong about a word and the CRM's own names, references and metadata cannot.
 */
export function changeCounts(found: Classification, change: ClassChange): boolean {
  if (isProtected(change.class)) return !isProtected(found.class);
  if (loosens(found, change)) return isCorrectable(found);
  return found.class !== change.class;
}

/** Whether a tenant may make less of a class at all: only of what a pattern said, and never of what the CRM keeps itself. */
export function isCorrectable(found: Classification): boolean {
  return found.basis === 'name_pattern' && found.class !== 'system';
}

/** Whether a change takes protection, or the care for sensitive data, away. */
export function loosens(found: Classification, change: ClassChange): boolean {
  return rank(change.class) < rank(found.class);
}

function rank(fieldClass: Classification['class']): number {
  if (isProtected(fieldClass)) return 2;
  return fieldClass === 'sensitive' ? 1 : 0;
}
