import type { Field } from '../crm/field.ts';
import type { FieldClass } from '../crm/field-class.ts';
import type { TenantId } from '../shared/ids.ts';
import { type BatchTerms, usualBatchTerms } from './batch-terms.ts';
import type { PolicyCase } from './policy-case.ts';
import type { PolicyRule } from './policy-rule.ts';

/** `auto` is only granted to a field that can carry it; see `automatic.ts`. */
export const autonomies = ['off', 'review', 'auto'] as const;
export type Autonomy = (typeof autonomies)[number];

export const impacts = ['low', 'high'] as const;
export type Impact = (typeof impacts)[number];

/** One line of the allowlist. A field without a line is refused. */
export interface PolicyField {
  readonly objectType: string;
  readonly field: string;
  readonly autonomy: Autonomy;
  readonly impact: Impact;
  /**
   * What the CRM said of the field when the version was published. When it says something else today, nobody has
   * allowed that field, so it is off. Absent in versions from before this was kept.
   */
  readonly seen?: { readonly type: Field['type']; readonly sensitive: boolean };
}

/** An admin's word on the class of one field: to protect it, or to correct a name pattern. */
export interface ClassChange {
  readonly objectType: string;
  readonly field: string;
  readonly class: FieldClass;
  /** Shown with the field, to everybody who may read the allowlist. */
  readonly reason: string;
}

/** What an admin edits, publishes, exports and keeps in Git. */
export interface PolicyContent {
  readonly fields: readonly PolicyField[];
  readonly rules: readonly PolicyRule[];
  readonly classes: readonly ClassChange[];
  /** What must come out of it; judged before every publication. */
  readonly cases: readonly PolicyCase[];
  /** How long a suggestion waits for a person. */
  readonly expiryDays: number;
  /** Whether the next version needs the yes of an admin other than the one who asks for it. */
  readonly secondPersonPublishes: boolean;
  /** What large batches ask of people. */
  readonly batches: BatchTerms;
}

/** One immutable version of the allowlist and its rules. */
export interface Policy extends PolicyContent {
  readonly tenantId: TenantId;
  readonly version: number;
}

/** What holds before anybody has published: nothing is allowed. */
export const emptyPolicy: PolicyContent = {
  fields: [],
  rules: [],
  classes: [],
  cases: [],
  expiryDays: 30,
  secondPersonPublishes: false,
  batches: usualBatchTerms,
};

/** The allowlist's line for a field. Should it have several, the strictest of each setting counts. */
export function policyFieldFor(
  policy: Pick<Policy, 'fields'>,
  objectType: string,
  field: string,
): PolicyField | undefined {
  const lines = policy.fields.filter((entry) => entry.objectType === objectType && entry.field === field);
  const [first] = lines;
  if (first === undefined || lines.length === 1) return first;
  const strictest = autonomies.find((autonomy) => lines.some((line) => line.autonomy === autonomy));
  return {
    ...first,
    autonomy: strictest ?? 'off',
    impact: lines.some(({ impact }) => impact === 'high') ? 'high' : 'low',
  };
}
