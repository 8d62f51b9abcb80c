import { z } from 'zod';
import { idSchema, plainText } from './value.ts';

const role = z.enum(['rep', 'sales_ops', 'admin', 'auditor']);
/** Roles that membership of a group can give. An admin is always made by name, so that nobody becomes one unseen. */
const roleOfRule = z.enum(['sales_ops', 'auditor']);

export const personView = z.object({
  id: idSchema('per'),
  name: z.string(),
  email: z.string(),
  role,
  /** Whence the role: an admin gave it by name, a group of the CRM does, or it is the one that everybody starts with. */
  roleFrom: z.enum(['person', 'rule', 'nobody']),
  /** `null` for somebody who was never here. */
  lastSeenAt: z.string().nullable(),
  /** Bearer sessions that still hold. Cards that the CRM signs for have none. */
  liveSessions: z.int(),
  /** The one who asks. */
  isYou: z.boolean(),
});

const roleRuleView = z.object({
  id: idSchema('rul'),
  groupId: z.string(),
  groupName: z.string(),
  role: roleOfRule,
  addedBy: z.string(),
  addedAt: z.string(),
});

/** GET /api/people */
export const peopleReply = z.object({
  abilities: z.object({ manage: z.boolean() }),
  people: z.array(personView),
  rules: z.array(roleRuleView),
  /** What the CRM calls its groups: `team` or `permission set`. */
  groupWord: z.string(),
});
export type PeopleReply = z.infer<typeof peopleReply>;

/** GET /api/people/groups: the CRM's own groups, for choosing one. */
export const groupsReply = z.object({
  groups: z.array(z.object({ id: z.string(), name: z.string() })),
  /** Why there are none to choose from, in words; `null` when the CRM told. */
  message: z.string().nullable(),
});

export const personParams = z.strictObject({ personId: idSchema('per') });

/** POST /api/people/:personId/role. `null` gives the role back to the groups of the CRM. */
export const setRoleRequest = z.strictObject({ role: role.nullable() });

/** POST /api/people/rules */
export const addRoleRuleRequest = z.strictObject({ groupId: plainText(1, 100), role: roleOfRule });
export const roleRuleReply = z.object({ rule: roleRuleView });
export const roleRuleParams = z.strictObject({ ruleId: idSchema('rul') });

/** POST /api/people/me/sign-out and /api/people/:personId/sign-out: every bearer session ends. */
export const signOutRequest = z.strictObject({});
export const signOutReply = z.object({ ended: z.int() });
