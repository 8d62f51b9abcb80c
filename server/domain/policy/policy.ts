import type { TenantId } from '../shared/ids.ts';

export const autonomies = ['off', 'review'] as const;
export type Autonomy = (typeof autonomies)[number];

export const impacts = ['low', 'high'] as const;
export type Impact = (typeof impacts)[number];

/** One line of the allowlist. A field without a line is refused. */
export interface PolicyField {
  readonly objectType: string;
  readonly field: string;
  readonly autonomy: Autonomy;
  readonly impact: Impact;
}

/** One immutable version of the allowlist. */
export interface Policy {
  readonly tenantId: TenantId;
  readonly version: number;
  readonly fields: readonly PolicyField[];
  /** How long a suggestion waits for a person. */
  readonly expiryDays: number;
}

/** The allowlist's line for a field. Should it have several, the strictest of each setting counts. */
export function policyFieldFor(policy: Policy, objectType: string, field: string): PolicyField | undefined {
  const lines = policy.fields.filter((entry) => entry.objectType === objectType && entry.field === field);
  const [first] = lines;
  if (first === undefined || lines.length === 1) return first;
  return {
    ...first,
    autonomy: lines.some(({ autonomy }) => autonomy === 'off') ? 'off' : first.autonomy,
    impact: lines.some(({ impact }) => impact === 'high') ? 'high' : 'low',
  };
}
