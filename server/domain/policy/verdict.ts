import type { FaultCode } from '../shared/fault.ts';
import type { Role } from '../shared/permission.ts';
import type { Impact } from './policy.ts';

export const ruleNames = [
  'field_exists',
  'protected_class',
  'allowlist',
  'field_changed',
  'agent_scope',
  'pause',
  'policy_rule',
  'sensitive_data',
  'high_impact',
  'automatic',
] as const;
export type RuleName = (typeof ruleNames)[number];

/** One rule that had something to say, and what. */
export interface RuleSpoken {
  readonly rule: RuleName;
  readonly says: 'allow' | 'review' | 'second_person' | 'block';
  /** A sentence for people: why, and what to do where something can be done. */
  readonly sentence: string;
  /** Which of the policy's own rules, for `policy_rule`. */
  readonly id?: string;
}

/** What the policy asks of a decision that it leaves to people. */
export interface Demands {
  /** Two people must say yes to the same value. */
  readonly secondPerson: boolean;
  /** `null` = everybody who may decide at all. */
  readonly onlyRoles: readonly Role[] | null;
  /** `null` = as long as the policy says for all. */
  readonly expiresInDays: number | null;
}

export const noDemands: Demands = { secondPerson: false, onlyRoles: null, expiresInDays: null };

/**
 * The answer of `decide`: `allow` = written without a person, where everything else about it is verified too. A block
 * names the first rule that blocks, in the order of `ruleNames`.
 */
export type Verdict =
  | {
      readonly outcome: 'allow' | 'review';
      readonly impact: Impact;
      readonly rules: readonly RuleSpoken[];
      readonly demands: Demands;
    }
  | {
      readonly outcome: 'block';
      readonly impact: Impact;
      readonly rules: readonly RuleSpoken[];
      readonly code: FaultCode;
      readonly message: string;
    };
