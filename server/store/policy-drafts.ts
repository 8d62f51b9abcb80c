import type { Selectable } from 'kysely';
import { emptyPolicy, type PolicyContent } from '#domain/policy/policy.ts';
import type { PersonId, TenantId } from '#domain/shared/ids.ts';
import type { Reading, Writing } from './database.ts';
import type { Database } from './schema.ts';

/** The one draft of a tenant. */
export interface PolicyDraft {
  readonly tenantId: TenantId;
  /** Counts its saves. */
  readonly revision: number;
  /** The version it started from; 0 = none was published. */
  readonly basedOn: number;
  readonly content: PolicyContent;
  readonly editedBy: PersonId;
  readonly editedAt: Date;
  /** Present while it waits for a second person. */
  readonly proposed: { readonly by: PersonId; readonly at: Date; readonly note: string } | null;
}

export async function policyDraftOf(tx: Reading, tenantId: TenantId): Promise<PolicyDraft | null> {
  const row = await tx.selectFrom('policy_draft').selectAll().where('tenant_id', '=', tenantId).executeTakeFirst();
  return row === undefined ? null : fromRow(row);
}

/** The same, held until the transaction ends. */
export async function lockPolicyDraft(tx: Writing, tenantId: TenantId): Promise<PolicyDraft | null> {
  const row = await tx
    .selectFrom('policy_draft')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .forUpdate()
    .executeTakeFirst();
  return row === undefined ? null : fromRow(row);
}

/** @returns whether it was saved: not when a first draft came to be meanwhile */
export async function insertPolicyDraft(tx: Writing, draft: PolicyDraft): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('policy_draft')
    .values({ tenant_id: draft.tenantId, ...toColumns(draft) })
    .onConflict((conflict) => conflict.column('tenant_id').doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

/** Of a draft that is locked. */
export async function updatePolicyDraft(tx: Writing, draft: PolicyDraft): Promise<void> {
  await tx.updateTable('policy_draft').set(toColumns(draft)).where('tenant_id', '=', draft.tenantId).execute();
}

export async function deletePolicyDraft(tx: Writing, tenantId: TenantId): Promise<void> {
  await tx.deleteFrom('policy_draft').where('tenant_id', '=', tenantId).execute();
}

function toColumns(draft: PolicyDraft) {
  return {
    revision: draft.revision,
    based_on: draft.basedOn,
    content: JSON.stringify(draft.content),
    edited_by: draft.editedBy,
    edited_at: draft.editedAt,
    proposed_by: draft.proposed?.by ?? null,
    proposed_at: draft.proposed?.at ?? null,
    note: draft.proposed?.note ?? null,
  };
}

function fromRow(row: Selectable<Database['policy_draft']>): PolicyDraft {
  const { proposed_by: by, proposed_at: at, note } = row;
  const content = row.content as unknown as PolicyContent;
  return {
    tenantId: row.tenant_id as TenantId,
    revision: row.revision,
    basedOn: row.based_on,
    // A draft from before a setting came to be has what is usual.
    content: { ...emptyPolicy, ...content, batches: { ...emptyPolicy.batches, ...content.batches } },
    editedBy: row.edited_by as PersonId,
    editedAt: row.edited_at,
    proposed: by === null || at === null || note === null ? null : { by: by as PersonId, at, note },
  };
}
