import type { z } from 'zod';
import type { policyContent, policyReply, policyVersion } from '#contract/policy.ts';
import type { PolicyContent } from '#domain/policy/policy.ts';
import type { NamedPolicy } from '#use-cases/policies/read-policies.ts';

/** A version in the history, without its content. */
export function presentVersion({
  policy,
  publishedByName,
  approvedByName,
}: NamedPolicy): z.input<typeof policyVersion> {
  return {
    version: policy.version,
    note: policy.note,
    publishedBy: publishedByName,
    approvedBy: approvedByName,
    publishedAt: policy.publishedAt.toISOString(),
  };
}

export function presentPolicy(named: NamedPolicy): z.input<typeof policyReply> {
  return { ...presentVersion(named), ...presentContent(named.policy) };
}

/** What a policy says, as it is kept in a file: without what Fieldward noted for itself. */
export function presentContent(content: PolicyContent): z.output<typeof policyContent> {
  return {
    expiryDays: content.expiryDays,
    secondPersonPublishes: content.secondPersonPublishes,
    batches: content.batches,
    fields: content.fields.map(({ objectType, field, autonomy, impact }) => ({ objectType, field, autonomy, impact })),
    // Copies of what only the types call read-only.
    ...structuredClone({ rules: content.rules, classes: content.classes, cases: content.cases } as Mutable),
  };
}

type Mutable = Pick<z.output<typeof policyContent>, 'rules' | 'classes' | 'cases'>;
