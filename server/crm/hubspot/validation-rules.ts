import type { FieldLimits } from '#domain/crm/field.ts';
import type { ValidationRule } from './wire.ts';

/**
 * The rules that an account set for a property, as far as they can be checked before a person is asked. The other
 * rule types are left to HubSpot, which checks all of them on every write.
 */
export function limitsOf(rules: readonly ValidationRule[]): FieldLimits {
  const lengthMin = numberArgument(rules, 'MIN_LENGTH');
  const lengthMax = numberArgument(rules, 'MAX_LENGTH');
  const numberMin = numberArgument(rules, 'MIN_NUMBER');
  const numberMax = numberArgument(rules, 'MAX_NUMBER');
  const pattern = rules.find(({ ruleType }) => ruleType === 'REGEX')?.ruleArguments?.[0] ?? '';
  return {
    ...(lengthMin === null ? {} : { lengthMin }),
    ...(lengthMax === null ? {} : { lengthMax }),
    ...(numberMin === null ? {} : { numberMin }),
    ...(numberMax === null ? {} : { numberMax }),
    ...(pattern === ''
      ? {}
      : { pattern: { source: pattern, message: 'the value does not have the form that HubSpot asks for.' } }),
  };
}

/** Whether any of these rule types holds. */
export function hasRule(rules: readonly ValidationRule[], ...ruleTypes: readonly string[]): boolean {
  return rules.some(({ ruleType }) => ruleTypes.includes(ruleType));
}

function numberArgument(rules: readonly ValidationRule[], ruleType: string): number | null {
  const text = rules.find((rule) => rule.ruleType === ruleType)?.ruleArguments?.[0]?.trim() ?? '';
  return /^[+-]?\d+(?:\.\d+)?$/.test(text) ? Number(text) : null;
}
