import type { Role } from '../shared/permission.ts';

/** What people of a role are called in a sentence. */
export const roleWords: Readonly<Record<Role, string>> = {
  rep: 'reps',
  sales_ops: 'sales ops',
  admin: 'admins',
  auditor: 'auditors',
};

/** What somebody reads whose role a rule does not let decide. */
export function rolesSentence(roles: readonly Role[]): string {
  if (roles.length === 0)
    return 'The rules of the policy leave nobody who may decide this. Ask an admin to change them.';
  return `A rule of the policy leaves this to ${roles.map((role) => roleWords[role]).join(' and ')}.`;
}
