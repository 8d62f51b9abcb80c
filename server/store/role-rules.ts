import type { RoleOfRule, RoleRule } from '#domain/access/role-rule.ts';
import type { PersonId, RoleRuleId, TenantId } from '#domain/shared/ids.ts';
import type { Reading, Writing } from './database.ts';

export async function roleRules(tx: Reading, tenantId: TenantId): Promise<RoleRule[]> {
  const rows = await tx.selectFrom('role_rule').selectAll().where('tenant_id', '=', tenantId).orderBy('id').execute();
  return rows.map((row) => ({
    tenantId,
    id: row.id as RoleRuleId,
    groupId: row.group_id,
    groupName: row.group_name,
    role: row.role as RoleOfRule,
    addedBy: row.added_by as PersonId,
    addedAt: row.added_at,
  }));
}

/** One rule a group: a second one takes the place of the first. */
export async function putRoleRule(tx: Writing, rule: RoleRule): Promise<void> {
  await deleteRoleRule(tx, rule.tenantId, { groupId: rule.groupId });
  await tx
    .insertInto('role_rule')
    .values({
      tenant_id: rule.tenantId,
      id: rule.id,
      group_id: rule.groupId,
      group_name: rule.groupName,
      role: rule.role,
      added_by: rule.addedBy,
      added_at: rule.addedAt,
    })
    .execute();
}

/** @returns the group's name, or `null` when there was no such rule */
export async function deleteRoleRule(
  tx: Writing,
  tenantId: TenantId,
  which: { readonly id: RoleRuleId } | { readonly groupId: string },
): Promise<string | null> {
  const rows = tx.deleteFrom('role_rule').where('tenant_id', '=', tenantId);
  const named = 'id' in which ? rows.where('id', '=', which.id) : rows.where('group_id', '=', which.groupId);
  return (await named.returning('group_name').executeTakeFirst())?.group_name ?? null;
}
