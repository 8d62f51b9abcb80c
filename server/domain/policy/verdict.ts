import type { FaultCode } from '../shared/fault.ts';
import type { Impact } from './policy.ts';

export const ruleNames = [
  'field_exists',
  'protected_class',
  'allowlist',
  'agent_scope',
  'pause',
  'sensitive_data',
  'high_impact',
] as const;
export type RuleName = (typeof ruleNames)[number];

/** One rule that had something to say, and what. */
export interface RuleSpoken {
  readonly rule: RuleName;
  readonly says: 'allow' | 'review' | 'block';
  /** A sentence for people: why, and what to do where something can be done. */
  readonly sentence: string;
}

/** The answer of `decide`. A block names the first rule that blocks, in the order of `ruleNames`. */
export type Verdict =
  | { readonly outcome: 'review'; readonly impact: Impact; readonly rules: readonly RuleSpoken[] }
  | {
      readonly outcome: 'block';
      readonly impact: Impact;
      readonly rules: readonly RuleSpoken[];
      readonly code: FaultCode;
      readonly message: string;
    };
