import type { Field, FieldValue } from '../crm/field.ts';
import { sameValue } from '../crm/field-value.ts';
import type { RuleSpoken, Verdict } from './verdict.ts';

/** What became of the newest automatic writes of one field, anywhere. */
export interface AutomaticTrail {
  readonly written: number;
  /** Of those, undone by a person. */
  readonly takenBack: number;
}

/** How many of the newest automatic writes are looked at, and how far back. */
export const trailLength = 20;
export const trailDays = 30;
const takenBackMax = 2;

export interface AutomaticCircumstances {
  readonly field: Field;
  readonly verdict: Verdict;
  readonly proposed: FieldValue;
  /** What the CRM held when the suggestion was judged, and what it holds now. */
  readonly suggestedOver: FieldValue;
  readonly current: FieldValue;
  /** Another agent suggests something for the same field of the same record. */
  readonly contested: boolean;
  /** Somebody rejected or took back a value of this field of this record lately. */
  readonly declinedHere: boolean;
  readonly trail: AutomaticTrail;
}

/** Whether the policy lets a suggestion be written without a person, going by what the rules said of it. */
export function isAutomatic(rules: readonly RuleSpoken[]): boolean {
  return rules.some(({ rule, says }) => rule === 'automatic' && says === 'allow');
}

/**
 * Why a suggestion that the policy lets through by itself is left to people all the same, in a sentence; `null` = it is
 * written. Everything that could make a machine's yes less than what a person would have said leads to a person.
 */
export function leftToPeople(now: AutomaticCircumstances): string | null {
  const { field, verdict, trail } = now;
  const { label } = field;
  if (verdict.outcome === 'block') return verdict.message;
  if (verdict.outcome !== 'allow') return sentenceOf(verdict) ?? `Today's policy leaves ${label} to people.`;
  if (now.proposed === null) return `It would empty ${label}, and only a person empties a field.`;
  if (!sameValue(field, now.current, now.suggestedOver)) return `Somebody changed ${label} since it was suggested.`;
  if (now.contested) return `Another agent suggests something for ${label} too.`;
  if (now.declinedHere) return `A person declined a value for ${label} here lately.`;
  return suspended(label, trail);
}

/** Why a field of autonomy `auto` is left to people on every record for now, in a sentence; `null` = it is not. */
export function suspended(label: string, { written, takenBack }: AutomaticTrail): string | null {
  if (takenBack <= takenBackMax) return null;
  return `People took back ${takenBack} of the last ${written} automatic writes of ${label}, so people decide for now.`;
}

/** The rules as they are kept once a suggestion is left to people. */
export function rulesLeftToPeople(rules: readonly RuleSpoken[], sentence: string): RuleSpoken[] {
  return rules.map((one) => (one.rule === 'automatic' ? { rule: 'automatic', says: 'review', sentence } : one));
}

function sentenceOf({ rules }: Verdict): string | undefined {
  return rules.find(({ rule }) => rule === 'automatic')?.sentence;
}
