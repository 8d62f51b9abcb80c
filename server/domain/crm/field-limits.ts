import type { Field, FieldLimits, FieldValue } from './field.ts';
import { canonicalDecimal, compareDecimals, decimalOfNumber } from './value/decimal.ts';
import type { ValueRefusal } from './value/parsed.ts';
import { patternCost } from './value/pattern-cost.ts';

/**
 * What the CRM's own limits would refuse, so that no person is asked about a value that cannot be written.
 * @param value canonical, from `parseProposed`; lengths count UTF-16 units, as both CRMs do
 * @returns `value_too_long`, `value_out_of_range` or `value_refused_by_rule`; `null` when nothing speaks against it
 */
export function checkLimits(field: Pick<Field, 'label' | 'type' | 'limits'>, value: FieldValue): ValueRefusal | null {
  // Whether a field may be emptied is not among the limits; the CRM says so itself.
  if (value === null || value === '') return null;
  return (
    lengthLimit(field.label, field.limits, value) ??
    numberLimit(field.label, field.limits, value) ??
    patternLimit(field.label, field.limits, value)
  );
}

function lengthLimit(label: string, limits: FieldLimits, value: string): ValueRefusal | null {
  const { lengthMin, lengthMax } = limits;
  if (lengthMax !== undefined && value.length > lengthMax) {
    const message = `${label} takes at most ${lengthMax} characters; this has ${value.length}.`;
    return { code: 'value_too_long', message };
  }
  if (lengthMin !== undefined && value.length < lengthMin) {
    const message = `${label} takes at least ${lengthMin} characters; this has ${value.length}.`;
    return { code: 'value_refused_by_rule', message };
  }
  return null;
}

function numberLimit(label: string, limits: FieldLimits, value: string): ValueRefusal | null {
  const number = canonicalDecimal(value);
  if (number === null) return null;
  const least = limits.numberMin === undefined ? null : decimalOfNumber(limits.numberMin);
  const most = limits.numberMax === undefined ? null : decimalOfNumber(limits.numberMax);
  if (least !== null && compareDecimals(number, least) < 0) {
    return { code: 'value_out_of_range', message: `${label} takes nothing below ${least}.` };
  }
  if (most !== null && compareDecimals(number, most) > 0) {
    return { code: 'value_out_of_range', message: `${label} takes nothing above ${most}.` };
  }
  return null;
}

const patternValueUnitsMax = 1_000;
const patternCostMax = 5_000_000;

/** A rule that is too dear or too foreign to try here is left to the CRM, which has the last word anyway. */
function patternLimit(label: string, { pattern }: FieldLimits, value: string): ValueRefusal | null {
  if (pattern === undefined) return null;
  if (value.length > patternValueUnitsMax || patternCost(pattern.source, value.length) > patternCostMax) return null;
  let whole: RegExp;
  try {
    whole = new RegExp(`^(?:${pattern.source})$`);
  } catch {
    return null;
  }
  if (whole.test(value)) return null;
  return { code: 'value_refused_by_rule', message: `${label}: ${pattern.message}` };
}
