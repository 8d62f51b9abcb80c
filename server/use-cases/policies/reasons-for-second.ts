import type { FieldCatalogue } from '#domain/policy/field-catalogue.ts';
import type { Policy, PolicyContent } from '#domain/policy/policy.ts';
import { secondPersonReasons } from '#domain/policy/second-person.ts';
import type { Reading } from '#store/database.ts';
import type { Context } from '../context.ts';

/** Why this draft needs another admin, with what people have decided on its fields so far. */
export async function reasonsForSecond(
  _ctx: Context,
  _tx: Reading,
  inForce: Policy,
  draft: PolicyContent,
  catalogue: FieldCatalogue,
): Promise<string[]> {
  return secondPersonReasons(inForce, draft, catalogue, () => 'People have not decided enough suggestions for it yet.');
}
