import { differences, type PolicyDifference } from '#domain/policy/difference.ts';
import { objectsOf } from '#domain/policy/field-catalogue.ts';
import type { PersonActor } from '#domain/shared/actor.ts';
import type { Context } from '../context.ts';
import { ruleTeller } from './judge-content.ts';
import { readFieldNames } from './read-catalogue.ts';
import { contentOfVersion } from './read-policies.ts';

/** What changed from one version to another, whichever came first, in the words of today. @throws Fault `not_found` */
export async function compareVersions(
  ctx: Context,
  { tenantId }: PersonActor,
  versions: { readonly from: number; readonly to: number },
): Promise<PolicyDifference[]> {
  const [from, to] = await ctx.store.read(tenantId, async (tx) => [
    await contentOfVersion(tx, tenantId, versions.from),
    await contentOfVersion(tx, tenantId, versions.to),
  ]);
  const names = await readFieldNames(ctx, tenantId, [...new Set([...objectsOf(from), ...objectsOf(to)])]);
  const sentenceOf = await ruleTeller(ctx, tenantId, [...from.rules, ...to.rules], names);
  return differences(from, to, names, sentenceOf);
}
