import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { roleByRules, roleInForce } from '#domain/access/role-rule.ts';
import { permissionsOf, roles } from '#domain/shared/permission.ts';

const groupId = fc.constantFrom('a', 'b', 'c', 'd');
const rules = fc.array(fc.record({ groupId, role: fc.constantFrom('sales_ops' as const, 'auditor' as const) }));
const memberships = fc
  .array(fc.tuple(groupId, fc.uniqueArray(fc.constantFrom<string>('1', '2', '3'))))
  .map((entries) => new Map(entries.map(([group, users]) => [group, new Set(users)])));

describe('the role that groups give', () => {
  it('comes from a rule for a group that the user is in, and from nothing else', () => {
    fc.assert(
      fc.property(rules, memberships, fc.constantFrom('1', '2', '3', '4'), (all, members, user) => {
        const role = roleByRules(all, members, user);
        const speaking = all.filter((rule) => members.get(rule.groupId)?.has(user));
        expect(role === null).toBe(speaking.length === 0);
        if (role !== null) expect(speaking.map((rule) => rule.role)).toContain(role);
      }),
    );
  });

  it('is never admin, and of several the one that may all that the others may', () => {
    fc.assert(
      fc.property(rules, memberships, fc.constantFrom('1', '2', '3'), (all, members, user) => {
        const role = roleByRules(all, members, user) ?? 'rep';
        expect(role).not.toBe('admin');
        const may = permissionsOf({ kind: 'person', role });
        for (const rule of all.filter((one) => members.get(one.groupId)?.has(user))) {
          expect(may).toEqual(expect.arrayContaining([...permissionsOf({ kind: 'person', role: rule.role })]));
        }
      }),
    );
  });
});

describe('the role in force', () => {
  const now = new Date('2026-11-23T12:00:00Z');
  const hoursAgo = (hours: number) => new Date(now.getTime() - hours * 3_600_000);

  it('is what an admin gave by name, however long ago the CRM was asked', () => {
    for (const role of roles) {
      expect(roleInForce({ role, roleFrom: 'person', groupsReadAt: null }, now)).toBe(role);
    }
  });

  it('ends a day after the CRM last said who is in the group', () => {
    const from = (groupsReadAt: Date | null) => roleInForce({ role: 'sales_ops', roleFrom: 'rule', groupsReadAt }, now);
    expect(from(hoursAgo(24))).toBe('sales_ops');
    expect(from(hoursAgo(24.001))).toBe('rep');
    expect(from(null)).toBe('rep');
  });
});
