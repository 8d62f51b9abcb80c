import type { Field, FieldValue } from '../crm/field.ts';
import type { FieldClass } from '../crm/field-class.ts';
import { checkLimits, sameValue } from '../crm/field-value.ts';
import { rolesSentence } from '../policy/roles-sentence.ts';
import type { Verdict } from '../policy/verdict.ts';
import type { Role } from '../shared/permission.ts';
import type { SuggestionState } from '../suggestion/suggestion.ts';

/**
 * What would become of one suggestion of a batch. Only the first two are part of what is approved; the rest stays where
 * it is, each for its reason.
 */
export const findings = [
  'will_change',
  'already_so',
  'changed_since',
  'needs_a_person',
  'not_allowed',
  'crm_would_refuse',
  'no_right',
  'gone',
] as const;
export type Finding = (typeof findings)[number];

export function isApproved(finding: Finding): boolean {
  return finding === 'will_change' || finding === 'already_so';
}

export interface BatchCircumstances {
  readonly suggestion: {
    readonly state: SuggestionState;
    readonly fieldLabel: string;
    readonly proposed: FieldValue;
    readonly suggestedOver: FieldValue;
    readonly isOver: boolean;
  };
  /** Another suggestion of the same batch is about the same field of the same record. */
  readonly contested: boolean;
  /** What the CRM says today; `null` where the record or the field is no longer there. */
  readonly now: { readonly field: Field; readonly current: FieldValue; readonly fieldClass: FieldClass } | null;
  /** A sentence: why the CRM does not let this person edit it; `null` where nothing speaks against it. */
  readonly rightsHold: string | null;
  readonly verdict: Verdict;
  readonly role: Role;
}

/**
 * Whether one suggestion may be approved together with others. A batch is for what nobody would have looked at twice:
 * everything that asks for a person's own look stays for one, whatever the policy would let that person do.
 */
export function findingOf(it: BatchCircumstances): { readonly finding: Finding; readonly why: string | null } {
  const { suggestion, now, verdict } = it;
  const label = suggestion.fieldLabel;
  if (suggestion.state === 'quarantined') return left('needs_a_person', 'It looks suspicious, so a person opens it.');
  if (suggestion.state !== 'pending' || suggestion.isOver) return left('gone', 'It was decided or has expired.');
  if (now === null) return left('gone', 'The record or the field is no longer there in the CRM.');
  if (it.contested) return left('needs_a_person', `Several suggestions differ about ${label} here.`);
  if (it.rightsHold !== null) return left('no_right', it.rightsHold);
  if (verdict.outcome === 'block') return left('not_allowed', verdict.message);
  if (now.fieldClass === 'sensitive') return left('needs_a_person', `${label} holds sensitive data.`);
  if (verdict.impact === 'high') return left('needs_a_person', `A change of ${label} has a high impact.`);
  if (verdict.demands.secondPerson) return left('needs_a_person', 'Two people have to say yes to it.');
  const { onlyRoles } = verdict.demands;
  if (onlyRoles !== null && !onlyRoles.includes(it.role)) return left('no_right', rolesSentence(onlyRoles));
  const limit = checkLimits(now.field, suggestion.proposed);
  if (limit !== null) return left('crm_would_refuse', limit.message);
  if (sameValue(now.field, now.current, suggestion.proposed)) return { finding: 'already_so', why: null };
  if (!sameValue(now.field, now.current, suggestion.suggestedOver)) {
    return left('changed_since', `Somebody changed ${label} since it was suggested.`);
  }
  return { finding: 'will_change', why: null };
}

export interface UndoCircumstances {
  readonly suggestion: Pick<BatchCircumstances['suggestion'], 'state' | 'fieldLabel' | 'proposed'>;
  readonly putBack: FieldValue;
  readonly now: { readonly field: Field; readonly current: FieldValue };
  readonly rightsHold: string | null;
}

/** Whether the earlier value can be put back: only where the CRM still holds what we wrote. No policy holds an undo. */
export function findingOfUndo(it: UndoCircumstances): { readonly finding: Finding; readonly why: string | null } {
  const { suggestion, putBack, now } = it;
  if (suggestion.state !== 'applied') return left('gone', 'It was undone already.');
  if (it.rightsHold !== null) return left('no_right', it.rightsHold);
  if (sameValue(now.field, now.current, putBack)) return { finding: 'already_so', why: null };
  if (!sameValue(now.field, now.current, suggestion.proposed)) {
    return left('changed_since', `Somebody changed ${suggestion.fieldLabel} since it was written.`);
  }
  return { finding: 'will_change', why: null };
}

function left(finding: Finding, why: string) {
  return { finding, why };
}
