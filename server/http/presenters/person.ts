import type { z } from 'zod';
import type { peopleReply, roleRuleReply } from '#contract/person.ts';
import type { RoleRule } from '#domain/access/role-rule.ts';
import type { People } from '#use-cases/people/list-people.ts';

export function presentPeople({ mayManage, people, rules, groupWord }: People): z.input<typeof peopleReply> {
  return {
    abilities: { manage: mayManage },
    people: people.map(({ id, name, email, role, roleFrom, lastSeenAt, liveSessions, isYou }) => ({
      id,
      name,
      email,
      role,
      roleFrom,
      lastSeenAt: lastSeenAt?.toISOString() ?? null,
      liveSessions,
      isYou,
    })),
    rules: rules.map((rule) => presentRoleRule(rule, rule.addedByName)),
    groupWord,
  };
}

export function presentRoleRule(rule: RoleRule, addedBy: string): z.input<typeof roleRuleReply>['rule'] {
  const { id, groupId, groupName, role, addedAt } = rule;
  return { id, groupId, groupName, role, addedBy, addedAt: addedAt.toISOString() };
}
