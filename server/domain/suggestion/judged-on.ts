import type { FieldValue } from '../crm/field.ts';
import type { ClassBasis, FieldClass } from '../crm/field-class.ts';
import type { ProposedChange } from '../policy/policy-rule.ts';

/** What the policy looked at beside the suggestion itself, kept so that another policy can be tried on it later. */
export interface JudgedOn {
  readonly class: FieldClass;
  readonly basis: ClassBasis;
  /** Absent where the CRM was not read, because the suggestion was refused before. */
  readonly current?: FieldValue;
  readonly record: ProposedChange['record'];
  readonly quotes: ProposedChange['quotes'];
}

export function judgedOn(classification: { class: FieldClass; basis: ClassBasis }, change: ProposedChange): JudgedOn {
  const { current, record, quotes } = change;
  const found = { class: classification.class, basis: classification.basis, record, quotes };
  return current === undefined ? found : { ...found, current };
}
