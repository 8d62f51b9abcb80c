import { setImmediate } from 'node:timers/promises';
import type { Extractor, Finding, ProposedValue } from './extractor.ts';
import { amountRule, revenueRule } from './rules/amounts.ts';
import { booleanRule } from './rules/booleans.ts';
import { competitorsRule } from './rules/competitors.ts';
import { phoneRule, websiteRule } from './rules/contact-points.ts';
import { closeDateRule, labelledDateRule } from './rules/dates.ts';
import { jobTitleRule } from './rules/job-title.ts';
import { optionRule } from './rules/options.ts';
import { nextStepRule, useCaseRule } from './rules/plans.ts';
import { employeesRule, seatsRule } from './rules/quantities.ts';
import { restatedRule } from './rules/restated.ts';
import type { Hit, Rule } from './rules/rule.ts';
import { billingRule, literalFieldRule, ownerRule, paymentTermsRule } from './rules/unlisted.ts';
import { type Statement, statementsOf } from './text/statements.ts';

// A field's own words first: of two rules that read one sentence, the later one wins.
const rules: readonly Rule[] = [
  restatedRule,
  optionRule,
  labelledDateRule,
  closeDateRule,
  revenueRule,
  amountRule,
  seatsRule,
  employeesRule,
  jobTitleRule,
  phoneRule,
  websiteRule,
  competitorsRule,
  booleanRule,
  nextStepRule,
  useCaseRule,
  billingRule,
  paymentTermsRule,
  ownerRule,
  literalFieldRule,
];

const quotesMax = 10;
const statementsAtOnce = 20;

/**
 * Needs no model and no network. Says less than it could rather than something wrong; the last statement wins. Makes
 * room for other work now and then, since a server may run it.
 */
export const ruleExtractor: Extractor = async ({ record, fields, text, occurredAt }) => {
  const byField = new Map<string, Found>();
  for (const [index, statement] of statementsOf(text).entries()) {
    for (const hit of rules.flatMap((rule) => rule(statement, { record, fields, occurredAt }))) {
      keep(byField, hit, statement);
    }
    if (index % statementsAtOnce === statementsAtOnce - 1) await setImmediate();
  }
  return [...byField.values()].map(({ finding }) => finding);
};

interface Found {
  readonly finding: Finding;
  readonly isHint: boolean;
}

function keep(byField: Map<string, Found>, hit: Hit, statement: Statement): void {
  const { field, isHint = false } = hit;
  const earlier = byField.get(field);
  if (isHint && earlier?.isHint === false) return;
  byField.set(field, { isHint, finding: combined(hit, statement, earlier?.finding) });
}

function combined(hit: Hit, { quote }: Statement, earlier: Finding | undefined): Finding {
  const { field, label, value, rationale } = hit;
  // Said again, it stays with the words that said it first: they were the statement, these are talk about it.
  if (earlier?.proposedValue === value) return earlier;
  if (hit.adds !== true || earlier === undefined) {
    return { field, label, proposedValue: value, quotes: [quote], rationale };
  }
  const values = [...new Set([...listOf(earlier.proposedValue), ...listOf(value)])];
  const [first, ...others] = earlier.quotes;
  const quotes: [string, ...string[]] = [first, ...new Set([...others, quote].filter((other) => other !== first))];
  const isNew = values.length > listOf(earlier.proposedValue).length;
  return {
    field,
    label,
    proposedValue: values,
    quotes: isNew ? (quotes.slice(0, quotesMax) as [string, ...string[]]) : earlier.quotes,
    rationale: isNew ? `${earlier.rationale} ${rationale}` : earlier.rationale,
  };
}

function listOf(value: ProposedValue): readonly string[] {
  return Array.isArray(value) ? value : [String(value)];
}
