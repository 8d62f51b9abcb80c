import type { FieldCatalogue } from '#domain/policy/field-catalogue.ts';
import type { PolicyContent } from '#domain/policy/policy.ts';
import { secondPersonReasons } from '#domain/policy/second-person.ts';

/** Why this draft needs another admin. Nothing is automatic yet, so no field has earned it. */
export function reasonsForSecond(inForce: PolicyContent, draft: PolicyContent, catalogue: FieldCatalogue): string[] {
  return secondPersonReasons(inForce, draft, catalogue, () => 'People have not decided enough suggestions for it yet.');
}
