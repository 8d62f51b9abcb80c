import { unearned } from '#domain/policy/earned.ts';
import { type FieldCatalogue, samePlace } from '#domain/policy/field-catalogue.ts';
import type { Policy, PolicyContent } from '#domain/policy/policy.ts';
import { secondPersonReasons } from '#domain/policy/second-person.ts';
import type { Reading } from '#store/database.ts';
import { fieldStatistics } from '#store/field-statistics.ts';

const judgedDays = 90;

/** Why this draft needs another admin, going by what people made of its fields so far. */
export async function reasonsForSecond(
  tx: Reading,
  inForce: Policy,
  draft: PolicyContent,
  catalogue: FieldCatalogue,
  now: Date,
): Promise<string[]> {
  const since = new Date(now.getTime() - judgedDays * 86_400_000);
  const asksForAutomatic = draft.fields.some(({ autonomy }) => autonomy === 'auto');
  const judged = asksForAutomatic ? await fieldStatistics(tx, inForce.tenantId, since) : [];
  return secondPersonReasons(inForce, draft, catalogue, (place) =>
    unearned(judged.find((one) => samePlace(one, place))),
  );
}
