import type { RuleChoices } from '#ui/core/rule-choices-api.ts';
import type { RuleForm } from '#ui/core/rule-form.ts';
import type { RuleSlips } from '#ui/core/rule-slips.ts';
import type { LoadedState } from '../use-loaded.ts';

/** What each section of the dialog about a rule gets. */
export interface RuleSectionProps {
  form: RuleForm;
  change: (parts: Partial<RuleForm>) => void;
  /** `null` until somebody tried to save. */
  slips: RuleSlips | null;
}

/** Of a section whose choices come from the CRM and the list of agents. */
export interface ChoosingProps extends RuleSectionProps {
  choices: { state: LoadedState<RuleChoices>; reload(): Promise<void> };
}
