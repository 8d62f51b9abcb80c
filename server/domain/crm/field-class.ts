import type { Field } from './field.ts';

export const fieldClasses = ['ownership', 'legal', 'billing', 'system', 'sensitive', 'ordinary'] as const;
export type FieldClass = (typeof fieldClasses)[number];

/** Never written, whatever any policy, person or agent asks. */
export type ProtectedClass = 'ownership' | 'legal' | 'billing' | 'system';

/** How sure a classification is: a pattern can be wrong about a name, the other kinds cannot. */
export type ClassBasis = 'object' | 'exact_name' | 'reference' | 'crm_metadata' | 'name_pattern' | 'admin' | 'none';

export interface Classification {
  readonly class: FieldClass;
  readonly basis: ClassBasis;
  /** A sentence for people: which rule matched, on which word. */
  readonly reason: string;
}

/** What one CRM knows about its own field names. Data, so that the rules stay free of any CRM. */
export interface ClassKnowledge {
  /** Whole object types that are refused, e.g. invoices. */
  readonly objects: Readonly<Record<string, { class: ProtectedClass; reason: string }>>;
  /** Exact field names, for one object type or for `*`. Lower case. */
  readonly names: Readonly<Record<string, Readonly<Record<string, { class: FieldClass; reason: string }>>>>;
  /** Prefixes of field names, lower case, any object. */
  readonly prefixes: readonly { prefix: string; class: ProtectedClass; reason: string }[];
  /** Reference targets (see `Field.references`), lower case. */
  readonly references: Readonly<Record<string, { class: ProtectedClass; reason: string }>>;
}

export function isProtected(fieldClass: FieldClass): fieldClass is ProtectedClass {
  return fieldClass !== 'ordinary' && fieldClass !== 'sensitive';
}

export type Classify = (field: Field, knowledge: ClassKnowledge) => Classification;
