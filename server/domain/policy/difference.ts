import { isProtected } from '../crm/field-class.ts';
import { asksLess, batchTermsSentences } from './batch-terms.ts';
import { type FieldNames, labelAt, type Place, placeName, placeOf } from './field-catalogue.ts';
import { autonomies, type ClassChange, type PolicyContent, type PolicyField } from './policy.ts';
import type { PolicyRule } from './policy-rule.ts';

/** One difference between two policies, in words. */
export interface PolicyDifference {
  readonly kind: 'field' | 'class' | 'rule' | 'setting';
  readonly objectType: string | null;
  readonly field: string | null;
  /** Whether agents or people may do more than before. */
  readonly widens: boolean;
  readonly sentence: string;
}

/**
 * What publishing `to` would change, in the order in which a reader asks: what may agents do, how are fields classed,
 * what else holds. Equal policies have no difference, whatever the order of their lines.
 * @param sentenceOf explains a rule
 */
export function differences(
  from: PolicyContent,
  to: PolicyContent,
  names: FieldNames,
  sentenceOf: (rule: PolicyRule) => string,
): PolicyDifference[] {
  return [
    ...paired(from.fields, to.fields, placeName).flatMap(([was, is]) => fieldDifference(was, is, names)),
    ...paired(from.classes, to.classes, placeName).flatMap(([was, is]) => classDifference(was, is, names)),
    ...paired(from.rules, to.rules, ({ id }) => id).flatMap(([was, is]) => ruleDifference(was, is, sentenceOf)),
    ...settingDifferences(from, to),
  ];
}

type Pair<T> = readonly [was: T | undefined, is: T | undefined];

function paired<T>(from: readonly T[], to: readonly T[], keyOf: (one: T) => string): Pair<T>[] {
  const keys = [...new Set([...from, ...to].map(keyOf))].sort();
  const find = (list: readonly T[], key: string) => list.find((one) => keyOf(one) === key);
  return keys.map((key) => [find(from, key), find(to, key)]);
}

const means = {
  off: 'agents may not suggest it',
  review: 'agents may suggest it, people decide',
  auto: 'it is written without a person where the evidence is verified',
} as const;

function fieldDifference(
  was: PolicyField | undefined,
  is: PolicyField | undefined,
  names: FieldNames,
): PolicyDifference[] {
  const place = is ?? was;
  if (place === undefined) return [];
  const name = spoken(names, place);
  const before = was?.autonomy ?? 'off';
  const after = is?.autonomy ?? 'off';
  const found: PolicyDifference[] = [];
  if (before !== after) {
    const widens = autonomies.indexOf(after) > autonomies.indexOf(before);
    found.push({
      ...placeOf(place),
      kind: 'field',
      widens,
      sentence: `${name}: ${means[after]} (before: ${means[before]}).`,
    });
  }
  // Of a field that is off, impact says nothing.
  if (before !== 'off' && after !== 'off' && was?.impact !== is?.impact) {
    const high = is?.impact === 'high';
    const sentence = high
      ? `${name} now has high impact: it is decided on its own, never in bulk.`
      : `${name} now has low impact: it may be decided in bulk.`;
    found.push({ ...placeOf(place), kind: 'field', widens: !high, sentence });
  }
  return found;
}

function classDifference(
  was: ClassChange | undefined,
  is: ClassChange | undefined,
  names: FieldNames,
): PolicyDifference[] {
  const place = is ?? was;
  if (place === undefined) return [];
  const name = spoken(names, place);
  if (is === undefined) {
    const sentence = `${name} goes back to the class that Fieldward finds by itself (set before: ${was?.class}).`;
    return [{ ...placeOf(place), kind: 'class', widens: isProtected(was?.class ?? 'ordinary'), sentence }];
  }
  if (was?.class === is.class) {
    if (was.reason === is.reason) return [];
    return [
      { ...placeOf(place), kind: 'class', widens: false, sentence: `${name}: the reason of its class is reworded.` },
    ];
  }
  const sentence = `${name} is classed ${is.class}: ${is.reason}`;
  return [{ ...placeOf(place), kind: 'class', widens: !isProtected(is.class) && is.class !== 'sensitive', sentence }];
}

function ruleDifference(
  was: PolicyRule | undefined,
  is: PolicyRule | undefined,
  sentenceOf: (rule: PolicyRule) => string,
): PolicyDifference[] {
  const base = { kind: 'rule' as const, objectType: (is ?? was)?.objectType ?? null, field: null };
  if (is === undefined) {
    return was === undefined ? [] : [{ ...base, widens: true, sentence: `Rule dropped: ${sentenceOf(was)}` }];
  }
  if (was === undefined) return [{ ...base, widens: false, sentence: `New rule: ${sentenceOf(is)}` }];
  if (JSON.stringify(ordered(was)) === JSON.stringify(ordered(is))) return [];
  if (sentenceOf(was) === sentenceOf(is)) {
    return [{ ...base, widens: false, sentence: `Rule "${was.title}" is now called "${is.title}".` }];
  }
  // Whether other tests let more or less through is not for a program to say, so it is shown as if it let more through.
  return [{ ...base, widens: true, sentence: `Rule changed: ${sentenceOf(is)} (before: ${sentenceOf(was)})` }];
}

function ordered({ id, title, objectType, fields, agents, when, effect }: PolicyRule) {
  return [id, title, objectType, fields, agents, when, effect];
}

function settingDifferences(from: PolicyContent, to: PolicyContent): PolicyDifference[] {
  const base = { kind: 'setting' as const, objectType: null, field: null };
  const found: PolicyDifference[] = [];
  if (from.expiryDays !== to.expiryDays) {
    const sentence = `Suggestions wait ${to.expiryDays} days for a person (before: ${from.expiryDays}).`;
    found.push({ ...base, widens: to.expiryDays > from.expiryDays, sentence });
  }
  if (from.secondPersonPublishes !== to.secondPersonPublishes) {
    const sentence = to.secondPersonPublishes
      ? 'From then on every version needs two admins.'
      : 'From then on one admin alone can publish.';
    found.push({ ...base, widens: !to.secondPersonPublishes, sentence });
  }
  const [was, is] = [batchTermsSentences(from.batches), batchTermsSentences(to.batches)];
  if (was.join() !== is.join()) {
    found.push({
      ...base,
      widens: asksLess(from.batches, to.batches),
      sentence: is.filter((one) => !was.includes(one)).join(' '),
    });
  }
  return found;
}

function spoken(names: FieldNames, place: Place): string {
  return `${labelAt(names, place)} (${placeName(place)})`;
}
