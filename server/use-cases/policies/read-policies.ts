import { emptyPolicy, type PolicyContent } from '#domain/policy/policy.ts';
import type { PersonActor } from '#domain/shared/actor.ts';
import { Fault } from '#domain/shared/fault.ts';
import type { PersonId, TenantId } from '#domain/shared/ids.ts';
import type { Reading } from '#store/database.ts';
import { peopleById } from '#store/people.ts';
import { currentPolicy, listPolicies, type PublishedPolicy, policyOfVersion } from '#store/policies.ts';
import type { Context } from '../context.ts';

export interface NamedPolicy {
  readonly policy: PublishedPolicy;
  readonly publishedByName: string;
  readonly approvedByName: string | null;
}

/** The version in force; `null` before the first one. */
export async function readCurrentPolicy(ctx: Context, actor: PersonActor): Promise<NamedPolicy | null> {
  return ctx.store.read(actor.tenantId, async (tx) => {
    const policy = await currentPolicy(tx, actor.tenantId);
    return 'note' in policy ? ((await named(tx, actor.tenantId, [policy]))[0] ?? null) : null;
  });
}

/** Newest first, at most 100. */
export async function readPolicies(ctx: Context, actor: PersonActor): Promise<NamedPolicy[]> {
  return ctx.store.read(actor.tenantId, async (tx) =>
    named(tx, actor.tenantId, await listPolicies(tx, actor.tenantId, 100)),
  );
}

/** @throws Fault `not_found` */
export async function readPolicyVersion(ctx: Context, actor: PersonActor, version: number): Promise<NamedPolicy> {
  return ctx.store.read(actor.tenantId, async (tx) => {
    const policy = await policyOfVersion(tx, actor.tenantId, version);
    const [found] = policy === null ? [] : await named(tx, actor.tenantId, [policy]);
    if (found === undefined) throw noVersion(version);
    return found;
  });
}

/** What a version said; version 0 is the time before the first and allows nothing. @throws Fault `not_found` */
export async function contentOfVersion(tx: Reading, tenantId: TenantId, version: number): Promise<PolicyContent> {
  const content = version === 0 ? emptyPolicy : await policyOfVersion(tx, tenantId, version);
  if (content === null) throw noVersion(version);
  return content;
}

function noVersion(version: number): Fault {
  return new Fault('not_found', `There is no version ${version} of the allowlist.`);
}

async function named(tx: Reading, tenantId: TenantId, policies: readonly PublishedPolicy[]): Promise<NamedPolicy[]> {
  const ids = policies.flatMap(({ publishedBy, approvedBy }) => [
    publishedBy,
    ...(approvedBy === null ? [] : [approvedBy]),
  ]);
  const people = await peopleById(tx, tenantId, [...new Set(ids)]);
  const nameOf = (id: PersonId) => people.get(id)?.name ?? id;
  return policies.map((policy) => ({
    policy,
    publishedByName: nameOf(policy.publishedBy),
    approvedByName: policy.approvedBy === null ? null : nameOf(policy.approvedBy),
  }));
}
