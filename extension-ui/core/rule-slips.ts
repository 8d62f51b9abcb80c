import { type NumberTest, numberOf, type RuleForm, type TestForm, valuesOf } from './rule-form.ts';
import { ruleStrings } from './rule-strings.ts';

const words = ruleStrings.slips;

/** What is wrong with a rule that somebody fills in, beside where it is wrong. */
export interface RuleSlips {
  readonly title: string | null;
  readonly objectType: string | null;
  readonly fields: string | null;
  readonly agents: string | null;
  /** One for each condition, in their order. */
  readonly tests: readonly (string | null)[];
  readonly effect: string | null;
}

export function slipsOf(form: RuleForm): RuleSlips {
  const { title, objectType, allFields, fields, allAgents, agents, tests } = form;
  return {
    title: title.trim() === '' ? words.title : title.trim().length > 120 ? words.titleLong : null,
    objectType: objectType === '' ? words.objectType : null,
    fields: !allFields && fields.length === 0 ? words.fields : null,
    agents: !allAgents && agents.length === 0 ? words.agents : null,
    tests: tests.map(testSlip),
    effect: effectSlip(form),
  };
}

export function isClean({ tests, ...others }: RuleSlips): boolean {
  return [...Object.values(others), ...tests].every((slip) => slip === null);
}

/** What the server takes. */
const ranges: Readonly<Record<NumberTest, { least: number; most: number; whole: boolean }>> = {
  valueAbove: { least: -Number.MAX_VALUE, most: Number.MAX_VALUE, whole: false },
  valueBelow: { least: -Number.MAX_VALUE, most: Number.MAX_VALUE, whole: false },
  changesByMoreThanPercent: { least: 0, most: Number.MAX_VALUE, whole: false },
  dateMovesMoreThanDays: { least: 0, most: 36_500, whole: true },
  fewerQuotesThan: { least: 1, most: 20, whole: true },
};

function testSlip(test: TestForm): string | null {
  if ('typed' in test) {
    const range = ranges[test.kind];
    return fits(numberOf(test.typed), range) ? null : words.numbers[test.kind];
  }
  if ('sources' in test) return test.sources.length === 0 ? words.sources : null;
  if (!('field' in test)) return null;
  if (test.field === '') return words.recordField;
  const values = valuesOf(test);
  if (values.length === 0) return words.values;
  return values.length > 100 ? words.valuesMany : null;
}

function effectSlip({ effect, roles, days }: RuleForm): string | null {
  if (effect === 'onlyRoles') return roles.length === 0 ? words.roles : null;
  if (effect === 'expiresInDays') return fits(numberOf(days), { least: 1, most: 365, whole: true }) ? null : words.days;
  return null;
}

function fits(number: number, range: { least: number; most: number; whole: boolean }): boolean {
  if (!Number.isFinite(number)) return false;
  return number >= range.least && number <= range.most && (!range.whole || Number.isInteger(number));
}
