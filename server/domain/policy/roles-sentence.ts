import type { Role } from '../shared/permission.ts';

const names: Readonly<Record<Role, string>> = {
  rep: 'reps',
  sales_ops: 'sales ops',
  admin: 'admins',
  auditor: 'auditors',
};

/** What somebody reads whose role a rule does not let decide. */
export function rolesSentence(roles: readonly Role[]): string {
  if (roles.length === 0)
    return 'The rules of the policy leave nobody who may decide this. Ask an admin to change them.';
  return `A rule of the policy leaves this to ${roles.map((role) => names[role]).join(' and ')}.`;
}
