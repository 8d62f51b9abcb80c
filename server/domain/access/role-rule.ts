import type { PersonId, RoleRuleId, TenantId } from '../shared/ids.ts';
import type { Role } from '../shared/permission.ts';

/** Roles that membership of a group can give. An admin is made by name only, so that nobody becomes one unseen. */
export type RoleOfRule = Extract<Role, 'sales_ops' | 'auditor'>;

/** Members of a group of the CRM have a role here. */
export interface RoleRule {
  readonly tenantId: TenantId;
  readonly id: RoleRuleId;
  /** The CRM's own id of the group. */
  readonly groupId: string;
  /** As it was called when the rule was made. */
  readonly groupName: string;
  readonly role: RoleOfRule;
  readonly addedBy: PersonId;
  readonly addedAt: Date;
}

/** Who is in which group, as the CRM tells it: group id → the CRM's ids of users. */
export type Memberships = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * The role that the rules give a user; `null` when no rule speaks. Of several the wider one: sales ops may all that
 * auditors may.
 */
export function roleByRules(
  rules: readonly Pick<RoleRule, 'groupId' | 'role'>[],
  memberships: Memberships,
  crmUserId: string,
): RoleOfRule | null {
  const given = rules.filter(({ groupId }) => memberships.get(groupId)?.has(crmUserId) === true);
  if (given.some(({ role }) => role === 'sales_ops')) return 'sales_ops';
  return given.length > 0 ? 'auditor' : null;
}

/** For how long a role holds that came from a group which nobody could ask about since. */
const trustedForMs = 24 * 60 * 60_000;

/** The role that counts now: one from a group ends when the CRM has not confirmed it for a day. */
export function roleInForce(
  person: { readonly role: Role; readonly roleFrom: string; readonly groupsReadAt: Date | null },
  now: Date,
): Role {
  if (person.roleFrom !== 'rule') return person.role;
  const age = person.groupsReadAt === null ? Number.POSITIVE_INFINITY : now.getTime() - person.groupsReadAt.getTime();
  return age <= trustedForMs ? person.role : 'rep';
}
