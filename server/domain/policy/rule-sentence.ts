import type { FieldValue } from '../crm/field.ts';
import type { PolicyRule, RuleEffect, RuleTest } from './policy-rule.ts';
import { roleWords } from './roles-sentence.ts';

/**
 * One rule in one sentence: the same in the difference between two versions, in the settings and on the card.
 * @param labelOf what people call a field of the rule's object
 * @param agentNames by id; an agent that is not in it is only counted
 */
export function ruleSentence(
  rule: PolicyRule,
  labelOf: (field: string) => string,
  agentNames: ReadonlyMap<string, string> = new Map(),
): string {
  const { fields, objectType, agents, when, effect } = rule;
  const what = fields === null ? `any field of ${objectType}` : listed(fields.map(labelOf), 'or');
  const of = fields === null ? '' : ` of ${objectType}`;
  const by = agents === null ? '' : ` by ${agentWords(agents, agentNames)}`;
  const tests = when.map((test) => testWords(test, labelOf));
  const where = tests.length === 0 ? '' : `, where ${listed(tests, 'and')}`;
  return `${rule.title}: for a change of ${what}${of}${by}${where}, ${effectWords(effect)}.`;
}

function agentWords(agents: readonly string[], agentNames: ReadonlyMap<string, string>): string {
  const names = agents.flatMap((id) => agentNames.get(id) ?? []);
  if (names.length === agents.length) return listed(names, 'or');
  return `${agents.length === 1 ? 'one agent' : `${agents.length} agents`} it names`;
}

function testWords(test: RuleTest, labelOf: (field: string) => string): string {
  if ('valueAbove' in test) return `the new value is above ${grouped(test.valueAbove)}`;
  if ('valueBelow' in test) return `the new value is below ${grouped(test.valueBelow)}`;
  if ('changesByMoreThanPercent' in test) return `the value changes by more than ${test.changesByMoreThanPercent} %`;
  if ('movesBackwards' in test) return 'it moves backwards';
  if ('dateMovesMoreThanDays' in test) return `the date moves by more than ${test.dateMovesMoreThanDays} days`;
  if ('empties' in test) return 'it would be emptied';
  if ('replacesValue' in test) return 'it replaces a value';
  if ('recordHas' in test) return `${labelOf(test.recordHas.field)} is ${anyOf(test.recordHas.oneOf)}`;
  if ('recordLacks' in test) return `${labelOf(test.recordLacks.field)} is not ${anyOf(test.recordLacks.noneOf)}`;
  if ('fewerQuotesThan' in test) return `there are fewer than ${test.fewerQuotesThan} quotes`;
  return `no quote comes from ${listed(test.noQuoteFrom, 'or')}`;
}

function effectWords(effect: RuleEffect): string {
  if (effect === 'block') return 'nothing is written';
  if (effect === 'high_impact') return 'the impact is high';
  if (effect === 'second_person') return 'two people have to say yes';
  if ('onlyRoles' in effect)
    return `only ${listed(
      effect.onlyRoles.map((role) => roleWords[role]),
      'and',
    )} may decide`;
  return `the suggestion expires after ${effect.expiresInDays} days`;
}

function anyOf(values: readonly FieldValue[]): string {
  return listed(
    values.map((value) => (value === null ? 'empty' : `“${value}”`)),
    'or',
  );
}

function listed(words: readonly string[], last: 'and' | 'or'): string {
  if (words.length < 2) return words[0] ?? '';
  return `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`;
}

/** 100,000: long amounts are misread without. */
function grouped(amount: number): string {
  return amount.toLocaleString('en-US', { maximumFractionDigits: 20 });
}
