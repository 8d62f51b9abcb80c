import type { FieldValue } from '../crm/field.ts';
import type { Role } from '../shared/permission.ts';

/**
 * One test of a proposed change. Each looks at values that are known when it is asked; where one is not known, the test
 * counts as met, so that ignorance never makes a rule milder.
 */
export type RuleTest =
  | { readonly valueAbove: number }
  | { readonly valueBelow: number }
  | { readonly changesByMoreThanPercent: number }
  /** An option that stands before the present one in the CRM's own order, such as a stage. */
  | { readonly movesBackwards: true }
  | { readonly dateMovesMoreThanDays: number }
  | { readonly empties: true }
  | { readonly replacesValue: true }
  /** What another field of the same record holds today; `null` = empty. */
  | { readonly recordHas: { readonly field: string; readonly oneOf: readonly FieldValue[] } }
  | { readonly recordLacks: { readonly field: string; readonly noneOf: readonly FieldValue[] } }
  | { readonly fewerQuotesThan: number }
  /** None of the quotes comes from a source of these kinds. */
  | { readonly noQuoteFrom: readonly string[] };

export type RuleEffect =
  | 'block'
  | 'high_impact'
  /** Two people with the right to decide, neither of whom is the other. */
  | 'second_person'
  | { readonly onlyRoles: readonly Role[] }
  | { readonly expiresInDays: number };

/**
 * A condition beside the allowlist. A rule can only make things stricter: there is no effect that allows. All tests must
 * be met; "or" is a second rule. No rule refers to another, so their order says nothing and they always end.
 */
export interface PolicyRule {
  /** Stable name in diffs and logs. */
  readonly id: string;
  readonly title: string;
  readonly objectType: string;
  /** `null` = every field of the object. */
  readonly fields: readonly string[] | null;
  /** `null` = every agent. */
  readonly agents: readonly string[] | null;
  readonly when: readonly RuleTest[];
  readonly effect: RuleEffect;
}

/** What is known of one proposed change when it is judged. */
export interface ProposedChange {
  readonly proposed: FieldValue;
  /** `undefined` = not known. */
  readonly current: FieldValue | undefined;
  /** Values of the same record that rules name; a field that is not in it is not known. */
  readonly record: Readonly<Record<string, FieldValue>>;
  /** The kind of source of each quote that was found in its source. */
  readonly quotes: readonly string[];
}

/** The other fields of the record whose values the rules of one object need. */
export function fieldsNamedByRules(rules: readonly PolicyRule[], objectType: string): string[] {
  const named = rules
    .filter((rule) => rule.objectType === objectType)
    .flatMap(({ when }) => when)
    .flatMap((test) => {
      if ('recordHas' in test) return [test.recordHas.field];
      return 'recordLacks' in test ? [test.recordLacks.field] : [];
    });
  return [...new Set(named)];
}
