import type { RoleRule } from '#domain/access/role-rule.ts';
import { roleInForce } from '#domain/access/role-rule.ts';
import type { PersonActor } from '#domain/shared/actor.ts';
import { crmOf } from '#domain/shared/ids.ts';
import { permissionsOf } from '#domain/shared/permission.ts';
import { type Person, listPeople as peopleStored } from '#store/people.ts';
import { roleRules } from '#store/role-rules.ts';
import { liveSessionCounts } from '#store/sessions.ts';
import type { Context } from '../context.ts';

export interface People {
  readonly mayManage: boolean;
  readonly people: readonly (Person & { readonly liveSessions: number; readonly isYou: boolean })[];
  readonly rules: readonly (RoleRule & { readonly addedByName: string })[];
  readonly groupWord: string;
}

/** Who has access to this account, as what, and why. */
export async function listPeople(ctx: Context, actor: PersonActor): Promise<People> {
  const { tenantId } = actor;
  const now = ctx.now();
  const { people, rules, sessions } = await ctx.store.read(tenantId, async (tx) => ({
    people: await peopleStored(tx, tenantId),
    rules: await roleRules(tx, tenantId),
    sessions: await liveSessionCounts(tx, tenantId, now),
  }));
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return {
    mayManage: permissionsOf(actor).includes('person.manage'),
    people: people.map((person) => ({
      ...person,
      role: roleInForce(person, now),
      liveSessions: sessions.get(person.id) ?? 0,
      isYou: person.id === actor.personId,
    })),
    rules: rules.map((rule) => ({ ...rule, addedByName: names.get(rule.addedBy) ?? rule.addedBy })),
    groupWord: ctx.providerOf(crmOf(tenantId))?.groupWord ?? 'group',
  };
}
