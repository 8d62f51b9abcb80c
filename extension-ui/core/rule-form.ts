import type { WirePolicyContent } from '#contract/policy.ts';

export type Rule = WirePolicyContent['rules'][number];
type Test = Rule['when'][number];

/** The conditions that ask for one number. */
export const numberTests = [
  'valueAbove',
  'valueBelow',
  'changesByMoreThanPercent',
  'dateMovesMoreThanDays',
  'fewerQuotesThan',
] as const;
/** The conditions that ask for nothing. */
export const bareTests = ['movesBackwards', 'empties', 'replacesValue'] as const;
/** The conditions that look at another field of the record. */
export const recordTests = ['recordHas', 'recordLacks'] as const;

export type NumberTest = (typeof numberTests)[number];
export type BareTest = (typeof bareTests)[number];
export type RecordTest = (typeof recordTests)[number];

/** A condition as somebody fills it in; what is missing is empty. Numbers are as typed. */
export type TestForm =
  | { readonly kind: NumberTest; readonly typed: string }
  | { readonly kind: BareTest }
  | { readonly kind: RecordTest; readonly field: string; readonly lines: readonly string[]; readonly orEmpty: boolean }
  | { readonly kind: 'noQuoteFrom'; readonly sources: readonly string[] };
export type TestKind = TestForm['kind'];

export const effectKinds = ['block', 'high_impact', 'second_person', 'onlyRoles', 'expiresInDays'] as const;
export type EffectKind = (typeof effectKinds)[number];
export const deciders = ['rep', 'sales_ops', 'admin'] as const;
export type Decider = (typeof deciders)[number];

/** A rule as somebody fills it in. */
export interface RuleForm {
  readonly title: string;
  readonly objectType: string;
  readonly allFields: boolean;
  readonly fields: readonly string[];
  readonly allAgents: boolean;
  readonly agents: readonly string[];
  readonly tests: readonly TestForm[];
  readonly effect: EffectKind;
  readonly roles: readonly Decider[];
  /** As typed. */
  readonly days: string;
}

export function emptyForm(objectType: string): RuleForm {
  return {
    title: '',
    objectType,
    allFields: true,
    fields: [],
    allAgents: true,
    agents: [],
    tests: [],
    effect: 'second_person',
    roles: [],
    days: '',
  };
}

export function emptyTest(kind: TestKind): TestForm {
  if (isOneOf(numberTests, kind)) return { kind, typed: '' };
  if (isOneOf(recordTests, kind)) return { kind, field: '', lines: [], orEmpty: false };
  return kind === 'noQuoteFrom' ? { kind, sources: [] } : { kind };
}

export function formOf({ title, objectType, fields, agents, when, effect }: Rule): RuleForm {
  const base = emptyForm(objectType);
  return {
    ...base,
    title,
    allFields: fields === null,
    fields: fields ?? [],
    allAgents: agents === null,
    agents: agents ?? [],
    tests: when.map(testFormOf),
    ...(typeof effect === 'string'
      ? { effect }
      : 'onlyRoles' in effect
        ? { effect: 'onlyRoles', roles: effect.onlyRoles }
        : { effect: 'expiresInDays', days: String(effect.expiresInDays) }),
  };
}

function testFormOf(test: Test): TestForm {
  if ('recordHas' in test) return { kind: 'recordHas', field: test.recordHas.field, ...linesOf(test.recordHas.oneOf) };
  if ('recordLacks' in test) {
    return { kind: 'recordLacks', field: test.recordLacks.field, ...linesOf(test.recordLacks.noneOf) };
  }
  if ('noQuoteFrom' in test) return { kind: 'noQuoteFrom', sources: test.noQuoteFrom };
  const [kind, value] = Object.entries(test)[0] as [NumberTest | BareTest, number | true];
  return isOneOf(numberTests, kind) ? { kind, typed: String(value) } : { kind };
}

function linesOf(values: readonly (string | null)[]): { lines: string[]; orEmpty: boolean } {
  return { lines: values.filter((value) => value !== null), orEmpty: values.includes(null) };
}

/** The rule that a form without slips says. @param id its name in diffs and logs, which an edit keeps */
export function ruleOf(form: RuleForm, id: string): Rule {
  return {
    id,
    title: form.title.trim(),
    objectType: form.objectType,
    fields: form.allFields ? null : [...form.fields],
    agents: form.allAgents ? null : [...form.agents],
    when: form.tests.map(testOf),
    effect: effectOf(form),
  };
}

function testOf(test: TestForm): Test {
  switch (test.kind) {
    case 'recordHas':
      return { recordHas: { field: test.field, oneOf: valuesOf(test) } };
    case 'recordLacks':
      return { recordLacks: { field: test.field, noneOf: valuesOf(test) } };
    case 'noQuoteFrom':
      return { noQuoteFrom: [...test.sources] };
    case 'movesBackwards':
    case 'empties':
    case 'replacesValue':
      return { [test.kind]: true } as Test;
    default:
      return { [test.kind]: numberOf(test.typed) } as Test;
  }
}

/** Digits with a point, as in the sentence about the rule; anything else is no number. */
export function numberOf(typed: string): number {
  const text = typed.trim();
  return /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(text) ? Number(text) : Number.NaN;
}

/** Lines that hold nothing are slips of the return key, not values. */
export function valuesOf({ lines, orEmpty }: { readonly lines: readonly string[]; readonly orEmpty: boolean }) {
  return [...lines.filter((line) => line.trim() !== ''), ...(orEmpty ? [null] : [])];
}

function effectOf({ effect, roles, days }: RuleForm): Rule['effect'] {
  if (effect === 'onlyRoles') return { onlyRoles: [...roles] };
  if (effect === 'expiresInDays') return { expiresInDays: numberOf(days) };
  return effect;
}

/** How a rule of the draft stands to what is in force. */
export function draftStanding(rule: Rule, inForce: readonly Rule[]): 'new' | 'changed' | 'same' {
  const before = inForce.find(({ id }) => id === rule.id);
  if (before === undefined) return 'new';
  return JSON.stringify(formOf(rule)) === JSON.stringify(formOf(before)) ? 'same' : 'changed';
}

/** A name from the title that no rule has yet: lower case with dashes. */
export function newRuleId(title: string, taken: readonly string[]): string {
  const dashed = title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '')
    .slice(0, 50)
    .replace(/-+$/, '');
  const base = dashed === '' ? 'rule' : dashed;
  let id = base;
  for (let count = 2; taken.includes(id); count += 1) id = `${base}-${count}`;
  return id;
}

function isOneOf<T extends string>(kinds: readonly T[], kind: string): kind is T {
  return kinds.some((one) => one === kind);
}
