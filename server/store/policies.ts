import type { Selectable } from 'kysely';
import { type BatchTerms, usualBatchTerms } from '#domain/policy/batch-terms.ts';
import { type ClassChange, emptyPolicy, type Policy, type PolicyField } from '#domain/policy/policy.ts';
import type { PolicyCase } from '#domain/policy/policy-case.ts';
import type { PolicyRule } from '#domain/policy/policy-rule.ts';
import type { PersonId, TenantId } from '#domain/shared/ids.ts';
import type { Reading, Writing } from './database.ts';
import type { Database } from './schema.ts';

export interface PublishedPolicy extends Policy {
  readonly note: string;
  readonly publishedBy: PersonId;
  /** The second person, where one was needed. */
  readonly approvedBy: PersonId | null;
  readonly publishedAt: Date;
}

/** The version in force; a tenant that has published none has version 0, which allows nothing. */
export async function currentPolicy(tx: Reading, tenantId: TenantId): Promise<Policy | PublishedPolicy> {
  const row = await tx
    .selectFrom('policy')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? { tenantId, version: 0, ...emptyPolicy } : fromRow(row);
}

export async function listPolicies(tx: Reading, tenantId: TenantId, limit: number): Promise<PublishedPolicy[]> {
  const rows = await tx
    .selectFrom('policy')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .orderBy('version', 'desc')
    .limit(limit)
    .execute();
  return rows.map(fromRow);
}

/** One version; `null` when there is none of that number. */
export async function policyOfVersion(
  tx: Reading,
  tenantId: TenantId,
  version: number,
): Promise<PublishedPolicy | null> {
  const row = await tx
    .selectFrom('policy')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('version', '=', version)
    .executeTakeFirst();
  return row === undefined ? null : fromRow(row);
}

/** @throws DatabaseError of `policy_pkey` when somebody published this version first */
export async function insertPolicy(tx: Writing, policy: PublishedPolicy): Promise<void> {
  await tx
    .insertInto('policy')
    .values({
      tenant_id: policy.tenantId,
      version: policy.version,
      fields: JSON.stringify(policy.fields),
      rules: JSON.stringify(policy.rules),
      classes: JSON.stringify(policy.classes),
      cases: JSON.stringify(policy.cases),
      second_person_publishes: policy.secondPersonPublishes,
      batches: JSON.stringify(policy.batches),
      expiry_days: policy.expiryDays,
      note: policy.note,
      published_by: policy.publishedBy,
      approved_by: policy.approvedBy,
      published_at: policy.publishedAt,
    })
    .execute();
}

function fromRow(row: Selectable<Database['policy']>): PublishedPolicy {
  return {
    tenantId: row.tenant_id as TenantId,
    version: row.version,
    fields: row.fields as PolicyField[],
    rules: row.rules as unknown as PolicyRule[],
    classes: row.classes as unknown as ClassChange[],
    cases: row.cases as unknown as PolicyCase[],
    secondPersonPublishes: row.second_person_publishes,
    // Versions that were published before a term existed hold to what was usual then.
    batches: { ...usualBatchTerms, ...(row.batches as unknown as Partial<BatchTerms>) },
    expiryDays: row.expiry_days,
    note: row.note,
    publishedBy: row.published_by as PersonId,
    approvedBy: row.approved_by as PersonId | null,
    publishedAt: row.published_at,
  };
}
