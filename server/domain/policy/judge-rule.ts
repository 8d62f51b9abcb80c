import type { Field, FieldValue } from '../crm/field.ts';
import { canonicalDecimal, compareDecimals, decimalOfNumber } from '../crm/value/decimal.ts';
import type { AgentId } from '../shared/ids.ts';
import type { PolicyRule, ProposedChange, RuleTest } from './policy-rule.ts';

export interface RuledPlace {
  readonly field: Field;
  readonly agentId: AgentId;
}

/**
 * Whether a rule speaks of this change. Total: every test has an answer for every value, and one that cannot be told
 * (a value that nobody read, a text where a number should be) counts as met, so that ignorance never makes a rule milder.
 * @param change `null` = nothing is proposed yet; then only a rule without tests speaks
 */
export function isMet(rule: PolicyRule, { field, agentId }: RuledPlace, change: ProposedChange | null): boolean {
  if (rule.objectType !== field.objectType) return false;
  if (rule.fields !== null && !rule.fields.includes(field.name)) return false;
  if (rule.agents !== null && !rule.agents.includes(agentId)) return false;
  if (change === null) return rule.when.length === 0;
  return rule.when.every((test) => judge(test, field, change) !== false);
}

/** `undefined` = cannot be told. */
type Answer = boolean | undefined;

function judge(test: RuleTest, field: Field, change: ProposedChange): Answer {
  const { proposed, current, quotes } = change;
  if ('valueAbove' in test) return compared(proposed, test.valueAbove, (order) => order > 0);
  if ('valueBelow' in test) return compared(proposed, test.valueBelow, (order) => order < 0);
  if ('changesByMoreThanPercent' in test) return changesByMore(test.changesByMoreThanPercent, change);
  if ('movesBackwards' in test) return movesBackwards(field, change);
  if ('dateMovesMoreThanDays' in test) return dateMoves(test.dateMovesMoreThanDays, change);
  if ('empties' in test) return isEmpty(proposed);
  if ('replacesValue' in test) return current === undefined ? undefined : !isEmpty(current);
  if ('recordHas' in test) {
    const { field: name, oneOf } = test.recordHas;
    return ofRecord(change, name, (value) => oneOf.includes(value));
  }
  if ('recordLacks' in test) {
    const { field: name, noneOf } = test.recordLacks;
    return ofRecord(change, name, (value) => !noneOf.includes(value));
  }
  if ('fewerQuotesThan' in test) return quotes.length < test.fewerQuotesThan;
  return !quotes.some((kind) => test.noQuoteFrom.includes(kind));
}

function isEmpty(value: FieldValue): boolean {
  return value === null || value === '';
}

/**
 * Digit by digit: in floating point an amount a hair above a limit would equal it. An emptied field has no amount that could
 * be above or below anything: `empties` is the test for that.
 */
function compared(value: FieldValue, limit: number, holds: (order: number) => boolean): Answer {
  if (value === null || value === '') return false;
  const [amount, bound] = [canonicalDecimal(value), decimalOfNumber(limit)];
  return amount === null || bound === null ? undefined : holds(compareDecimals(amount, bound));
}

function changesByMore(percent: number, { proposed, current }: ProposedChange): Answer {
  if (current === undefined) return undefined;
  // From nothing to something, or back, there is no share to tell; that is what other tests are for.
  if (isEmpty(current) || isEmpty(proposed)) return false;
  const [before, after] = [Number(current), Number(proposed)];
  if (!Number.isFinite(before) || !Number.isFinite(after)) return undefined;
  if (before === 0) return after !== 0;
  return Math.abs(after - before) * 100 > percent * Math.abs(before);
}

function movesBackwards(field: Field, { proposed, current }: ProposedChange): Answer {
  if (current === undefined) return undefined;
  if (isEmpty(current)) return false;
  const order = field.options.map(({ value }) => value);
  const [before, after] = [order.indexOf(current ?? ''), order.indexOf(proposed ?? '')];
  if (before < 0 || after < 0) return undefined;
  return after < before;
}

const dayMs = 86_400_000;

function dateMoves(days: number, { proposed, current }: ProposedChange): Answer {
  if (current === undefined) return undefined;
  if (isEmpty(current) || isEmpty(proposed)) return false;
  const [before, after] = [dayOf(current), dayOf(proposed)];
  if (before === null || after === null) return undefined;
  return Math.abs(after - before) > days;
}

/** The number of the UTC day; `null` for what is no date. */
function dayOf(value: FieldValue): number | null {
  const at = /^\d{4}-\d{2}-\d{2}/.test(value ?? '') ? Date.parse(value ?? '') : Number.NaN;
  return Number.isNaN(at) ? null : Math.floor(at / dayMs);
}

function ofRecord({ record }: ProposedChange, name: string, holds: (value: FieldValue) => boolean): Answer {
  const value = Object.hasOwn(record, name) ? record[name] : undefined;
  return value === undefined ? undefined : holds(value);
}
