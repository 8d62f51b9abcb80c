import { roleByRules } from '#domain/access/role-rule.ts';
import type { EventDraft } from '#domain/log/event.ts';
import type { SystemActor } from '#domain/shared/actor.ts';
import { Fault } from '#domain/shared/fault.ts';
import { crmOf, type TenantId } from '#domain/shared/ids.ts';
import { groupsWereRead, listPeople, lockPerson, peopleById, setRole } from '#store/people.ts';
import { roleRules } from '#store/role-rules.ts';
import { type Context, record } from '../context.ts';

/**
 * Brings the roles that groups of the CRM give up to date. A role that an admin gave by name is left alone.
 * @returns how many people have another role than before
 * @throws Fault when the CRM does not tell: every role stays, for a day at most
 */
export async function followGroups(ctx: Context, tenantId: TenantId): Promise<number> {
  const { rules, people } = await ctx.store.read(tenantId, async (tx) => ({
    rules: await roleRules(tx, tenantId),
    people: await listPeople(tx, tenantId),
  }));
  const ofGroups = people.filter(({ roleFrom }) => roleFrom !== 'person');
  if (rules.length === 0 && !ofGroups.some(({ roleFrom }) => roleFrom === 'rule')) return 0;
  const memberships = rules.length === 0 ? new Map() : await readMemberships(ctx, tenantId, rules);
  const actor: SystemActor = { kind: 'system', tenantId, duty: 'follow-groups' };
  return ctx.store.transact(tenantId, async (tx) => {
    const events: EventDraft[] = [];
    for (const { id } of ofGroups.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
      await lockPerson(tx, { tenantId, id });
      // An admin may have given a role by name since.
      const person = (await peopleById(tx, tenantId, [id])).get(id);
      if (person === undefined || person.roleFrom === 'person') continue;
      const given = roleByRules(rules, memberships, person.crmUserId);
      const to = {
        role: given ?? ('rep' as const),
        roleFrom: given === null ? ('nobody' as const) : ('rule' as const),
      };
      if (person.role === to.role && person.roleFrom === to.roleFrom) continue;
      await setRole(tx, person, to);
      const facts = { person: id, role: to.role, was: person.role, from: 'groups' };
      events.push({ type: 'person.role_set', actor, facts, values: { name: person.name } });
    }
    await groupsWereRead(tx, tenantId, ctx.now());
    await record(ctx, tx, events);
    return events.length;
  });
}

/** For callers whose own work is done whether or not the CRM tells now: the duty asks again within minutes. */
export async function followGroupsSoftly(ctx: Context, tenantId: TenantId): Promise<void> {
  try {
    await followGroups(ctx, tenantId);
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
  }
}

async function readMemberships(ctx: Context, tenantId: TenantId, rules: readonly { readonly groupId: string }[]) {
  const gateway = await ctx.gatewayOf(tenantId, crmOf(tenantId));
  const terms = { lane: 'background' as const, deadline: ctx.now().getTime() + ctx.timing.backgroundMs };
  const groupIds = [...new Set(rules.map(({ groupId }) => groupId))];
  return gateway.userGroups.membersOf(groupIds, terms);
}
