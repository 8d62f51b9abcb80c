import { classifyField } from '../crm/classify-field.ts';
import type { Field } from '../crm/field.ts';
import { isProtected } from '../crm/field-class.ts';
import type { FaultCode } from '../shared/fault.ts';
import { notAutomatic } from './automatic.ts';
import { changeCounts } from './class-change.ts';
import { classAt, type FieldCatalogue, fieldAt, type Place, placeName, placeOf } from './field-catalogue.ts';
import type { ClassChange, PolicyContent, PolicyField } from './policy.ts';
import { fieldsNamedByRules, type PolicyRule } from './policy-rule.ts';
import { protectionSentence } from './protected.ts';

/** What keeps a policy from being published. */
export interface PolicyProblem {
  readonly code: Extract<FaultCode, 'field_unknown' | 'policy_field_protected' | 'policy_not_publishable'>;
  readonly objectType: string;
  readonly field: string | null;
  readonly sentence: string;
}

/**
 * Everything that is wrong with a policy, beside what the CRM says today. A line without effect would look like a
 * permission, and a rule without effect like a safeguard, so neither is published.
 */
export function problemsOf(content: PolicyContent, catalogue: FieldCatalogue): PolicyProblem[] {
  return [
    ...content.fields.flatMap((line) => lineProblem(line, content, catalogue) ?? []),
    ...content.classes.flatMap((change) => classProblem(change, catalogue) ?? []),
    ...content.rules.flatMap((rule) => ruleProblems(rule, catalogue)),
    ...twice(content),
  ];
}

function lineProblem(line: PolicyField, content: PolicyContent, catalogue: FieldCatalogue): PolicyProblem | null {
  if (line.autonomy === 'off') return null;
  const field = fieldAt(catalogue, line);
  if (field === undefined) return unknownField(line);
  const classification = classAt(catalogue, content, field);
  if (isProtected(classification.class)) {
    const sentence = `${placeName(line)}: ${protectionSentence(field.label, classification)}`;
    return { ...placeOf(line), code: 'policy_field_protected', sentence };
  }
  if (line.autonomy !== 'auto') return null;
  const refusal = notAutomatic(field, classification, line.impact, catalogue.effectsOf(field));
  return refusal === null ? null : problem(line, refusal);
}

function classProblem(change: ClassChange, catalogue: FieldCatalogue): PolicyProblem | null {
  const field = fieldAt(catalogue, change);
  // Left in for a field that comes back: a class alone allows nothing.
  if (field === undefined) return null;
  const found = classifyField(field, catalogue.knowledge);
  if (changeCounts(found, change) || found.class === change.class) return null;
  const why = `${found.reason} Only what a pattern in the name says can be corrected.`;
  return problem(change, `${placeName(change)} cannot be made ${change.class}: it is ${found.class}. ${why}`);
}

function ruleProblems(rule: PolicyRule, catalogue: FieldCatalogue): PolicyProblem[] {
  const { objectType } = rule;
  const named = [...(rule.fields ?? []), ...fieldsNamedByRules([rule], objectType)];
  const unknown = named.filter((field) => fieldAt(catalogue, { objectType, field }) === undefined);
  const misfits = (rule.fields ?? []).flatMap((name) => {
    const field = fieldAt(catalogue, { objectType, field: name });
    return field === undefined ? [] : misfitsOf(rule, field);
  });
  return [
    ...unknown.map((field) => {
      const sentence = `The rule "${rule.title}" names ${objectType}.${field}, which the CRM does not have.`;
      return { objectType, field, code: 'field_unknown' as const, sentence };
    }),
    ...misfits,
  ];
}

/** A test that no value of the field can meet, or that every value meets because nothing can be known. */
function misfitsOf(rule: PolicyRule, field: Field): PolicyProblem[] {
  const isNumber = field.type === 'number' || field.type === 'currency';
  const isDate = field.type === 'date' || field.type === 'datetime';
  return rule.when.flatMap((test) => {
    const needs =
      'valueAbove' in test || 'valueBelow' in test || 'changesByMoreThanPercent' in test
        ? { fits: isNumber, what: 'a number' }
        : 'movesBackwards' in test
          ? { fits: field.type === 'option', what: 'a list of options' }
          : 'dateMovesMoreThanDays' in test
            ? { fits: isDate, what: 'a date' }
            : null;
    if (needs === null || needs.fits) return [];
    const place = { objectType: rule.objectType, field: field.name };
    return [problem(place, `The rule "${rule.title}" needs ${needs.what}, and ${field.label} is none.`)];
  });
}

function twice({ fields, classes, rules }: PolicyContent): PolicyProblem[] {
  const places = (list: readonly Place[], what: string) =>
    repeated(list, placeName).map((place) => problem(place, `${placeName(place)} stands twice in ${what}.`));
  return [
    ...places(fields, 'this allowlist'),
    ...places(classes, 'the classes'),
    ...repeated(rules, ({ id }) => id).map(({ id, objectType }) => {
      const sentence = `Two rules are called "${id}". Give one of them another name.`;
      return { code: 'policy_not_publishable' as const, objectType, field: null, sentence };
    }),
  ];
}

function repeated<T>(list: readonly T[], keyOf: (one: T) => string): T[] {
  const seen = new Set<string>();
  return list.filter((one) => {
    const key = keyOf(one);
    const again = seen.has(key);
    seen.add(key);
    return again;
  });
}

function unknownField(place: Place): PolicyProblem {
  return { ...placeOf(place), code: 'field_unknown', sentence: `${placeName(place)}: the CRM has no such field.` };
}

function problem(place: Place, sentence: string): PolicyProblem {
  return { ...placeOf(place), code: 'policy_not_publishable', sentence };
}
