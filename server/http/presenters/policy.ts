import type { z } from 'zod';
import type { policyReply } from '#contract/policy.ts';
import type { NamedPolicy } from '#use-cases/policies/read-policies.ts';

export function presentPolicy({ policy, publishedByName }: NamedPolicy): z.input<typeof policyReply> {
  return {
    version: policy.version,
    note: policy.note,
    publishedBy: publishedByName,
    publishedAt: policy.publishedAt.toISOString(),
    expiryDays: policy.expiryDays,
    fields: policy.fields.map((field) => ({ ...field })),
  };
}
