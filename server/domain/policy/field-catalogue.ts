import type { Field } from '../crm/field.ts';
import type { Classification, ClassKnowledge } from '../crm/field-class.ts';
import type { FieldEffects } from '../crm/field-effects.ts';
import { classifyUnder } from './class-change.ts';
import type { PolicyContent } from './policy.ts';

/** What a CRM says today of the fields of some of its objects. */
export interface FieldCatalogue {
  readonly knowledge: ClassKnowledge;
  /** By object type, then by API name. An object that is not in it was not read. */
  readonly objects: ReadonlyMap<string, ReadonlyMap<string, Field>>;
  /** What a change of a field sets off beyond it. */
  readonly effectsOf: (field: Field) => FieldEffects;
}

/** As much of it as it takes to call fields what people call them. */
export type FieldNames = Pick<FieldCatalogue, 'objects'>;

export interface Place {
  readonly objectType: string;
  readonly field: string;
}

export function fieldAt(catalogue: FieldNames, { objectType, field }: Place): Field | undefined {
  return catalogue.objects.get(objectType)?.get(field);
}

export function labelAt(catalogue: FieldNames, place: Place): string {
  return fieldAt(catalogue, place)?.label ?? place.field;
}

export function classAt(
  catalogue: FieldCatalogue,
  content: Pick<PolicyContent, 'classes'>,
  field: Field,
): Classification {
  return classifyUnder(content, field, catalogue.knowledge);
}

/** Every object that a policy speaks of. */
export function objectsOf({ fields, rules, classes }: Pick<PolicyContent, 'fields' | 'rules' | 'classes'>): string[] {
  return [...new Set([...fields, ...rules, ...classes].map(({ objectType }) => objectType))];
}

/** The place alone, of something that says more. */
export function placeOf({ objectType, field }: Place): Place {
  return { objectType, field };
}

export function samePlace(one: Place, other: Place): boolean {
  return one.objectType === other.objectType && one.field === other.field;
}

export function placeName({ objectType, field }: Place): string {
  return `${objectType}.${field}`;
}
