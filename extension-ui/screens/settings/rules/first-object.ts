import type { PolicyProps } from '../policy/policy-props.ts';

/** The object that a new rule or test case is about until somebody chooses another. */
export function firstObject({ content, host }: Pick<PolicyProps, 'content' | 'host'>): string {
  const known = content.fields[0]?.objectType ?? content.rules[0]?.objectType;
  return known ?? (host.crm === 'hubspot' ? 'deals' : 'Opportunity');
}
