import type { FieldValue } from '../crm/field.ts';
import type { ProposedChange } from '../policy/policy-rule.ts';

/** What the policy looked at beside the suggestion itself, kept so that another policy can be tried on it later. */
export interface JudgedOn {
  /** Absent where the CRM was not read, because the suggestion was refused before. */
  readonly current?: FieldValue;
  readonly record: ProposedChange['record'];
  readonly quotes: ProposedChange['quotes'];
}

export function judgedOn({ current, record, quotes }: ProposedChange): JudgedOn {
  return current === undefined ? { record, quotes } : { current, record, quotes };
}
