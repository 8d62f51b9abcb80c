import type { Field, FieldValue } from '../crm/field.ts';
import { sameValue } from '../crm/field-value.ts';
import type { PersonId } from '../shared/ids.ts';

/** What somebody said yes to. */
export interface Yes {
  readonly value: FieldValue;
  readonly current: FieldValue;
  readonly policyVersion: number;
}

/** Whether two people said yes to the same thing: the same value over the same one, under the same policy. */
export function isSameYes(field: Pick<Field, 'type'>, one: Yes, other: Yes): boolean {
  return (
    one.policyVersion === other.policyVersion &&
    sameValue(field, one.value, other.value) &&
    sameValue(field, one.current, other.current)
  );
}

/**
 * How a yes stands where two people are needed: `second` completes the first of somebody else, `first` waits for one,
 * `again` is by who said it already.
 * @returns whose first yes a second one completes
 */
export function yesOfTwo<A extends Yes & { readonly personId: PersonId }>(
  field: Pick<Field, 'type'>,
  personId: PersonId,
  yes: Yes,
  earlier: readonly A[],
): { readonly kind: 'first' | 'again' } | { readonly kind: 'second'; readonly first: A } {
  const counting = earlier.filter((one) => isSameYes(field, one, yes));
  const first = counting.find((one) => one.personId !== personId);
  if (first !== undefined) return { kind: 'second', first };
  return { kind: counting.length > 0 ? 'again' : 'first' };
}
