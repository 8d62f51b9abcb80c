import type { Selectable } from 'kysely';
import type { Policy, PolicyField } from '#domain/policy/policy.ts';
import type { PersonId, TenantId } from '#domain/shared/ids.ts';
import type { Reading, Writing } from './database.ts';
import type { Database } from './schema.ts';

export interface PublishedPolicy extends Policy {
  readonly note: string;
  readonly publishedBy: PersonId;
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
  return row === undefined ? { tenantId, version: 0, fields: [], expiryDays: 30 } : fromRow(row);
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

/** @throws DatabaseError of `policy_pkey` when somebody published this version first */
export async function insertPolicy(tx: Writing, policy: PublishedPolicy): Promise<void> {
  await tx
    .insertInto('policy')
    .values({
      tenant_id: policy.tenantId,
      version: policy.version,
      fields: JSON.stringify(policy.fields),
      expiry_days: policy.expiryDays,
      note: policy.note,
      published_by: policy.publishedBy,
      published_at: policy.publishedAt,
    })
    .execute();
}

function fromRow(row: Selectable<Database['policy']>): PublishedPolicy {
  return {
    tenantId: row.tenant_id as TenantId,
    version: row.version,
    fields: row.fields as PolicyField[],
    expiryDays: row.expiry_days,
    note: row.note,
    publishedBy: row.published_by as PersonId,
    publishedAt: row.published_at,
  };
}
