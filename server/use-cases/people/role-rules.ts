import type { RoleOfRule, RoleRule } from '#domain/access/role-rule.ts';
import type { PersonActor } from '#domain/shared/actor.ts';
import { Fault } from '#domain/shared/fault.ts';
import { crmOf, type RoleRuleId } from '#domain/shared/ids.ts';
import { deleteRoleRule, putRoleRule } from '#store/role-rules.ts';
import { type Context, record } from '../context.ts';
import { followGroupsSoftly } from './follow-groups.ts';

const readMs = 8_000;

/**
 * Gives the members of a group of the CRM a role. One that they were given by name stays.
 * @throws Fault `not_found` when the CRM has no such group, `crm_unreachable`, `crm_not_connected`, `crm_refused`
 */
export async function addRoleRule(
  ctx: Context,
  actor: PersonActor,
  asked: { readonly groupId: string; readonly role: RoleOfRule },
): Promise<RoleRule> {
  const { tenantId } = actor;
  const gateway = await ctx.gatewayOf(tenantId, crmOf(tenantId));
  const terms = { lane: 'interactive' as const, deadline: ctx.now().getTime() + readMs };
  const group = (await gateway.userGroups.list(terms)).find(({ id }) => id === asked.groupId);
  if (group === undefined) throw new Fault('not_found', 'The CRM has no such group any more. Choose another one.');
  const rule: RoleRule = {
    tenantId,
    id: ctx.newId('rul'),
    groupId: group.id,
    groupName: group.name,
    role: asked.role,
    addedBy: actor.personId,
    addedAt: ctx.now(),
  };
  await ctx.store.transact(tenantId, async (tx) => {
    await putRoleRule(tx, rule);
    const facts = { rule: rule.id, group: group.id, role: rule.role };
    await record(ctx, tx, [{ type: 'role_rule.added', actor, facts, values: { group: group.name } }]);
  });
  await followGroupsSoftly(ctx, tenantId);
  return rule;
}

/** @throws Fault `not_found` */
export async function removeRoleRule(ctx: Context, actor: PersonActor, ruleId: RoleRuleId): Promise<void> {
  const { tenantId } = actor;
  await ctx.store.transact(tenantId, async (tx) => {
    const group = await deleteRoleRule(tx, tenantId, { id: ruleId });
    if (group === null) throw new Fault('not_found', 'There is no such rule any more.');
    await record(ctx, tx, [{ type: 'role_rule.removed', actor, facts: { rule: ruleId }, values: { group } }]);
  });
  await followGroupsSoftly(ctx, tenantId);
}
