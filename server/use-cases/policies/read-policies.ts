import type { PersonActor } from '#domain/shared/actor.ts';
import { peopleById } from '#store/people.ts';
import { currentPolicy, listPolicies, type PublishedPolicy } from '#store/policies.ts';
import type { Context } from '../context.ts';

export interface NamedPolicy {
  readonly policy: PublishedPolicy;
  readonly publishedByName: string;
}

/** The version in force; `null` before the first one. */
export async function readCurrentPolicy(ctx: Context, actor: PersonActor): Promise<NamedPolicy | null> {
  return ctx.store.read(actor.tenantId, async (tx) => {
    const policy = await currentPolicy(tx, actor.tenantId);
    if (!('note' in policy)) return null;
    const people = await peopleById(tx, actor.tenantId, [policy.publishedBy]);
    return { policy, publishedByName: people.get(policy.publishedBy)?.name ?? policy.publishedBy };
  });
}

/** Newest first, at most 100. */
export async function readPolicies(ctx: Context, actor: PersonActor): Promise<NamedPolicy[]> {
  return ctx.store.read(actor.tenantId, async (tx) => {
    const policies = await listPolicies(tx, actor.tenantId, 100);
    const people = await peopleById(
      tx,
      actor.tenantId,
      policies.map(({ publishedBy }) => publishedBy),
    );
    return policies.map((policy) => ({
      policy,
      publishedByName: people.get(policy.publishedBy)?.name ?? policy.publishedBy,
    }));
  });
}
